package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import java.util.List;

/**
 * The {@code lifecycle} of a resource: each line with its reason. Terraform reads all but the conditions before it knows
 * any value, so they are no templates.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle">lifecycle</a>
 */
public final class Lifecycle {
    private final Mapping mapping;

    Lifecycle(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Another one is made before this one is destroyed. */
    public Lifecycle createBeforeDestroy(String reason) {
        mapping.put("create_before_destroy", Fact.chosen(true, reason));
        return this;
    }

    /** Terraform refuses every plan that would destroy it. */
    public Lifecycle preventDestroy(String reason) {
        mapping.put("prevent_destroy", Fact.chosen(true, reason));
        return this;
    }

    /** Arguments whose changes are of no interest once it is made. */
    public Lifecycle ignoreChanges(String reason, String... arguments) {
        mapping.put("ignore_changes", Fact.chosen(List.of(arguments), reason));
        return this;
    }

    /** What has to be true before it is made or changed. */
    public Lifecycle precondition(Expression condition, Expression message) {
        return condition("precondition", condition, message);
    }

    /** What has to be true of it once it is made or changed: {@code self} is the resource. */
    public Lifecycle postcondition(Expression condition, Expression message) {
        return condition("postcondition", condition, message);
    }

    private Lifecycle condition(String type, Expression condition, Expression message) {
        new Block(mapping.list(type).add()).put("condition", condition).put("error_message", message);
        return this;
    }
}
