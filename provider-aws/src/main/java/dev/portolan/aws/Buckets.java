package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.ObjectValue;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code buckets.tf.json}: object storage by S3. Tasks need no key: their role may read and write.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket">aws_s3_bucket</a>
 */
final class Buckets {
    private final AwsPlan plan;
    private final Map<Datastore, Ref> buckets = new LinkedHashMap<>();

    Buckets(Infrastructure infra, Parameters parameters) {
        plan = infra.plan();
        List<Datastore> stores = plan.stores().buckets();
        if (stores.isEmpty()) {
            return;
        }
        TerraformFile file =
                infra.file("buckets", "Buckets, closed to the public.").from(AwsPlan.only(stores));
        for (Datastore store : stores) {
            Ref bucket = file.resource(
                    "aws_s3_bucket",
                    plan.stores().block(store),
                    block -> block.from(store.kind(), store.placement())
                            .put(
                                    "bucket",
                                    Expression.text(
                                            plan.stores().bucket(store),
                                            "-",
                                            infra.main().account()))
                            .put(
                                    "force_destroy",
                                    store.purpose().map(purpose -> purpose == Datastore.Purpose.CACHE),
                                    false));
            file.resource("aws_s3_bucket_public_access_block", plan.stores().block(store), Buckets.closed(bucket));
            file.output(
                    plan.stores().block(store).map(name -> "bucket_" + name),
                    "The name of the bucket.",
                    bucket.at("bucket"));
            buckets.put(store, bucket);
            infra.needs(bucket);
            addresses(file, parameters, store, bucket);
        }
    }

    /** The bucket's part of what the tasks' role may do. */
    void allow(dev.portolan.terraform.ListValue statements) {
        buckets.forEach((store, bucket) -> statements.object(
                statement -> statement(statement.from(plan.stores().block(store)), bucket)));
    }

    private static void statement(ObjectValue statement, Ref bucket) {
        statement
                .put("Effect", Fact.chosen("Allow", "the app keeps its files there"))
                .put(
                        "Action",
                        Fact.chosen(
                                List.of("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                                "read, write and delete"))
                .list(
                        "Resource",
                        resources -> resources.add(bucket.at("arn")).add(Expression.text(bucket.at("arn"), "/*")));
    }

    private static java.util.function.Consumer<dev.portolan.terraform.Block> closed(Ref bucket) {
        Fact<Boolean> yes = Fact.chosen(true, "what shall be public is said one by one");
        return block -> block.put("bucket", bucket.at("id"))
                .put("block_public_acls", yes)
                .put("block_public_policy", yes)
                .put("ignore_public_acls", yes)
                .put("restrict_public_buckets", yes);
    }

    private void addresses(TerraformFile file, Parameters parameters, Datastore store, Ref bucket) {
        plan.environment().computed().stream()
                .filter(variable ->
                        plan.environment().store(variable).filter(store::equals).isPresent())
                .forEach(variable -> {
                    EnvValue.Attribute attribute = variable.reference().get().attribute();
                    Expression host = bucket.at("bucket_regional_domain_name");
                    parameters.plain(
                            file,
                            variable,
                            attribute == EnvValue.Attribute.DATABASE
                                    ? bucket.at("bucket")
                                    : attribute == EnvValue.Attribute.HOST ? host : Expression.text("https://", host));
                });
    }
}
