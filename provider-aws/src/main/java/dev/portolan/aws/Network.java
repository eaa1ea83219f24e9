package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code network.tf.json}: two zones with subnets for tasks and, without a way to the internet, for data; or a VPC that is
 * there. Tasks reach everything and are reached by the load balancer only.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-outbound.html">Connecting to the
 *     internet</a>
 */
final class Network {
    private static final String ANYWHERE = "0.0.0.0/0";

    private final Infrastructure infra;
    private final AwsPlan plan;
    private final TerraformFile file;
    private final Expression vpc;
    private final Expression range;
    private final Expression publicSubnets;
    private final Expression taskSubnets;
    private final Expression dataSubnets;
    private final Ref appGroup;

    Network(Infrastructure infra) {
        this.infra = infra;
        plan = infra.plan();
        file = infra.file("network", "Where tasks and data live.");
        AwsSettings settings = plan.settings();
        if (settings.vpc().isPresent()) {
            Ref there = file.data("aws_vpc", "main", block -> block.put("id", settings.vpc()));
            vpc = there.at("id");
            range = there.at("cidr_block");
            publicSubnets = given(settings.subnets(), null);
            taskSubnets = publicSubnets;
            dataSubnets = given(settings.dataSubnets(), publicSubnets);
        } else {
            Ref made = file.resource(
                    "aws_vpc",
                    "main",
                    block -> block.put("cidr_block", Fact.chosen("10.20.0.0/16", "seldom taken elsewhere"))
                            .put("enable_dns_hostnames", Fact.chosen(true, "servers for data have names only"))
                            .object("tags", tags -> tags.put("Name", plan.prefix())));
            vpc = made.at("id");
            range = made.at("cidr_block");
            Ref zones = zones();
            Ref open = subnets(made, zones, Fact.chosen("public", "the internet reaches them"), 0, List.of());
            publicSubnets = Infrastructure.ids(open);
            Ref internet = internet(made, open, zones);
            taskSubnets = settings.isPrivate() ? behindNat(made, open, zones, internet) : publicSubnets;
            dataSubnets = withoutInternet(made, zones, plan.stores().servers());
        }
        appGroup = group(file, Fact.chosen("app", "the tasks"), "The tasks of the app");
        infra.needs(anywhere());
        runTask();
    }

    /** The id of the VPC. */
    Expression vpc() {
        return vpc;
    }

    /** The ids of the subnets that the internet reaches. */
    Expression publicSubnets() {
        return publicSubnets;
    }

    /** The ids of the tasks' subnets. */
    Expression taskSubnets() {
        return taskSubnets;
    }

    /** The ids of the subnets for data. */
    Expression dataSubnets() {
        return dataSubnets;
    }

    /** The security group of the tasks. */
    Ref appGroup() {
        return appGroup;
    }

    /** Whether tasks have public addresses: without one they would reach nothing, not even their image. */
    Fact<Boolean> assignsPublicIp() {
        return plan.settings()
                .tasks()
                .map(tasks -> tasks.equals("public"))
                .orChosen(true, "without a NAT gateway tasks reach the internet by their own address");
    }

    private Ref anywhere() {
        return file.resource(
                "aws_vpc_security_group_egress_rule",
                "app",
                block -> block.put("security_group_id", appGroup.at("id"))
                        .put("ip_protocol", Fact.chosen("-1", "all protocols"))
                        .put("cidr_ipv4", Fact.chosen(ANYWHERE, "tasks call whom they like")));
    }

    /** A security group; its rules are resources of their own. */
    Ref group(TerraformFile in, Fact<String> name, String description) {
        return in.resource(
                "aws_security_group",
                name,
                block -> block.put(
                                "name_prefix",
                                plan.prefix().with(name, (prefix, rest) -> prefix + "-" + rest.replace('_', '-') + "-"))
                        .put("description", Fact.chosen(description, "AWS wants one and never changes it"))
                        .put("vpc_id", vpc)
                        .lifecycle(life -> life.createBeforeDestroy("what uses it cannot do without one")));
    }

    /** Lets the members of one group reach a port of another's. */
    Ref admit(TerraformFile in, Fact<String> name, Ref from, Ref to, Fact<Integer> port) {
        return in.resource(
                "aws_vpc_security_group_ingress_rule",
                name,
                block -> block.put("security_group_id", to.at("id"))
                        .put("ip_protocol", Fact.chosen("tcp", "streams"))
                        .put("from_port", port)
                        .put("to_port", port)
                        .put("referenced_security_group_id", from.at("id")));
    }

    /** Lets anybody reach a port. */
    Ref admitAnybody(TerraformFile in, Fact<String> name, Ref to, Fact<String> protocol, Fact<Integer> port) {
        return in.resource(
                "aws_vpc_security_group_ingress_rule",
                name,
                block -> block.put("security_group_id", to.at("id"))
                        .put("ip_protocol", protocol)
                        .put("from_port", port)
                        .put("to_port", port)
                        .put("cidr_ipv4", Fact.chosen(ANYWHERE, "it is public")));
    }

    /** Lets load balancers ask by TCP whether a port works: those of streams have no security group. */
    Ref admitChecks(TerraformFile in, Fact<String> name, Fact<Integer> port) {
        return in.resource(
                "aws_vpc_security_group_ingress_rule",
                name,
                block -> block.put("security_group_id", appGroup.at("id"))
                        .put("ip_protocol", Fact.chosen("tcp", "checks of UDP services are by TCP"))
                        .put("from_port", port)
                        .put("to_port", port)
                        .put("cidr_ipv4", range));
    }

