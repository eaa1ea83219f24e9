package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * {@code registry.tf.json}: a repository for each image. A tag never moves, and old images go by themselves.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository">aws_ecr_repository</a>
 */
final class Registry {
    private final Infrastructure infra;
    private final Map<TaskImage, Ref> repositories = new LinkedHashMap<>();

    Registry(Infrastructure infra) {
        this.infra = infra;
        TerraformFile file = infra.file("registry", "Where images are pushed to and pulled from.");
        Ref lifecycle = lifecycle(file);
        for (TaskImage image : infra.plan().images()) {
            Ref repository = file.resource(
                    "aws_ecr_repository",
                    image.block(),
                    block -> block.put("name", image.repository())
                            .put("image_tag_mutability", Fact.chosen("IMMUTABLE", "a tag is one version for ever"))
                            .block(
                                    "image_scanning_configuration",
                                    scanning -> scanning.put("scan_on_push", Fact.chosen(true, "it costs nothing"))));
            file.resource(
                    "aws_ecr_lifecycle_policy",
                    image.block(),
                    block -> block.put("repository", repository.at("name"))
                            .put("policy", Infrastructure.json(lifecycle)));
            file.output(
                    image.block().map(name -> "repository_" + name),
                    "Where the image is pushed to.",
                    repository.at("repository_url"));
            repositories.put(image, repository);
        }
    }

    /** The image with the version that is applied. */
    Expression image(TaskImage image) {
        Ref repository = Objects.requireNonNull(repositories.get(image), image::toString);
        return Expression.text(repository.at("repository_url"), infra.main().imageSuffix());
    }

    private static Ref lifecycle(TerraformFile file) {
        String reason = "thirty versions are enough to go back to";
        return file.localObject(
                "image_lifecycle",
                policy -> policy.list(
                        "rules",
                        rules -> rules.object(rule -> rule.put("rulePriority", Fact.chosen(1, reason))
                                .put("description", Fact.chosen("keep the last 30 images", reason))
                                .object(
                                        "selection",
                                        selection -> selection
                                                .put("tagStatus", Fact.chosen("any", reason))
                                                .put("countType", Fact.chosen("imageCountMoreThan", reason))
                                                .put("countNumber", Fact.chosen(30, reason)))
                                .object("action", action -> action.put("type", Fact.chosen("expire", reason))))));
    }
}
