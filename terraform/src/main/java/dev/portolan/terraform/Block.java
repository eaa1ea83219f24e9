package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.util.List;
import java.util.function.Consumer;

/**
 * What stands inside a block. Terraform's style puts {@code count} and {@code for_each} first, then arguments, then nested
 * blocks, then {@code lifecycle} and {@code depends_on}; that is the order in which to call.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/style">Style guide</a>
 */
public final class Block extends Entries<Block> {
    private static final String COMMENT = "//";

    Block(Mapping mapping) {
        super(mapping);
    }

    @Override
    Block self() {
        return this;
    }

    /** A comment; call it first, so that it stands on top. Terraform reads over it. */
    public Block comment(String text) {
        comment(mapping(), text);
        return this;
    }

    static void comment(Mapping mapping, String text) {
        mapping.put(COMMENT, TerraformText.written(text, List.of(Fact.chosen(text, "for the reader"))));
    }

    /** A nested block of which there is one. It is not written where nothing is put into it. */
    public Block block(String type, Consumer<Block> content) {
        content.accept(new Block(mapping().mapping(type)));
        return this;
    }

    /** One of several nested blocks of a type that nothing but their order tells apart. */
    public Block repeated(String type, Consumer<Block> content) {
        content.accept(new Block(mapping().list(type).add()));
        return this;
    }

    /** One of several nested blocks of a type that one of their arguments tells apart. */
    public Block repeated(String type, String identity, Consumer<Block> content) {
        content.accept(new Block(mapping().list(type, identity).add()));
        return this;
    }

    /**
     * What Terraform does differently with it than with others.
     *
     * @see <a href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle">lifecycle</a>
     */
    public Block lifecycle(Consumer<Lifecycle> content) {
        content.accept(new Lifecycle(mapping().mapping("lifecycle")));
        return this;
    }

    /**
     * What has to be there before and is not referred to otherwise.
     *
     * @see <a href="https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on">depends_on</a>
     */
    public Block dependsOn(List<Ref> others) {
        Sequence list = mapping().list("depends_on");
        others.stream()
                .filter(other -> !other.isAbsent())
                .forEach(other -> list.add(TerraformText.written(other.address(), other.facts())));
        return this;
    }
}
