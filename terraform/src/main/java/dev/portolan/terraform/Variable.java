package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;

/**
 * A value that the user gives: in a {@code .tfvars} file, with {@code -var}, or as {@code TF_VAR_…} in the environment,
 * which is the place for secrets.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/values/variables">Input variables</a>
 */
public final class Variable {
    private final Mapping mapping;

    Variable(Mapping mapping) {
        this.mapping = mapping;
    }

    /** What it is for; Terraform shows it when it asks. */
    public Variable description(String description) {
        BareBlock.put(mapping, "description", Fact.chosen(description, "Terraform shows it when it asks"));
        return this;
    }

    /** Its type as Terraform writes it, such as {@code list(string)}. */
    public Variable type(String type) {
        BareBlock.put(mapping, "type", Fact.chosen(type, "what the arguments take that it goes to"));
        return this;
    }

    /** The value where the user gives none; without one, or with an absent one, Terraform asks. */
    public Variable defaultsTo(Fact<?> value) {
        BareBlock.put(mapping, "default", value);
        return this;
    }

    /** Terraform does not show it; in the state file it stands all the same. */
    public Variable sensitive() {
        mapping.put("sensitive", Fact.chosen(true, "it is a secret"));
        return this;
    }

    /** Neither a plan nor the state keeps it; only write-only arguments and providers take it. */
    public Variable ephemeral() {
        mapping.put("ephemeral", Fact.chosen(true, "it is a secret, and no file may keep it"));
        return this;
    }

    /** What has to be true of it, and what Terraform says where it is not. */
    public Variable validation(Expression condition, Expression message) {
        new Block(mapping.list("validation").add()).put("condition", condition).put("error_message", message);
        return this;
    }
}
