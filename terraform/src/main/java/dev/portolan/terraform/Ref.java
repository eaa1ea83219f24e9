package dev.portolan.terraform;

import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that was written and that others may speak of: a resource, a data source, a variable, a local value. As an
 * expression it is the block's whole value.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/references">References to named values</a>
 */
public final class Ref extends Expression {
    private final String address;

    private Ref(String address, String code, List<Fact<?>> facts, boolean absent) {
        super(code, facts, absent);
        this.address = address;
    }

    static Ref to(String address, List<Fact<?>> facts) {
        return new Ref(address, address, facts, false);
    }

    /** To what was not written, because a fact is absent. */
    static Ref absent(String address) {
        return new Ref(address, address, List.of(), true);
    }

    /** The address, such as {@code aws_lb.main} or {@code var.region}. */
    public String address() {
        return address;
    }

    /** One of its attributes, such as {@code id}. */
    public Expression at(String attribute) {
        return new Expression(code() + "." + attribute, facts(), isAbsent());
    }

    /** One of the things that a block with {@code for_each} makes. */
    public Ref item(Fact<String> key) {
        var all = new ArrayList<>(facts());
        all.add(key);
        String item = code() + "[" + TerraformText.quoted(key.orElse("")) + "]";
        return new Ref(address, item, all, isAbsent() || key.isAbsent());
    }
}
