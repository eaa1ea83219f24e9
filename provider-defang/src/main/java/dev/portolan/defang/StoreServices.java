package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.ExternalService;
import dev.portolan.spi.FactTable;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * Servers for data: for docker compose they are containers, and Defang makes a managed server of each one that has
 * {@code x-defang-*}. The value of that key is {@code true} and nothing else: {@code false} would do the same, and nothing
 * is not understood everywhere.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/managed-storage">Managed storage</a>
 */
final class StoreServices {
    private static final List<FactTable.Row> IMAGES =
            FactTable.rows("images.csv", StoreServices.class.getResourceAsStream("images.csv"));
    private static final String VECTOR = "vector";
    private static final String NEWEST_POSTGRES = "17";

    private final DefangPlan plan;
    private final Mapping services;

    StoreServices(DefangPlan plan, Mapping services) {
        this.plan = plan;
        this.services = services;
    }

    void write() {
        for (Datastore store : plan.stores().running()) {
            Fact<String> name = plan.name(store.name());
            if (!name.is(store.name().get())) {
                services.note("'" + store.name().get() + "' where the app comes from.");
            }
            Mapping service = services.mapping(name);
            switch (store.kind().get()) {
                case POSTGRES -> postgres(store, service);
                case REDIS -> redis(store, service);
                case MONGODB -> mongodb(store, service);
                default -> container(store, ContainerRecipe.of(store).orElseThrow(), service);
            }
            NetworksSection.hidden(service);
        }
    }

    private void postgres(Datastore store, Mapping service) {
        head(service, postgresImage(store).from(store.kind()), "x-defang-postgres");
        Fact<String> user = Fact.chosen("postgres", "the usual one");
        Mapping env = service.mapping("environment");
        env.put("POSTGRES_USER", user);
        env.put("POSTGRES_DB", plan.stores().database());
        env.put("POSTGRES_PASSWORD", reference(plan.stores().password(store)));
        port(store, service);
        Mapping check = service.mapping("healthcheck");
        check.put(
                "test",
                plan.stores().database().map(name -> List.of("CMD-SHELL", "pg_isready -U postgres -d " + name)));
        check.put("interval", Fact.chosen("10s", "it starts fast"));
        check.put("timeout", Fact.chosen("5s", "it answers fast"));
        check.put("retries", Fact.chosen(10, "the first start makes the database"));
        size(store, service, true, 1024);
    }

    private void redis(Datastore store, Mapping service) {
        head(service, image(store), "x-defang-redis");
        service.implies(store.version().filter(version -> image(store).get().endsWith(":" + version)));
        port(store, service);
        size(store, service, false, 512);
    }

    private void mongodb(Datastore store, Mapping service) {
        head(service, image(store), plan.stores().isContainer(store) ? "" : "x-defang-mongodb");
        service.implies(store.version().filter(version -> image(store).get().endsWith(":" + version)));
        Mapping env = service.mapping("environment");
        env.put("MONGO_INITDB_ROOT_USERNAME", reference(plan.stores().user(store)));
        env.put("MONGO_INITDB_ROOT_PASSWORD", reference(plan.stores().password(store)));
        env.put("MONGO_INITDB_DATABASE", plan.stores().database());
        port(store, service);
        size(store, service, true, 1024);
    }

