package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Autoscaling.Metric;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.Optional;

/**
 * How many tasks run: Application Auto Scaling keeps a measure near its target.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html">Target
 *     tracking</a>
 */
final class Scaling {
    private static final int USUAL_PERCENT = 60;

    private final AwsPlan plan;
    private final LoadBalancer http;

    Scaling(AwsPlan plan, LoadBalancer http) {
        this.plan = plan;
        this.http = http;
    }

    /** How many tasks run at first; later on autoscaling decides, where it is stated. */
    static Fact<Integer> initial(ProcessType process) {
        return process.count()
                .or(process.autoscaling().min().filter(min -> min > 0))
                .orChosen(1, "no count is stated");
    }

    void write(TerraformFile file, Task task, Ref cluster, Ref service) {
        Autoscaling scaling = task.process().orElseThrow().autoscaling();
        Ref target = file.resource(
                "aws_appautoscaling_target",
                task.block(),
                block -> block.put("service_namespace", Fact.chosen("ecs", "what is scaled"))
                        .put("resource_id", Expression.text("service/", cluster.at("name"), "/", service.at("name")))
                        .put("scalable_dimension", Fact.chosen("ecs:service:DesiredCount", "the number of tasks"))
                        .put("min_capacity", scaling.min())
                        .put("max_capacity", scaling.max()));
        file.resource(
                "aws_appautoscaling_policy",
                task.block(),
                block -> block.put("name", task.name())
                        .put("policy_type", Fact.chosen("TargetTrackingScaling", "it needs a target only"))
                        .put("service_namespace", target.at("service_namespace"))
                        .put("resource_id", target.at("resource_id"))
                        .put("scalable_dimension", target.at("scalable_dimension"))
                        .block(
                                "target_tracking_scaling_policy_configuration",
                                tracking -> tracking(tracking, task, scaling)));
    }

    private void tracking(Block tracking, Task task, Autoscaling scaling) {
        Optional<Service> measured = requests(task, scaling);
        Fact<Metric> metric = scaling.metric();
        tracking.put("target_value", goal(scaling, measured.isPresent(), isBalanced(task)));
        tracking.block("predefined_metric_specification", kind -> {
            kind.put(
                    "predefined_metric_type",
                    Fact.chosen(
                                    measured.isPresent()
                                            ? "ALBRequestCountPerTarget"
                                            : metric.is(Metric.MEMORY)
                                                    ? "ECSServiceAverageMemoryUtilization"
                                                    : "ECSServiceAverageCPUUtilization",
                                    "what is measured")
                            .from(metric));
            measured.ifPresent(service -> kind.put(
                    "resource_label",
                    Expression.text(
                                    http.balancer().orElseThrow().at("arn_suffix"),
                                    "/",
                                    http.targetGroup(service).at("arn_suffix"))
                            .from(metric)));
        });
    }

    /** Percents as they are stated, requests in a minute where they were in a second. */
    private static Fact<Integer> goal(Autoscaling scaling, boolean isCounted, boolean isBalanced) {
        Fact<Metric> metric = scaling.metric();
        boolean isPercent = metric.is(Metric.CPU) || metric.is(Metric.MEMORY);
        int usual = scaling.target().orElse(USUAL_PERCENT);
        boolean isMoving = usual != USUAL_PERCENT || isBalanced;
        Fact<Integer> goal = isCounted
                ? scaling.target().map(perSecond -> (int) Math.min(Integer.MAX_VALUE, perSecond * 60L))
                : isPercent
                        ? scaling.target().map(percent -> Math.min(100, percent))
                        : Fact.chosen(USUAL_PERCENT, "the usual share");
        return goal.from(metric.filter(any -> isMoving));
    }

    private boolean isBalanced(Task task) {
        return plan.services().balanced().stream()
                .anyMatch(service -> task.name().path().covers(service.path()));
    }

    /** The service whose requests are counted. */
    private Optional<Service> requests(Task task, Autoscaling scaling) {
        return scaling.metric().is(Metric.REQUESTS)
                ? plan.services().balanced().stream()
                        .filter(service -> task.name().path().covers(service.path()))
                        .findFirst()
                : Optional.empty();
    }
}
