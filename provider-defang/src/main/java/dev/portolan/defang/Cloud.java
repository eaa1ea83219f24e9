package dev.portolan.defang;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The clouds that Defang deploys to, in the account of the user.
 *
 * @see <a href="https://docs.defang.io/docs/providers">Providers</a>
 */
enum Cloud {
    /** ECS on Fargate, RDS, ElastiCache, DocumentDB. */
    AWS,
    /** Cloud Run and Compute Engine, Cloud SQL, Memorystore, Firestore. */
    GCP,
    /** Container Apps, Flexible Server, Managed Redis. */
    AZURE,
    /** App Platform; servers for data are plain containers there. */
    DIGITALOCEAN;

    /** The names as {@code defang stack new --provider} takes them. */
    static List<String> names() {
        return Stream.of(values()).map(Cloud::toString).toList();
    }

    static Cloud of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a service with {@code restart: "no"} runs to its end there before others start. */
    boolean runsJobs() {
        return this == AWS || this == GCP;
    }

    /** Whether Defang builds without a Dockerfile there. */
    boolean buildsWithRailpack() {
        return this == AWS || this == GCP;
    }

    /** Whether there are managed servers for Postgres and Redis. */
    boolean hasManagedStores() {
        return this != DIGITALOCEAN;
    }

    /** Whether there is a managed server that speaks MongoDB's protocol. */
    boolean hasManagedMongo() {
        return this == AWS || this == GCP;
    }

    /** Whether Defang sets up host names there. */
    boolean hasDomains() {
        return this != DIGITALOCEAN;
    }

    /** The name as {@code defang stack new --provider} takes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
