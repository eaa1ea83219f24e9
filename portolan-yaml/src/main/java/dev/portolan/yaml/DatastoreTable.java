package dev.portolan.yaml;

import dev.portolan.model.Datastore;
import dev.portolan.model.Ref;

/** An entry of {@code datastores}. */
final class DatastoreTable {
    static final Table<Datastore, Datastore.Builder> TABLE = Table.<Datastore, Datastore.Builder>named(
                    "datastore", Datastore.Builder::at)
            .fact("kind", Forms.choice(Datastore.Kind.values()), Datastore.Builder::kind, Datastore::kind)
            .fact("version", Forms.VERSION, Datastore.Builder::version, Datastore::version)
            .texts("extensions", Datastore.Builder::extensions, Datastore::extensions)
            .fact("memory", Forms.MEBIBYTES, Datastore.Builder::memoryMiB, Datastore::memoryMiB)
            .fact("storage", Forms.GIBIBYTES, Datastore.Builder::storageGiB, Datastore::storageGiB)
            .fact("high-availability", Forms.FLAG, Datastore.Builder::highAvailability, Datastore::highAvailability)
            .fact(
                    "follows",
                    Forms.TEXT,
                    Datastore.Builder::follows,
                    datastore -> datastore.follows().map(Ref::name))
            .fact("purpose", Forms.choice(Datastore.Purpose.values()), Datastore.Builder::purpose, Datastore::purpose)
            .fact("tls", Forms.FLAG, Datastore.Builder::tls, Datastore::tls)
            .fact("connections", Forms.NUMBER, Datastore.Builder::connections, Datastore::connections)
            .fact(
                    "placement",
                    Forms.choice(Datastore.Placement.values()),
                    Datastore.Builder::placement,
                    Datastore::placement)
            .required("kind")
            .build();

    private DatastoreTable() {}
}
