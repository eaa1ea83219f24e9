package dev.portolan.aws;

import dev.portolan.spi.Output;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code infra/*.tf.json}: all that the tasks need, one file a concern. The rooms are made in the order in which they
 * refer to each other, so that nothing can be referred to that is not written.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">The AWS provider</a>
 */
final class Infrastructure {
    private final AwsPlan plan;
    private final Output.Builder out;
    private final MainFile main;
    private final Network network;
    private final List<Ref> needed = new ArrayList<>();

    private Infrastructure(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
        main = new MainFile(this);
        network = new Network(this);
    }

    static void write(AwsPlan plan, Output.Builder out) {
        var infra = new Infrastructure(plan, out);
        var registry = new Registry(infra);
        var cluster = new Cluster(infra);
        var parameters = new Parameters(infra);
        new Databases(infra, parameters).write();
        new Caches(infra, parameters).write();
        var buckets = new Buckets(infra, parameters);
        var certificate = new Certificate(infra);
        var balancer = new LoadBalancer(infra, certificate, parameters);
        var rawBalancer = new NetworkBalancer(infra, parameters);
        DnsRecords.write(infra, certificate, balancer, rawBalancer);
        var discovery = new Discovery(infra);
        var roles = new Roles(infra, buckets);
        var tasks = new Tasks(infra, registry, cluster, parameters, roles);
        Ref ready = cluster.ready(infra.needed);
        Ref release = Release.write(infra, cluster, tasks, ready);
        new Services(infra, cluster, tasks, release, balancer, rawBalancer, discovery).write();
        Schedules.write(infra, cluster, tasks, roles, release);
        GithubRole.write(infra);
    }

    AwsPlan plan() {
        return plan;
    }

    /** A file of the folder. */
    TerraformFile file(String name, String comment) {
        return TerraformFile.in(out, plan.file("infra/" + name + ".tf.json").get(), comment)
                .from(plan.folder());
    }

    MainFile main() {
        return main;
    }

    Network network() {
        return network;
    }

    /** Says that no task can start or work before this is there. */
    void needs(Ref... refs) {
        needed.addAll(List.of(refs));
    }

    /** The ids of what a block with for_each made. */
    static Expression ids(Ref blocks) {
        return Expression.of("[for one in ", blocks, " : one.id]");
    }

    /** A block's value as JSON text. */
    static Expression json(Expression value) {
        return Expression.of("jsonencode(", value, ")");
    }
}
