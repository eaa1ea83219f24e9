package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** What is told about servers for data. */
final class StoreFindings {
    private final AwsPlan plan;
    private final Output.Builder out;

    private StoreFindings(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(AwsPlan plan, Output.Builder out) {
        var findings = new StoreFindings(plan, out);
        plan.stores().staying().forEach(findings::stays);
        plan.stores().created().forEach(findings::created);
    }

    private void stays(Datastore store) {
        if (store.isKept()) {
            out.report(AwsFinding.DATASTORE_KEPT, store.facts().toArray(Fact<?>[]::new));
        } else if (store.follows().isPresent()) {
            out.report(AwsFinding.REPLICA_NOT_MADE, store.name());
        } else {
            out.report(AwsFinding.DATASTORE_ELSEWHERE, store.name());
        }
    }

    private void created(Datastore store) {
        switch (store.kind().get()) {
            case POSTGRES, MYSQL -> {
                if (store.follows().isPresent()) {
                    replica(store);
                } else {
                    database(store);
                }
            }
            case REDIS -> valkey(store);
            case MEMCACHED -> memcached(store);
            default -> bucket(store);
        }
    }

    private void database(Datastore store) {
        version(store, Databases.version(store));
        out.report(AwsFinding.STORAGE_RAISED, store.storageGiB().filter(size -> size < 20 || size > 65_536));
        does(store.tls().filter(yes -> yes));
        hasNot(List.of(store.tls().filter(yes -> !yes), store.connections()));
        if (store.kind().is(Kind.MYSQL) || !plan.stores().copied().contains(store)) {
            hasNot(store.extensions());
        } else {
            store.extensions().forEach(this::does);
        }
        size(store, plan.settings().databaseClass());
    }

    private void replica(Datastore store) {
        List<Fact<?>> same = new ArrayList<>(
                List.of(store.version(), store.storageGiB(), store.purpose(), store.tls(), store.connections()));
        same.addAll(store.extensions());
        out.report(AwsFinding.REPLICA_AS_LEADER, same.toArray(Fact<?>[]::new));
        size(store, plan.settings().databaseClass());
    }

    private void valkey(Datastore store) {
        version(store, Caches.version(store).map(EngineVersion::version));
        hasNot(List.of(store.storageGiB(), store.connections(), store.follows()));
        hasNot(store.extensions());
        out.report(AwsFinding.NO_PASSWORD, store.kind());
        size(store, plan.settings().cacheNode());
    }

    private void memcached(Datastore store) {
        version(store, Caches.memcachedVersion(store));
        does(store.purpose().filter(Datastore.Purpose.CACHE::equals));
        does(store.tls().filter(yes -> !yes));
        hasNot(List.of(
                store.storageGiB(),
                store.connections(),
                store.purpose().filter(Datastore.Purpose.DURABLE::equals),
                store.tls().filter(yes -> yes)));
        hasNot(store.extensions());
        out.report(AwsFinding.NO_PASSWORD, store.kind());
        size(store, plan.settings().cacheNode());
    }

    private void bucket(Datastore store) {
        does(store.highAvailability().filter(yes -> yes), store.tls().filter(yes -> yes), store.storageGiB());
        hasNot(List.of(
                store.version(),
                store.memoryMiB(),
                store.connections(),
                store.highAvailability().filter(yes -> !yes),
                store.tls().filter(yes -> !yes)));
        hasNot(store.extensions());
        for (EnvVariable variable : plan.app().referencesTo(store)) {
            out.report(
                    AwsFinding.BUCKET_KEYS,
                    variable.value().filter(any -> plan.environment().isByHand(variable)));
        }
    }

    private void version(Datastore store, Fact<String> version) {
        out.explain(
                AwsFinding.VERSION_OTHER,
                "It is " + version.get() + ".",
                store.version().filter(stated -> !version.is(stated)).from(store.kind()));
    }

    private void size(Datastore store, Fact<String> set) {
        if (set.isPresent()) {
            out.explain(AwsFinding.SET_OTHERWISE, "The size is " + set.get() + ".", store.memoryMiB());
        }
    }

    private void does(Fact<?>... facts) {
        out.report(AwsFinding.SERVER_DOES_IT, facts);
    }

    private void hasNot(List<? extends Fact<?>> facts) {
        out.report(AwsFinding.SERVER_HAS_NO_SUCH, facts.toArray(Fact<?>[]::new));
    }
}
