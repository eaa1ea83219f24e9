package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.naming.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which servers for data AWS gets, and which stay where they are. */
final class StorePlan {
    /** Names that RDS or its engines keep for themselves. */
    private static final List<String> RESERVED_USERS =
            List.of("admin", "administrator", "mysql", "postgres", "public", "rdsadmin", "root", "user", "test");

    private static final List<Kind> SQL = List.of(Kind.POSTGRES, Kind.MYSQL);

    /** Kinds that AWS runs without a password that Terraform's state would keep. */
    private static final List<Kind> RUN =
            List.of(Kind.POSTGRES, Kind.MYSQL, Kind.REDIS, Kind.MEMCACHED, Kind.OBJECT_STORAGE);

    private final AwsPlan plan;
    private final Names blocks = new Names(AwsNames.BLOCK);
    private final Names servers = new Names(AwsNames.DATABASE_SERVER);
    private final Names caches = new Names(AwsNames.CACHE);
    private final Names buckets = new Names(AwsNames.BUCKET);

    StorePlan(AwsPlan plan) {
        this.plan = plan;
    }

    /** The stores that AWS gets, in the order of the app. */
    List<Datastore> created() {
        return created(any -> true);
    }

    /** Databases of RDS, replicas among them. */
    List<Datastore> databases() {
        return created(StorePlan::isSql);
    }

    /** Databases that are no replicas. */
    List<Datastore> primaries() {
        return created(store -> isSql(store) && store.follows().isAbsent());
    }

    /** Caches of ElastiCache, by the kinds that it has. */
    List<Datastore> caches(Kind kind) {
        return created(store -> store.kind().is(kind));
    }

    /** What stands in the subnets for data. */
    List<Datastore> servers() {
        return created(store -> !store.kind().is(Kind.OBJECT_STORAGE));
    }

    List<Datastore> buckets() {
        return created(store -> store.kind().is(Kind.OBJECT_STORAGE));
    }

    /** Stores whose data is copied: new ones that are more than a cache and no replica. */
    List<Datastore> copied() {
        return created(store -> store.follows().isAbsent()
                && !store.purpose().is(Datastore.Purpose.CACHE)
                && !store.kind().is(Kind.MEMCACHED));
    }

    /** Those of them that nothing outside of the network reaches. */
    List<Datastore> tunnelled() {
        return copied().stream()
                .filter(store -> !store.kind().is(Kind.OBJECT_STORAGE))
                .toList();
    }

    /** The stores that stay where they are. */
    List<Datastore> staying() {
        return plan.app().datastores().stream()
                .filter(store -> !isCreated(store))
                .toList();
    }

    boolean isCreated(Datastore store) {
        return isCreated(store, new ArrayList<>());
    }

    /** The database that a replica copies. */
    Optional<Datastore> leader(Datastore store) {
        return store.follows().toOptional().flatMap(plan.app()::find);
    }

    /** The database at the end of a chain of replicas. */
    Datastore primary(Datastore store) {
        return leader(store).map(this::primary).orElse(store);
    }

    /** The names of stores. */
    static Fact<?>[] names(List<Datastore> stores) {
        return stores.stream().map(Datastore::name).toArray(Fact<?>[]::new);
    }

    /** What decides whether a store is made here: itself and, of a replica, its leaders. */
    Fact<?>[] deciding(Datastore store) {
        List<Fact<?>> all = new ArrayList<>(List.of(store.name()));
        if (!store.isKept()) {
            chain(store).forEach(leader -> all.addAll(List.of(leader.kind(), leader.placement())));
        }
        return all.toArray(Fact<?>[]::new);
    }

    /** The leaders of a replica, from the nearest on. */
    List<Datastore> chain(Datastore store) {
        List<Datastore> leaders = new ArrayList<>();
        Optional<Datastore> leader = leader(store);
        while (leader.isPresent() && !leaders.contains(leader.get())) {
            leaders.add(leader.get());
            leader = leader(leader.get());
        }
        return leaders;
    }

    /** The name of a store in Terraform. */
    Fact<String> block(Datastore store) {
        return blocks.of(store.name());
    }

    /** The identifier of a database. */
    Fact<String> server(Datastore store) {
        return servers.of(withPrefix(store)).map(name -> name.replaceAll("-{2,}", "-"));
    }

    /** The name of the secret that holds a database's password. */
    Fact<String> secret(Datastore store) {
        return block(store).with(plan.prefix(), (name, prefix) -> prefix + "/" + name + "/password");
    }

    /** The id of a cache. */
    Fact<String> cache(Datastore store) {
        return caches.of(withPrefix(store)).map(name -> name.replaceAll("-{2,}", "-"));
    }

    /** What the name of a bucket begins with; the number of the account makes it the only one in the world. */
    Fact<String> bucket(Datastore store) {
        return buckets.of(withPrefix(store));
    }

    /** The database that the app finds in each server. */
    Fact<String> database() {
        return plan.prefix().map(AwsNames.DATABASE::legal).map(StorePlan::unreserved);
    }

    /** The user as whom the app signs in. */
    Fact<String> user() {
        return plan.prefix().map(AwsNames.DATABASE_USER::legal).map(StorePlan::unreserved);
    }

    static boolean isSql(Datastore store) {
        return SQL.contains(store.kind().get());
    }

    private Fact<String> withPrefix(Datastore store) {
        return store.name().with(plan.prefix(), (name, prefix) -> prefix + "-" + name.replace('_', '-'));
    }

    private List<Datastore> created(Predicate<Datastore> which) {
        return plan.app().datastores().stream()
                .filter(this::isCreated)
                .filter(which)
                .toList();
    }

    private boolean isCreated(Datastore store, List<Datastore> before) {
        if (store.isKept() || !RUN.contains(store.kind().get()) || before.contains(store)) {
            return false;
        }
        before.add(store);
        return store.follows().isAbsent()
                || leader(store)
                        .filter(leader ->
                                isSql(store) && leader.kind().is(store.kind().get()) && isCreated(leader, before))
                        .isPresent();
    }

    private static String unreserved(String name) {
        return RESERVED_USERS.contains(name) ? name + "_app" : name;
    }
}
