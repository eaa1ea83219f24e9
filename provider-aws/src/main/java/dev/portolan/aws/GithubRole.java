package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.github.Workflow;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.ListValue;
import dev.portolan.terraform.ObjectValue;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code github.tf.json}: the role that GitHub deploys with. AWS takes GitHub's word for which repository and environment
 * asks, so that no key of AWS is kept there. The role may do what Terraform does: all but IAM, and of that the app's roles.
 *
 * @see <a href="https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws">OpenID
 *     Connect in AWS</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html">AWS managed policies</a>
 */
final class GithubRole {
    /** Who states it; an account has it once, so it is not among an app's resources. */
    static final String ISSUER = "token.actions.githubusercontent.com";

    /** The output that the runbook asks for. */
    static final String OUTPUT = "github_role";

    private static final String TRUST = "the environment of one repository, and nobody else";
    private static final String POWER = "Terraform makes all that the app needs";

    private static final List<String> ROLE_ACTIONS = List.of(
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListInstanceProfilesForRole",
            "iam:ListRolePolicies",
            "iam:PassRole",
            "iam:PutRolePolicy",
            "iam:TagRole",
            "iam:UntagRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole");

    private final Infrastructure infra;
    private final Fact<String> repository;
    private final TerraformFile file;

    private GithubRole(Infrastructure infra) {
        this.infra = infra;
        repository = infra.plan().settings().ciRepository();
        file = infra.file("github", "The role that GitHub deploys with.")
                .from(repository, infra.plan().settings().github().ci());
    }

    /** Writes the role where the repository is known and deploys. */
    static void write(Infrastructure infra) {
        if (AwsWorkflow.isWritten(infra.plan())
                && infra.plan().settings().ciRepository().isPresent()) {
            new GithubRole(infra).write();
        }
    }

    private void write() {
        Ref trust = file.localObject("trust_github", all -> statement(all, this::trusts));
        Ref policy = file.localObject("policy_github", all -> statement(all, this::allows));
        Ref role = file.resource(
                "aws_iam_role",
                "github",
                block -> block.put("name", roleName("github")).put("assume_role_policy", Infrastructure.json(trust)));
        file.resource(
                "aws_iam_role_policy_attachment",
                "github",
                block -> block.put("role", role.at("name"))
                        .put("policy_arn", Fact.chosen("arn:aws:iam::aws:policy/PowerUserAccess", POWER)));
        file.resource(
                "aws_iam_role_policy",
                "github",
                block -> block.put("name", Fact.chosen("roles", "what it is for"))
                        .put("role", role.at("id"))
                        .put("policy", Infrastructure.json(policy)));
        file.output(OUTPUT, "For the variable " + AwsWorkflow.ROLE + " on GitHub.", role.at("arn"));
    }

    private void trusts(ObjectValue statement) {
        statement
                .put("Effect", Fact.chosen("Allow", TRUST))
                .put("Action", Fact.chosen("sts:AssumeRoleWithWebIdentity", TRUST))
                .object(
                        "Principal",
                        who -> who.put(
                                "Federated",
                                Expression.text("arn:aws:iam::", infra.main().account(), ":oidc-provider/" + ISSUER)))
                .object(
                        "Condition",
                        when -> when.object(
                                "StringEquals",
                                same -> same.put(ISSUER + ":aud", Fact.chosen("sts.amazonaws.com", TRUST))
                                        .put(ISSUER + ":sub", subject(infra.plan()))));
    }

    private void allows(ObjectValue statement) {
        statement
                .put("Effect", Fact.chosen("Allow", POWER))
                .put("Action", Fact.chosen(ROLE_ACTIONS, POWER))
                .list("Resource", this::roles);
    }

    private void roles(ListValue resources) {
        for (String role : List.of("execution", "task", "scheduler", "github")) {
            resources.add(Expression.text("arn:aws:iam::", infra.main().account(), ":role/", roleName(role)));
        }
    }

    private Fact<String> roleName(String role) {
        return infra.plan().named("-" + role).map(AwsNames.ROLE::legal);
    }

    /** Who GitHub says that the workflow is. */
    private static Fact<String> subject(AwsPlan plan) {
        return Workflow.subject(plan.settings().ciRepository(), plan.stage());
    }

    private static void statement(ObjectValue policy, Consumer<ObjectValue> content) {
        policy.put("Version", Fact.chosen("2012-10-17", "the language's version"))
                .list("Statement", statements -> statements.object(content));
    }
}
