package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvVariable;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.ListValue;
import dev.portolan.terraform.ObjectValue;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code roles.tf.json}: who may do what, and no more. ECS itself pulls images, writes logs and reads the app's
 * parameters; tasks open shells for ECS Exec and use their buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html">Roles for
 *     ECS</a>
 */
final class Roles {
    private static final String TRUST = "nobody else may act as this role";

    private final TerraformFile file;
    private final AwsPlan plan;
    private final Infrastructure infra;
    private final Ref execution;
    private final Ref task;

    Roles(Infrastructure infra, Buckets buckets) {
        this.infra = infra;
        plan = infra.plan();
        file = infra.file("roles", "Who may do what, and no more.");
        Ref trust = file.localObject(
                "trust_tasks", policy -> policy(policy, all -> all.object(one -> trusts(one, "ecs-tasks"))));
        execution = role("execution", trust);
        Ref usual = file.resource(
                "aws_iam_role_policy_attachment",
                "execution",
                block -> block.put("role", execution.at("name"))
                        .put(
                                "policy_arn",
                                Fact.chosen(
                                        "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
                                        "pull images and write logs")));
        infra.needs(usual);
        readParameters();
        task = role("task", trust);
        Ref statements = file.localObject(
                "policy_task",
                policy -> policy(policy, all -> {
                    all.object(one -> one.put("Effect", Fact.chosen("Allow", "ECS Exec opens a shell in a task"))
                            .put(
                                    "Action",
                                    Fact.chosen(
                                            List.of(
                                                    "ssmmessages:CreateControlChannel",
                                                    "ssmmessages:CreateDataChannel",
                                                    "ssmmessages:OpenControlChannel",
                                                    "ssmmessages:OpenDataChannel"),
                                            "all that ECS Exec asks for"))
                            .put("Resource", Fact.chosen("*", "these actions know no resource")));
                    buckets.allow(all);
                }));
        infra.needs(grant(Fact.chosen("task", "whose it is"), "task", task, statements));
    }

    /** Who starts tasks. */
    Ref execution() {
        return execution;
    }

    /** Who the tasks themselves are. */
    Ref task() {
        return task;
    }

    /** Who starts tasks by the clock. */
    Ref scheduler(List<Ref> definitions, Ref cluster, Fact<?>... reasons) {
        Ref trust = file.localObject(
                "trust_scheduler",
                policy -> policy(
                        policy.from(reasons),
                        all -> all.object(one -> {
                            trusts(one, "scheduler");
                            one.object(
                                    "Condition",
                                    when -> when.object(
                                            "StringEquals",
                                            same -> same.put(
                                                    "aws:SourceAccount",
                                                    infra.main().account())));
                        })));
        Ref role = role("scheduler", trust, reasons);
        Ref policy = file.localObject(
                "policy_scheduler",
                all -> policy(all.from(reasons), statements -> {
                    statements.object(one -> one.put("Effect", Fact.chosen("Allow", "jobs are started"))
                            .put("Action", Fact.chosen("ecs:RunTask", "jobs are started"))
                            .list(
                                    "Resource",
                                    list -> definitions.forEach(definition ->
                                            list.add(Expression.text(definition.at("arn_without_revision"), ":*"))))
                            .object(
                                    "Condition",
                                    when -> when.object(
                                            "ArnLike", like -> like.put("ecs:cluster", cluster.at("arn")))));
                    statements.object(one -> one.put("Effect", Fact.chosen("Allow", "a task gets both of its roles"))
                            .put("Action", Fact.chosen("iam:PassRole", "a task gets both of its roles"))
                            .list(
                                    "Resource",
                                    list -> list.add(execution.at("arn")).add(task.at("arn"))));
                }));
        grant(Fact.chosen("scheduler", "whose it is").from(reasons), "run-tasks", role, policy);
        return role;
    }

    /**
     * All below the app's own path: the limit of 10,240 characters for a role's policies would not hold the names of a
     * hundred parameters.
     */
    private void readParameters() {
        List<EnvVariable> parameters = plan.app().env().stream()
                .filter(plan.environment()::isParameter)
                .toList();
        if (parameters.isEmpty()) {
            return;
        }
        List<Fact<?>> why = new ArrayList<>(Arrays.asList(AwsPlan.only(parameters)));
        if (parameters.size() == 1) {
            why.addAll(Arrays.asList(plan.environment().deciding(parameters.get(0))));
        }
        Fact<?>[] reasons = why.toArray(Fact<?>[]::new);
        Ref policy = file.localObject(
                "policy_execution",
                all -> policy(
                        all.from(reasons),
                        statements -> statements.object(one -> one.put(
                                        "Effect", Fact.chosen("Allow", "tasks start with their secrets"))
                                .put("Action", Fact.chosen("ssm:GetParameters", "tasks start with their secrets"))
                                .put(
                                        "Resource",
                                        Expression.text(
                                                "arn:aws:ssm:",
                                                infra.main().region(),
                                                ":",
                                                infra.main().account(),
                                                ":parameter/",
                                                plan.prefix(),
                                                "/*")))));
        infra.needs(grant(Fact.chosen("execution", "whose it is").from(reasons), "parameters", execution, policy));
    }

    private Ref role(String name, Ref trust, Fact<?>... reasons) {
        return file.resource(
                "aws_iam_role",
                name,
                block -> block.from(reasons)
                        .put("name", plan.named("-" + name).map(AwsNames.ROLE::legal))
                        .put("assume_role_policy", Infrastructure.json(trust)));
    }

    private Ref grant(Fact<String> block, String name, Ref role, Ref policy) {
        return file.resource(
                "aws_iam_role_policy",
                block,
                grant -> grant.put("name", Fact.chosen(name, "what it is for"))
                        .put("role", role.at("id"))
                        .put("policy", Infrastructure.json(policy)));
    }

    private static void policy(ObjectValue policy, Consumer<ListValue> statements) {
        policy.put("Version", Fact.chosen("2012-10-17", "the language's version"))
                .list("Statement", statements);
    }

    private static void trusts(ObjectValue statement, String service) {
        statement
                .put("Effect", Fact.chosen("Allow", TRUST))
                .put("Action", Fact.chosen("sts:AssumeRole", TRUST))
                .object("Principal", who -> who.put("Service", Fact.chosen(service + ".amazonaws.com", TRUST)));
    }
}
