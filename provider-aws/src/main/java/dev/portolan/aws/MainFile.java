package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;

/**
 * {@code main.tf.json}: versions, where the state is kept, the account's region, what is given on the command line.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/block/terraform">terraform block</a>
 */
final class MainFile {
    private final Ref region;
    private final Ref imageSuffix;
    private final Expression account;

    MainFile(Infrastructure infra) {
        AwsPlan plan = infra.plan();
        TerraformFile file = infra.file("main", "The app on AWS. Everything in this folder belongs together.");
        file.terraform(terraform -> {
            terraform.requiredVersion(">= 1.11", "write-only arguments came with 1.11");
            terraform.requiredProvider("aws", "hashicorp/aws", "~> 6.0", "the arguments are those of 6");
            if (plan.settings().stateBucket().isPresent()) {
                terraform.backend(
                        "s3",
                        backend -> backend.put("bucket", plan.settings().stateBucket())
                                .put("key", plan.named("/terraform.tfstate"))
                                .put("region", plan.region())
                                .put("encrypt", Fact.chosen(true, "a state tells much about an app"))
                                .put("use_lockfile", Fact.chosen(true, "two who apply at once would break it")));
            }
        });
        region = file.variable(
                "region",
                variable ->
                        variable.type("string").description("The AWS region.").defaultsTo(plan.region()));
        file.provider(
                "aws",
                provider -> provider.put("region", region)
                        .block(
                                "default_tags",
                                tags -> tags.object(
                                        "tags",
                                        tag -> tag.put("App", plan.prefix())
                                                .put("Environment", plan.stage())
                                                .put(
                                                        "ManagedBy",
                                                        Fact.chosen(
                                                                "terraform", "so that nobody changes it by hand")))));
        account = file.data("aws_caller_identity", "current", block -> {}).at("account_id");
        imageSuffix = image(file);
    }

    /** The variable of the region. */
    Ref region() {
        return region;
    }

    /** The number of the account. */
    Expression account() {
        return account;
    }

    /** What follows the repository in the name of an image. */
    Ref imageSuffix() {
        return imageSuffix;
    }

    /** No default: whoever applies says which version, and it is the version that was tested. */
    private static Ref image(TerraformFile file) {
        Ref image = file.variable(
                "image",
                variable -> variable.type("string")
                        .description("The tag or the digest (sha256:…) of the image that was pushed.")
                        .validation(
                                Expression.of(
                                        "can(regex(\"^(sha256:[0-9a-f]{64}|[A-Za-z0-9_][A-Za-z0-9._-]{0,127})$\", "
                                                + "var.image)) && var.image != \"latest\""),
                                Expression.text(
                                        "A tag other than latest, or a digest: what runs has to have a name.")));
        return file.local(
                "image_suffix",
                Expression.of("startswith(", image, ", \"sha256:\") ? \"@${", image, "}\" : \":${", image, "}\""));
    }
}
