package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.List;
import java.util.Locale;

/**
 * A server that keeps the app's data.
 *
 * @param name the name, unique in the app
 * @param kind what it is
 * @param version the version as its makers write it, such as {@code 17} or {@code 8.0}
 * @param extensions the extensions that the app uses, by the names that the server knows
 * @param memoryMiB its memory in MiB; at least 1
 * @param storageGiB its disk in GiB; at least 1
 * @param highAvailability whether a standby takes over when it fails
 * @param follows the datastore that it is a read replica of
 * @param purpose whether its data may be lost
 * @param tls whether clients connect by TLS
 * @param connections how many connections clients may open; at least 1
 * @param placement whether it moves to the target
 */
public record Datastore(
        Fact<String> name,
        Fact<Kind> kind,
        Fact<String> version,
        List<Fact<String>> extensions,
        Fact<Integer> memoryMiB,
        Fact<Integer> storageGiB,
        Fact<Boolean> highAvailability,
        Fact<Ref<Datastore>> follows,
        Fact<Purpose> purpose,
        Fact<Boolean> tls,
        Fact<Integer> connections,
        Fact<Placement> placement)
        implements Named {

    /** Copies the list. */
    public Datastore {
        extensions = List.copyOf(extensions);
    }

    /** What a datastore is. */
    public enum Kind {
        /** PostgreSQL. */
        POSTGRES,
        /** MySQL or MariaDB. */
        MYSQL,
        /** Redis or Valkey. */
        REDIS,
        /** Memcached. */
        MEMCACHED,
        /** MongoDB. */
        MONGODB,
        /** RabbitMQ or another AMQP 0-9-1 server. */
        RABBITMQ,
        /** Apache Kafka. */
        KAFKA,
        /** OpenSearch or Elasticsearch. */
        OPENSEARCH,
        /** A bucket that speaks Amazon S3's protocol. */
        OBJECT_STORAGE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a datastore's data may be lost. */
    public enum Purpose {
        /** The data must not be lost. */
        DURABLE,
        /** The data can be made again. */
        CACHE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a datastore moves. */
    public enum Placement {
        /** The target gets a new one, and the data is copied. */
        CREATE,
        /** The app goes on using the present one. */
        KEEP;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the app goes on using the present one; only where that is stated. */
    public boolean isKept() {
        return placement.is(Placement.KEEP);
    }

    /** States the facts of a datastore. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<Kind> kind = slot("kind");
        private final Slot<String> version = slot("version");
        private final Items extensions = new Items("extensions");
        private final Slot<Integer> memoryMiB = slot("memory");
        private final Slot<Integer> storageGiB = slot("storage");
        private final Slot<Boolean> highAvailability = slot("high-availability");
        private final Slot<Ref<Datastore>> follows = slot("follows");
        private final Slot<Purpose> purpose = slot("purpose");
        private final Slot<Boolean> tls = slot("tls");
        private final Slot<Integer> connections = slot("connections");
        private final Slot<Placement> placement = slot("placement");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** What it is. */
        public Builder kind(Kind kind) {
            return this.kind.state(kind);
        }

        /** The version as its makers write it. */
        public Builder version(String version) {
            return this.version.state(version);
        }

        /** Extensions that the app uses; adds to those stated before. */
        public Builder extensions(List<String> names) {
            return extensions.add(names);
        }

        /** Its memory in MiB. */
        public Builder memoryMiB(int memory) {
            return memoryMiB.state(memory);
        }

        /** Its disk in GiB. */
        public Builder storageGiB(int storage) {
            return storageGiB.state(storage);
        }

        /** Whether a standby takes over when it fails. */
        public Builder highAvailability(boolean standby) {
            return highAvailability.state(standby);
        }

        /** The datastore that it is a read replica of. */
        public Builder follows(String datastore) {
            return follows.state(Ref.datastore(datastore));
        }

        /** Whether its data may be lost. */
        public Builder purpose(Purpose purpose) {
            return this.purpose.state(purpose);
        }

        /** Whether clients connect by TLS. */
        public Builder tls(boolean tls) {
            return this.tls.state(tls);
        }

        /** How many connections clients may open. */
        public Builder connections(int connections) {
            return this.connections.state(connections);
        }

        /** Whether it moves to the target. */
        public Builder placement(Placement placement) {
            return this.placement.state(placement);
        }

        Datastore build() {
            return new Datastore(
                    name,
                    kind.fact(),
                    version.fact(),
                    extensions.facts(),
                    memoryMiB.fact(),
                    storageGiB.fact(),
                    highAvailability.fact(),
                    follows.fact(),
                    purpose.fact(),
                    tls.fact(),
                    connections.fact(),
                    placement.fact());
        }
    }
}