    /** A server that is managed on no cloud. */
    private void container(Datastore store, ContainerRecipe recipe, Mapping service) {
        service.note("A plain container without a disk: what it keeps is gone after a restart.");
        head(service, recipe.image(store).from(store.kind()), "");
        Mapping env = service.mapping("environment");
        if (recipe.hasPassword()) {
            env.put(recipe.user(), Fact.chosen(StorePlan.login(store), "the app's own"));
            env.put(recipe.password(), reference(plan.stores().password(store)));
        }
        if (recipe.hasDatabase()) {
            env.put(recipe.database(), plan.stores().database());
            env.put("MYSQL_RANDOM_ROOT_PASSWORD", Fact.chosen("yes", "nobody signs in as root"));
        }
        if (store.kind().is(Datastore.Kind.OPENSEARCH)) {
            env.put("discovery.type", Fact.chosen("single-node", "it has no others to look for"));
            env.put("DISABLE_SECURITY_PLUGIN", Fact.chosen("true", "nobody outside reaches it"));
        }
        port(store, service);
        if (recipe.hasCheck()) {
            Mapping check = service.mapping("healthcheck");
            check.put("test", Fact.chosen(List.of("CMD-SHELL", recipe.check()), "it takes a while to start"));
            check.put("interval", Fact.chosen("15s", "those that need it wait for it"));
            check.put("timeout", Fact.chosen("10s", "some checks start a program of their own"));
            check.put("retries", Fact.chosen(10, "the first start takes longest"));
        }
        size(store, service, true, recipe.memory());
    }

    private static Scalar reference(Fact<String> name) {
        return ComposeDialect.composed(name.map(ComposeDialect::reference));
    }

    private static void head(Mapping service, Fact<String> image, String extension) {
        service.put("image", image);
        if (!extension.isEmpty()) {
            service.put(extension, Fact.chosen(true, "Defang runs a managed server in its place"));
        }
        service.put("restart", Fact.chosen("unless-stopped", "it runs until it is stopped"));
    }

    private static void port(Datastore store, Mapping service) {
        Mapping port = service.list("ports", "target").add();
        port.put("mode", Fact.chosen("host", "nobody outside reaches it"));
        port.put("target", Fact.chosen(StorePlan.port(store), "where such a server listens"));
    }

    private static void size(Datastore store, Mapping service, boolean hasCpus, int usual) {
        Mapping reservations = service.mapping("deploy").mapping("resources").mapping("reservations");
        if (hasCpus) {
            reservations.put("cpus", Fact.chosen("0.5", "the smallest servers have that much"));
        }
        reservations.put(
                "memory",
                store.memoryMiB().orChosen(usual, "no memory is stated").map(mib -> mib + "M"));
    }

    /** The number in the tag is the version of the managed server; the image with pgvector is one that Defang knows. */
    private static Fact<String> postgresImage(Datastore store) {
        Fact<String> major = major(store);
        return store.extensions().stream()
                .filter(extension -> extension.is(VECTOR))
                .findFirst()
                .map(vector ->
                        major.map(number -> "pgvector/pgvector:pg" + number).from(vector))
                .orElse(major.map(number -> "postgres:" + number));
    }

    /** An image with the programs that copy a database, of the version that it is copied to. */
    static Fact<String> client(Datastore store) {
        return major(store).map(number -> "postgres:" + number);
    }

    private static Fact<String> major(Datastore store) {
        return store.version()
                .map(version -> version.replaceAll("[^0-9].*", ""))
                .map(number -> number.isEmpty() ? NEWEST_POSTGRES : number)
                .orChosen(NEWEST_POSTGRES, "the newest that all clouds have");
    }

    /** The image of a server that is not Postgres, which has its tools too. */
    static Fact<String> image(Datastore store) {
        String usual = image(store.kind().get(), "");
        return store.version()
                .map(version -> image(store.kind().get(), version))
                .filter(image -> !image.equals(usual))
                .orChosen(usual, "what the clouds have in common")
                .from(store.kind());
    }

    private static String image(Datastore.Kind kind, String version) {
        FactTable.Row row = IMAGES.stream()
                .filter(candidate -> candidate.get("kind").equals(kind.toString()))
                .filter(candidate -> version.startsWith(candidate.get("version")))
                .findFirst()
                .orElseThrow();
        return row.get("image") + ":" + row.get("tag");
    }

