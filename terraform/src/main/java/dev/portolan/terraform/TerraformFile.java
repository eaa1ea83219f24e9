package dev.portolan.terraform;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.naming.NamePolicy;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One {@code *.tf.json} file of a folder, all of whose files Terraform reads as one: a file for each concern. Nothing is
 * written where no block was asked for. Kinds of blocks stand in the order in which experts write them, whatever the order
 * of the calls.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration syntax</a>
 */
public final class TerraformFile {
    /** What Terraform takes as the name of a block; resources of one app seldom need large letters. */
    public static final NamePolicy NAME = NamePolicy.underscored(
            "a Terraform name",
            "https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers",
            1,
            64);

    private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final List<String> KINDS =
            List.of("terraform", "provider", "variable", "data", "ephemeral", "locals", "resource", "check", "output");

    private final Document document;
    private final String comment;

    private TerraformFile(Document document, String comment) {
        this.document = document;
        this.comment = comment;
    }

    /**
     * Starts a file.
     *
     * @param path its path, which ends in {@code .tf.json}
     * @param comment what stands at its top, in a sentence or two; may be empty
     */
    public static TerraformFile in(Output.Builder out, String path, String comment) {
        if (!path.endsWith(".tf.json")) {
            throw new IllegalArgumentException("Terraform does not read " + path);
        }
        return new TerraformFile(out.add(Document.json(path)).dialect(TerraformText.DIALECT), comment);
    }

    /** Says that the file is there because of these facts. */
    public TerraformFile from(Fact<?>... facts) {
        document.from(facts);
        return this;
    }

    /** The {@code terraform} block; one in a folder will do. */
    public void terraform(Consumer<TerraformSettings> content) {
        content.accept(new TerraformSettings(kind("terraform")));
    }

    /** How a provider is set up. It is written even if nothing is put into it. */
    public void provider(String name, Consumer<Block> content) {
        content.accept(new Block(named(kind("provider"), name)));
    }

    /** A value that the user gives. */
    public Ref variable(String name, Consumer<Variable> content) {
        content.accept(new Variable(named(kind("variable"), name)));
        return Ref.to("var." + name, List.of());
    }

    /** A value that the user gives, under a name that comes from the app. */
    public Ref variable(Fact<String> name, Consumer<Variable> content) {
        Ref variable = variable(name.get(), content);
        kind("variable").mapping(name.get()).from(name);
        return Ref.to(variable.address(), List.of(name));
    }

    /** Something that is there already and that Terraform reads. */
    public Ref data(String type, String name, Consumer<Block> content) {
        content.accept(new Block(named(kind("data").mapping(legal(type)), name)));
        return Ref.to("data." + type + "." + name, List.of());
    }

    /** A value that Terraform fetches or makes anew each time, and keeps nowhere. */
    public Ref ephemeral(String type, String name, Consumer<Block> content) {
        content.accept(new Block(named(kind("ephemeral").mapping(legal(type)), name)));
        return Ref.to("ephemeral." + type + "." + name, List.of());
    }

    /** A name for a value; absent where the value is. */
    public Ref local(String name, Fact<?> value) {
        kind("locals").put(legal(name), value);
        return value.isPresent() ? Ref.to("local." + name, List.of()) : Ref.absent("local." + name);
    }

    /** A name for something that Terraform computes; absent where that is. */
    public Ref local(String name, Expression value) {
        new Block(kind("locals")).put(legal(name), value);
        return value.isAbsent() ? Ref.absent("local." + name) : Ref.to("local." + name, List.of());
    }

    /** A name for an object, such as one that {@code jsonencode} makes a document of. */
    public Ref localObject(String name, Consumer<ObjectValue> content) {
        content.accept(new ObjectValue(named(kind("locals"), name)));
        return Ref.to("local." + name, List.of());
    }

    /** A name for a list; absent where nothing was added to it. */
    public Ref localList(String name, Consumer<ListValue> content) {
        var list = kind("locals").list(legal(name));
        content.accept(new ListValue(list));
        return list.items().isEmpty() ? Ref.absent("local." + name) : Ref.to("local." + name, List.of());
    }

    /** Something that Terraform makes and keeps. */
    public Ref resource(String type, String name, Consumer<Block> content) {
        content.accept(new Block(named(kind("resource").mapping(legal(type)), name)));
        return Ref.to(type + "." + name, List.of());
    }

    /** Something that Terraform makes and keeps, by a name of the app that {@link #NAME} made legal. */
    public Ref resource(String type, Fact<String> name, Consumer<Block> content) {
        resource(type, name.get(), block -> content.accept(block.from(name)));
        return Ref.to(type + "." + name.get(), List.of(name));
    }

    /** What should be true, and what Terraform warns of where it is not. */
    public void check(String name, Expression condition, Expression message) {
        Mapping assertion = named(kind("check"), name).list("assert").add();
        new Block(assertion).put("condition", condition).put("error_message", message);
    }

    /** What {@code terraform output} shows; an absent one is not written. */
    public void output(String name, String description, Expression value) {
        if (!value.isAbsent()) {
            Mapping output = named(kind("output"), name);
            new Block(output).put("value", value);
            Fact<?>[] facts = value.facts().toArray(Fact<?>[]::new);
            BareBlock.put(
                    output,
                    "description",
                    Fact.chosen(description, "what the value is for").from(facts));
        }
    }

    /** As above, under a name that comes from the app. */
    public void output(Fact<String> name, String description, Expression value) {
        if (!value.isAbsent()) {
            output(name.get(), description, value);
            kind("output").mapping(name.get()).from(name);
        }
    }

    private Mapping kind(String kind) {
        Mapping root = document.root();
        if (root.entries().isEmpty()) {
            if (!comment.isEmpty()) {
                Block.comment(root, comment);
            }
            KINDS.forEach(root::mapping);
        }
        return root.mapping(kind);
    }

    /** The body of a new block: Terraform has to find it even if nothing stands in it. */
    private static Mapping named(Mapping blocks, String name) {
        if (blocks.get(legal(name)).isPresent()) {
            throw new IllegalStateException("two blocks have the name " + name);
        }
        return blocks.mapping(name).evenIfEmpty();
    }

    private static String legal(String name) {
        if (!LEGAL_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Terraform takes no such name: " + name);
        }
        return name;
    }
}