    private Expression given(Fact<List<String>> ids, @org.jspecify.annotations.Nullable Expression otherwise) {
        if (ids.isPresent()) {
            return Expression.of(ids);
        }
        return otherwise != null
                ? otherwise
                : file.data(
                                "aws_subnets",
                                "main",
                                block -> block.repeated(
                                        "filter",
                                        filter -> filter.put("name", Fact.chosen("vpc-id", "all of the VPC"))
                                                .list("values", values -> values.add(vpc))))
                        .at("ids");
    }

    private Ref zones() {
        Ref available = file.data(
                "aws_availability_zones",
                "available",
                block -> block.put("state", Fact.chosen("available", "the others take nothing new"))
                        .repeated(
                                "filter",
                                filter -> filter.put(
                                                "name", Fact.chosen("opt-in-status", "local zones have no Fargate"))
                                        .put(
                                                "values",
                                                Fact.chosen(
                                                        List.of("opt-in-not-required"),
                                                        "local zones have no Fargate"))));
        return file.local(
                "zones", Expression.of("{ for i, zone in slice(", available.at("names"), ", 0, 2) : i => zone }"));
    }

    private Ref subnets(Ref made, Ref zones, Fact<String> name, int first, List<Datastore> what) {
        return file.resource(
                "aws_subnet",
                name,
                block -> data(block, what)
                        .put("for_each", zones)
                        .put("vpc_id", made.at("id"))
                        .put("availability_zone", Expression.of("each.value"))
                        .put(
                                "cidr_block",
                                Expression.of(
                                        "cidrsubnet(",
                                        made.at("cidr_block"),
                                        ", 4, ",
                                        first == 0 ? "" : first + " + ",
                                        "each.key)"))
                        .object(
                                "tags",
                                tags -> tags.put(
                                        "Name",
                                        Expression.text(plan.prefix(), "-", name, "-", Expression.of("each.value")))));
    }

    private static Block data(Block block, List<Datastore> what) {
        String names = what.stream().map(store -> store.path().name()).collect(Collectors.joining(", "));
        return what.isEmpty()
                ? block
                : block.from(StorePlan.names(what)).comment("No way leads to the internet. For " + names + ".");
    }

    private Expression withoutInternet(Ref made, Ref zones, List<Datastore> servers) {
        return servers.isEmpty()
                ? publicSubnets
                : Infrastructure.ids(
                        subnets(made, zones, Fact.chosen("data", "no way leads to the internet"), 8, servers));
    }

    private Ref internet(Ref made, Ref open, Ref zones) {
        Ref gateway = file.resource("aws_internet_gateway", "main", block -> block.put("vpc_id", made.at("id")));
        Ref table = file.resource("aws_route_table", "public", block -> block.put("vpc_id", made.at("id")));
        Ref route = file.resource(
                "aws_route",
                "internet",
                block -> block.put("route_table_id", table.at("id"))
                        .put("destination_cidr_block", Fact.chosen(ANYWHERE, "all that is not in the VPC"))
                        .put("gateway_id", gateway.at("id")));
        infra.needs(route, associate("public", open, table, zones));
        return route;
    }

    private Ref associate(String name, Ref subnets, Ref table, Ref zones) {
        return file.resource(
                "aws_route_table_association",
                name,
                block -> block.put("for_each", zones)
                        .put("subnet_id", Expression.of(subnets, "[each.key].id"))
                        .put("route_table_id", table.at("id")));
    }

    /** One gateway for both zones: cheaper than two, and one outgoing address. */
    private Expression behindNat(Ref made, Ref open, Ref zones, Ref internet) {
        Ref hidden = subnets(made, zones, Fact.chosen("tasks", "the internet does not reach them"), 4, List.of());
        Ref address = file.resource(
                "aws_eip", "nat", block -> block.put("domain", Fact.chosen("vpc", "there is no other any more")));
        Ref gateway = file.resource(
                "aws_nat_gateway",
                "main",
                block -> block.put("allocation_id", address.at("id"))
                        .put("subnet_id", Expression.of(open, "[\"0\"].id"))
                        .dependsOn(List.of(internet)));
        Ref table = file.resource("aws_route_table", "tasks", block -> block.put("vpc_id", made.at("id")));
        Ref route = file.resource(
                "aws_route",
                "nat",
                block -> block.put("route_table_id", table.at("id"))
                        .put("destination_cidr_block", Fact.chosen(ANYWHERE, "all that is not in the VPC"))
                        .put("nat_gateway_id", gateway.at("id")));
        infra.needs(route, associate("tasks", hidden, table, zones));
        file.output("outgoing_address", "The address from which tasks call others.", address.at("public_ip"));
        return Infrastructure.ids(hidden);
    }

    /** How a single task is started by hand: run-task.sh reads it. */
    private void runTask() {
        Ref network = file.localObject(
                "run_task_network",
                all -> all.object(
                        "awsvpcConfiguration",
                        where -> where.put("subnets", taskSubnets)
                                .list("securityGroups", groups -> groups.add(appGroup.at("id")))
                                .put("assignPublicIp", assignsPublicIp().map(yes -> yes ? "ENABLED" : "DISABLED"))));
        file.output("run_task_network", "How a single task is connected.", Infrastructure.json(network));
    }
}
