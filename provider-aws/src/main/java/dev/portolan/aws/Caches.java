package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.EnvValue;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code caches.tf.json}: Valkey, which speaks Redis's protocol, and Memcached, by ElastiCache. They have no password:
 * an AUTH token would stand in Terraform's state. Only the tasks reach them.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group">aws_elasticache_replication_group</a>
 */
final class Caches {
    private final Infrastructure infra;
    private final AwsPlan plan;
    private final StorePlan stores;
    private final Parameters parameters;

    Caches(Infrastructure infra, Parameters parameters) {
        this.infra = infra;
        this.parameters = parameters;
        plan = infra.plan();
        stores = plan.stores();
    }

    void write() {
        List<Datastore> caches = Stream.concat(
                        stores.caches(Kind.REDIS).stream(), stores.caches(Kind.MEMCACHED).stream())
                .toList();
        if (caches.isEmpty()) {
            return;
        }
        TerraformFile file = infra.file("caches", "Caches and queues, reached by the tasks only.")
                .from(StorePlan.names(caches));
        Ref subnets = file.resource(
                "aws_elasticache_subnet_group",
                "main",
                block -> block.put("name", plan.prefix())
                        .put("subnet_ids", infra.network().dataSubnets()));
        stores.caches(Kind.REDIS).forEach(store -> valkey(file, store, subnets));
        stores.caches(Kind.MEMCACHED).forEach(store -> memcached(file, store, subnets));
    }

    private void valkey(TerraformFile file, Datastore store, Ref subnets) {
        Fact<String> block = stores.block(store);
        Ref cache = replicationGroup(file, store, subnets);
        infra.needs(cache);
        Expression address = cache.at("primary_endpoint_address");
        file.output(block.map(name -> "host_" + name), "The address of the server.", address);
        String scheme = store.tls().is(false) ? "redis://" : "rediss://";
        addresses(
                file,
                store,
                address,
                Expression.text(scheme, address, ":6379/0").from(store.tls(), store.kind()));
    }

    private Ref replicationGroup(TerraformFile file, Datastore store, Ref subnets) {
        Ref settings = settings(file, store);
        Ref group = group(file, store);
        Fact<Boolean> standby = store.highAvailability();
        return file.resource(
                "aws_elasticache_replication_group",
                stores.block(store),
                body -> body.from(store.placement())
                        .put("replication_group_id", stores.cache(store))
                        .put("description", plan.prefix().map(name -> "Valkey of " + name))
                        .put(
                                "engine",
                                Fact.chosen("valkey", "it is Redis as it was, and cheaper")
                                        .from(store.kind()))
                        .put("engine_version", version(store).map(EngineVersion::version))
                        .put("node_type", node(store))
                        .put(
                                "num_cache_clusters",
                                standby.map(yes -> yes ? 2 : 1).orChosen(1, "no standby is stated"))
                        .put("automatic_failover_enabled", standby, false)
                        .put("multi_az_enabled", standby, false)
                        .put("port", Fact.chosen(Environment.portOf(Kind.REDIS), "as everywhere"))
                        .put("parameter_group_name", settings.at("name"))
                        .put("subnet_group_name", subnets.at("name"))
                        .list("security_group_ids", groups -> groups.add(group.at("id")))
                        .put("at_rest_encryption_enabled", Fact.chosen(true, "it costs nothing"))
                        .put(
                                "transit_encryption_enabled",
                                store.tls().orChosen(true, "what the app sends may be secret"))
                        .put(
                                "snapshot_retention_limit",
                                Fact.chosen(isCache(store) ? 0 : 1, "what the data is worth")
                                        .from(store.purpose()))
                        .put("apply_immediately", Fact.chosen(true, "a change that waits for Sunday is forgotten")));
    }

    /** Redis drops nothing unless it is told to; AWS's own default drops keys that expire when memory is full. */
    private Ref settings(TerraformFile file, Datastore store) {
        return file.resource(
                "aws_elasticache_parameter_group",
                stores.block(store),
                block -> block.put("name", stores.cache(store))
                        .put("family", version(store).map(EngineVersion::family))
                        .repeated(
                                "parameter",
                                parameter -> parameter
                                        .put("name", Fact.chosen("maxmemory-policy", "queues must lose nothing"))
                                        .put(
                                                "value",
                                                Fact.chosen(
                                                                isCache(store) ? "allkeys-lru" : "noeviction",
                                                                "what the data is worth")
                                                        .from(store.purpose()))));
    }

    private void memcached(TerraformFile file, Datastore store, Ref subnets) {
        Fact<String> block = stores.block(store);
        Ref group = group(file, store);
        Fact<Integer> nodes = store.highAvailability().map(yes -> yes ? 2 : 1).orChosen(1, "no standby is stated");
        Ref cache = file.resource(
                "aws_elasticache_cluster",
                block,
                body -> body.from(store.placement())
                        .put("cluster_id", stores.cache(store))
                        .put("engine", Fact.chosen("memcached", "as it was").from(store.kind()))
                        .put("engine_version", memcachedVersion(store))
                        .put("node_type", node(store))
                        .put("num_cache_nodes", nodes)
                        .put(
                                "az_mode",
                                store.highAvailability().filter(yes -> yes).map(yes -> "cross-az"))
                        .put("port", Fact.chosen(Environment.portOf(Kind.MEMCACHED), "as everywhere"))
                        .put("parameter_group_name", Fact.chosen("default.memcached1.6", "AWS's own"))
                        .put("subnet_group_name", subnets.at("name"))
                        .list("security_group_ids", groups -> groups.add(group.at("id"))));
        infra.needs(cache);
        Expression address = cache.at("cluster_address");
        addresses(
                file,
                store,
                address,
                Expression.text("memcached://", address, ":11211").from(store.kind()));
    }

    private void addresses(TerraformFile file, Datastore store, Expression host, Expression url) {
        plan.app().referencesTo(store).stream()
                .filter(variable -> !plan.environment().isText(variable))
                .forEach(variable -> {
                    boolean isHost = variable.reference().get().attribute() == EnvValue.Attribute.HOST;
                    parameters.plain(file, variable, isHost ? host : url);
                });
    }

    private Ref group(TerraformFile file, Datastore store) {
        Fact<String> name = stores.block(store).map(block -> "store_" + block);
        Fact<Integer> port = Fact.chosen(Environment.portOf(store.kind().get()), "the engine's own port")
                .from(store.kind());
        Ref group = infra.network().group(file, name, "A cache");
        infra.needs(infra.network().admit(file, name, infra.network().appGroup(), group, port));
        return group;
    }

    private Fact<String> node(Datastore store) {
        return ServerSize.name(plan.settings().cacheNode(), store.memoryMiB(), ServerSize::cache);
    }

    /** The version of Valkey: the nearest to that of Redis. */
    static Fact<EngineVersion> version(Datastore store) {
        return store.version()
                .map(wanted -> EngineVersion.nearest("valkey", wanted))
                .orChosen(EngineVersion.newest("valkey"), "the newest, as none is stated");
    }

    /** The version of Memcached: there is one. */
    static Fact<String> memcachedVersion(Datastore store) {
        String only = EngineVersion.newest("memcached").version();
        return store.version().map(any -> only).orChosen(only, "the one that AWS has");
    }

    private static boolean isCache(Datastore store) {
        return store.purpose().is(Datastore.Purpose.CACHE);
    }
}