    /** Says what became of what is stated of servers for data. */
    static void tell(DefangPlan plan, Output.Builder out) {
        for (Datastore store : plan.app().datastores()) {
            if (store.isKept()) {
                out.report(StoreFinding.DATASTORE_KEPT, store.facts().toArray(Fact<?>[]::new));
            } else if (store.follows().isPresent()) {
                out.report(StoreFinding.FOLLOWER, store.name());
            } else if (plan.stores().runs(store)) {
                running(plan, store, out);
            } else {
                boolean isMongo =
                        store.kind().is(Datastore.Kind.MONGODB) && plan.cloud().hasManagedMongo();
                out.report(isMongo ? StoreFinding.MONGODB_STAYS : StoreFinding.DATASTORE_ELSEWHERE, store.name());
            }
        }
        for (ExternalService service : plan.app().externalServices()) {
            out.report(StoreFinding.EXTERNAL_STAYS, service.facts().toArray(Fact<?>[]::new));
            out.report(
                    StoreFinding.EXTERNAL_ACTS,
                    service.category()
                            .filter(category -> category == ExternalService.Category.EGRESS
                                    || category == ExternalService.Category.LOG_DRAIN));
        }
    }

    private static void running(DefangPlan plan, Datastore store, Output.Builder out) {
        Datastore.Kind kind = store.kind().get();
        boolean isContainer = plan.stores().isContainer(store);
        boolean hasTls = kind == Datastore.Kind.POSTGRES && !isContainer;
        boolean isHigh = plan.settings().mode().is(DefangSettings.HIGH_AVAILABILITY) && !isContainer;
        Datastore.Purpose met = isContainer ? Datastore.Purpose.CACHE : Datastore.Purpose.DURABLE;
        version(store, out);
        out.report(
                StoreFinding.SERVER_DOES_IT,
                store.placement(),
                store.purpose().filter(met::equals),
                store.tls().filter(yes -> yes == hasTls),
                store.highAvailability().filter(yes -> yes == isHigh));
        out.report(
                StoreFinding.SERVER_HAS_NO_SUCH,
                store.storageGiB(),
                store.purpose().filter(purpose -> purpose != met),
                store.tls().filter(yes -> yes != hasTls),
                store.highAvailability().filter(yes -> yes != isHigh));
        out.report(StoreFinding.CONNECTIONS, store.connections());
        if (isContainer) {
            container(plan, store, out);
        } else if (kind == Datastore.Kind.MONGODB) {
            out.report(StoreFinding.MONGODB_LIMITS, store.kind());
        } else if (kind == Datastore.Kind.REDIS && plan.cloud() == Cloud.AZURE) {
            out.report(CloudFinding.REDIS_ON_AZURE, store.kind());
        }
        if (kind != Datastore.Kind.POSTGRES) {
            out.report(StoreFinding.EXTENSIONS_OF_OTHERS, store.extensions().toArray(Fact<?>[]::new));
        }
    }

    private static void container(DefangPlan plan, Datastore store, Output.Builder out) {
        boolean mayForget =
                store.kind().is(Datastore.Kind.MEMCACHED) || store.purpose().is(Datastore.Purpose.CACHE);
        out.report(mayForget ? StoreFinding.CACHE_IS_EMPTIED : StoreFinding.DATASTORE_LOSES_DATA, store.kind());
        if (plan.cloud() == Cloud.GCP) {
            out.report(CloudFinding.HOST_PORT_ON_GCP, store.kind());
        }
    }

    private static void version(Datastore store, Output.Builder out) {
        Fact<String> version = store.version();
        if (store.kind().is(Datastore.Kind.POSTGRES)) {
            out.report(
                    StoreFinding.VERSION_CHANGED,
                    version.filter(text -> !major(store).is(text)));
            return;
        }
        if (ContainerRecipe.of(store).isPresent()) {
            return;
        }
        Fact<String> other = version.filter(text -> !image(store).get().endsWith(":" + text));
        boolean isUsual = image(store).is(image(store.kind().get(), ""));
        out.report(isUsual ? StoreFinding.VERSION_USUAL : StoreFinding.VERSION_CHANGED, other);
    }
}
