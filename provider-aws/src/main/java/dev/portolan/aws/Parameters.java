package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.EnvVariable;
import dev.portolan.naming.Names;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code secrets.tf.json} and the parameters of other files: values that no task definition may show or that only AWS
 * knows. What is secret is write-only, so neither a plan nor the state ever holds it.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter">aws_ssm_parameter</a>
 */
final class Parameters {
    private final AwsPlan plan;
    private final Names blocks = new Names(TerraformFile.NAME).reserve("secret");
    private final Map<FactPath, Expression> arns = new LinkedHashMap<>();

    Parameters(Infrastructure infra) {
        plan = infra.plan();
        List<EnvVariable> byHand = plan.environment().byHand();
        if (!byHand.isEmpty()) {
            TerraformFile file = infra.file(
                            "secrets", "Secrets by name. Their values are put by hand and stand nowhere here.")
                    .from(AwsPlan.only(byHand));
            if (byHand.size() == 1) {
                file.from(reasons(byHand.get(0)));
            }
            Ref names = file.localList(
                    "secret_names",
                    list -> byHand.forEach(variable -> list.add(variable.name().from(reasons(variable)))));
            Fact<String> name = Fact.chosen("secret", "all of a kind").from(AwsPlan.only(byHand));
            Ref secret = file.resource(
                    "aws_ssm_parameter",
                    name,
                    block -> block.put("for_each", Expression.of("toset(", names, ")"))
                            .put("name", Expression.text("/", plan.prefix(), "/", Expression.of("each.value")))
                            .put("type", Fact.chosen("SecureString", "it is a secret"))
                            .put(
                                    "tier",
                                    Fact.chosen(
                                            "Intelligent-Tiering",
                                            "long values need the advanced tier, short ones do not"))
                            .put(
                                    "value_wo",
                                    Fact.chosen("unset", "the real value is put by hand, and Terraform never reads it"))
                            .put(
                                    "value_wo_version",
                                    Fact.chosen(1, "as long as it stays, Terraform leaves the value alone")));
            infra.needs(secret);
            for (EnvVariable variable : byHand) {
                arns.put(variable.path(), secret.item(variable.name()).at("arn").from(reasons(variable)));
            }
        }
    }

    /** The ARN of the parameter of a variable. */
    Expression arn(EnvVariable variable) {
        return Objects.requireNonNull(arns.get(variable.path()), () -> variable.path() + " has no parameter");
    }

    /** Writes the parameter of a value that Terraform knows and that is no secret. */
    void plain(TerraformFile file, EnvVariable variable, Expression value) {
        Ref parameter = file.resource(
                "aws_ssm_parameter",
                blocks.of(variable.name()),
                block -> block.from(reasons(variable))
                        .put("name", plan.environment().parameter(variable))
                        .put("description", what(variable))
                        .put("type", Fact.chosen("String", "it is no secret"))
                        .put("value", value.from(variable.value())));
        arns.put(variable.path(), parameter.at("arn").from(reasons(variable)));
    }

    /** Writes the parameter of a secret that Terraform composes; a new version of the password brings a new value. */
    void secret(TerraformFile file, EnvVariable variable, Expression value, Expression version) {
        Ref parameter = file.resource(
                "aws_ssm_parameter",
                blocks.of(variable.name()),
                block -> block.from(reasons(variable))
                        .put("name", plan.environment().parameter(variable))
                        .put("description", what(variable))
                        .put("type", Fact.chosen("SecureString", "it holds a password"))
                        .put("value_wo", value.from(variable.value()))
                        .put("value_wo_version", version));
        arns.put(variable.path(), parameter.at("arn").from(reasons(variable)));
    }

    private static Fact<String> what(EnvVariable variable) {
        return variable.reference().map(reference -> reference.attribute() + " of " + reference.target());
    }

    private Fact<?>[] reasons(EnvVariable variable) {
        return plan.environment().deciding(variable);
    }
}
