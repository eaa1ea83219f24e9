package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code accessories}: the servers beside the app. They have no port of the server, so only containers of the same
 * network reach them; {@code kamal deploy} never touches them.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/accessories/">Accessories</a>
 */
final class AccessoriesSection {
    /** Postgres keeps its data one folder higher from this version on (docker-library/postgres#1370). */
    private static final int POSTGRES_MOVED = 18;

    private final KamalPlan plan;
    private final Output.Builder out;

    private AccessoriesSection(KamalPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping accessories = deploy.mapping("accessories");
        var section = new AccessoriesSection(plan, out);
        plan.accessories().all().forEach(accessory -> section.write(accessories, accessory));
        section.tls();
    }

    private void write(Mapping accessories, AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        Mapping section = accessories
                .mapping(accessory.name())
                .from(store.kind(), store.placement(), plan.accessories().asked(store));
        if (plan.destination().isPresent()) {
            section.put("service", plan.accessories().container(accessory));
        }
        section.put("image", image(accessory));
        section.put("host", plan.firstHost());
        port(section, accessory);
        var command = new AccessoryCommand(accessory);
        section.put("cmd", command.text());
        environment(section.mapping("env"), accessory);
        files(section, accessory);
        options(section.mapping("options"), accessory);
        tell(accessory, command);
        if (!accessory.name().is(store.name().get())) {
            out.explain(
                    KamalFinding.NAME_CHANGED,
                    "The accessory is " + accessory.name().get() + ".",
                    store.name());
        }
    }

    /** The address keeps it from the internet; what comes behind the port of the server is the one in the container. */
    private void port(Mapping section, AccessoryPlan.Accessory accessory) {
        Fact<String> address = plan.settings().dataAddress();
        if (address.isAbsent()) {
            return;
        }
        int inside = accessory.recipe().port();
        Fact<Integer> outside = plan.accessories().port(accessory);
        if (!outside.is(inside)) {
            section.note("Something before it holds " + inside + " there, and docker gives a port once.");
            hosts(accessory)
                    .forEach(variable -> out.explain(
                            DataFinding.HOST_WITHOUT_PORT, "It is port " + outside.get() + ".", variable.value()));
        }
        section.put("port", address.with(outside, (host, port) -> host + ":" + port + ":" + inside));
    }

    /** The variables that hold its host, where none holds its port. */
    private List<EnvVariable> hosts(AccessoryPlan.Accessory accessory) {
        List<EnvVariable> hosts = new ArrayList<>();
        for (EnvVariable variable : plan.app().env()) {
            boolean isIts = plan.accessories()
                    .datastore(variable)
                    .flatMap(plan.accessories()::of)
                    .equals(Optional.of(accessory));
            if (isIts && variable.reference().get().attribute() == EnvValue.Attribute.PORT) {
                return List.of();
            }
            if (isIts && variable.reference().get().attribute() == EnvValue.Attribute.HOST) {
                hosts.add(variable);
            }
        }
        return hosts;
    }

    private Fact<String> image(AccessoryPlan.Accessory accessory) {
        AccessoryRecipe recipe = accessory.recipe();
        Datastore store = accessory.store();
        if (AccessoryPlan.isBucket(store)) {
            return Fact.chosen(recipe.image().replace("{}", recipe.usual()), "the last one of its publisher");
        }
        Fact<String> version =
                store.version().map(stated -> tag(recipe, stated)).orChosen(recipe.usual(), "no version is stated");
        if (!store.version().isAbsent() && !store.version().is(version.get())) {
            out.explain(KamalFinding.VERSION_SHORTENED, "The tag is " + version.get() + ".", store.version());
        }
        List<Fact<String>> deciding = store.extensions().stream()
                .filter(extension -> recipe.kind() == Datastore.Kind.POSTGRES
                        && PostgresExtensions.product(extension).equals(recipe.product()))
                .toList();
        return version.map(tag -> recipe.image().replace("{}", tag)).from(RolePlan.only(deciding));
    }

    /** The version as a tag; images with extensions have majors only. */
    private static String tag(AccessoryRecipe recipe, String version) {
        int major = AccessoryRecipe.major(version);
        boolean majorOnly = List.of("pgvector", "postgis").contains(recipe.product()) || !version.matches("[0-9.]+");
        return !majorOnly ? version : major == 0 ? recipe.usual() : Integer.toString(major);
    }

    private void environment(Mapping env, AccessoryPlan.Accessory accessory) {
        AccessoryRecipe recipe = accessory.recipe();
        Mapping clear = env.mapping("clear");
        if (!recipe.user().isEmpty()) {
            clear.put(recipe.user(), plan.accessories().user(accessory));
        }
        if (recipe.hasDatabase()) {
            clear.put(recipe.database(), plan.accessories().database(accessory));
        }
        extra(accessory.store()).forEach((name, value) -> clear.put(name, Fact.chosen(value, "its image asks for it")));
        if (recipe.hasPassword()) {
            var secret = env.list("secret");
            secret.add(accessory.secret().map(name -> named(recipe.password(), name)));
            if (recipe.kind() == Datastore.Kind.MYSQL) {
                secret.add(accessory.secret().map(name -> named("MYSQL_ROOT_PASSWORD", name)));
            }
            if (recipe.kind() == Datastore.Kind.REDIS) { // its client signs in by it
                secret.add(accessory.secret().map(name -> named("REDISCLI_AUTH", name)));
            }
        }
    }

    /** A name of the container's environment that another name among the secrets stands for. */
    private static String named(String name, String secret) {
        return name.equals(secret) ? name : name + ":" + secret;
    }

    private static Map<String, String> extra(Datastore store) {
        Map<String, String> extra = new LinkedHashMap<>();
        if (store.kind().is(Datastore.Kind.OPENSEARCH)) {
            extra.put("discovery.type", "single-node");
            extra.put("DISABLE_SECURITY_PLUGIN", "true");
            extra.put("DISABLE_INSTALL_DEMO_CONFIG", "true");
        }
        if (store.kind().is(Datastore.Kind.MONGODB)) {
            extra.put("MONGO_INITDB_DATABASE", "admin");
        }
        return extra;
    }

    private void extensions(Mapping section, AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        var extensions = PostgresExtensions.of(accessory);
        out.report(DataFinding.EXTENSION_NOT_IN_IMAGE, extensions.missing());
        if (extensions.brought().isEmpty()) {
            return;
        }
        Fact<?>[] only = RolePlan.only(extensions.brought());
        Fact<String> path = plan.ownFile(accessory.name().get() + ".sql");
        section.list("files")
                .add(path.map(file -> file + ":/docker-entrypoint-initdb.d/10-extensions.sql")
                        .from(accessory.name())
                        .from(only));
        Document file =
                out.add(Document.text(path.get())).from(accessory.name()).from(plan.stageOfFiles());
        file.from(store.kind(), store.placement());
        file.header("Run once, when the server makes its first database.");
        extensions
                .brought()
                .forEach(extension -> file.text().line("CREATE EXTENSION IF NOT EXISTS \"", extension, "\";"));
    }

    private void files(Mapping section, AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        if (store.kind().is(Datastore.Kind.POSTGRES)) {
            extensions(section, accessory);
        }
        String data = accessory.recipe().data();
        if (data.isEmpty()) {
            return;
        }
        boolean isMoved = store.kind().is(Datastore.Kind.POSTGRES)
                && AccessoryRecipe.major(store.version().orElse("")) >= POSTGRES_MOVED;
        Fact<String> folder = Fact.chosen(isMoved ? "/var/lib/postgresql" : data, "its image keeps its data there");
        Fact<String> inside = store.kind().is(Datastore.Kind.POSTGRES) ? folder.from(store.version()) : folder;
        Fact<String> local = plan.infra().dataFolder(accessory);
        section.note(
                plan.infra().keepsData()
                        ? "On the volume, which stays when the server goes."
                        : "On the server, below the home folder of the user that signs in. 'kamal accessory remove'"
                                + " deletes it.");
        if (store.kind().is(Datastore.Kind.OPENSEARCH)) {
            Mapping directory = section.list("directories").add();
            directory.put("local", local);
            directory.put("remote", inside);
            directory.put("owner", Fact.chosen("1000:1000", "the server runs as this user"));
        } else {
            section.list("directories").add(inside.with(local, (path, outside) -> outside + ":" + path));
        }
    }

    private void options(Mapping options, AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        if (store.kind().is(Datastore.Kind.POSTGRES)) {
            options.put("shm-size", Fact.chosen("256m", "docker's 64 MB end parallel queries"));
        }
        if (store.kind().is(Datastore.Kind.RABBITMQ)) {
            options.note("It finds its data by its host name, which would change with each container.");
            options.put("hostname", plan.accessories().container(accessory));
        }
        if (!List.of(Datastore.Kind.REDIS, Datastore.Kind.MEMCACHED)
                .contains(store.kind().get())) {
            options.put("memory", store.memoryMiB().map(OptionsSection::memory));
        }
    }

    /** The servers stand in a network of their own, and their images have no certificate. */
    private void tls() {
        for (EnvVariable variable : plan.app().env()) {
            List<Datastore> met = plan.accessories().all().stream()
                    .map(AccessoryPlan.Accessory::store)
                    .filter(store -> variable.insistsOnTls(store.kind().get()))
                    .toList();
            if (!met.isEmpty()) {
                out.report(DataFinding.NO_TLS_TO_SERVER, variable.value().from(RolePlan.only(kinds(met))));
            }
        }
    }

    private static List<Fact<Datastore.Kind>> kinds(List<Datastore> stores) {
        return stores.stream()
                .map(store -> store.kind().from(store.placement()))
                .toList();
    }

    private void tell(AccessoryPlan.Accessory accessory, AccessoryCommand command) {
        Datastore store = accessory.store();
        out.report(KamalFinding.DATASTORE_UNMANAGED, store.kind());
        if (AccessoryPlan.isBucket(store)) {
            out.report(DataFinding.BUCKET_IMAGE_OLD, store.name());
            out.report(DataFinding.BUCKET_INSIDE, store.name());
        }
        List<Fact<?>> done = new ArrayList<>(command.done());
        done.add(store.highAvailability().filter(yes -> !yes));
        done.add(store.tls().filter(yes -> !yes));
        out.report(KamalFinding.SERVER_DOES_IT, done.toArray(Fact<?>[]::new));
        List<Fact<?>> missing = new ArrayList<>(command.missing());
        missing.add(store.highAvailability().filter(yes -> yes));
        missing.add(store.tls().filter(yes -> yes));
        if (!store.kind().is(Datastore.Kind.POSTGRES)) {
            missing.addAll(store.extensions());
        }
        out.report(KamalFinding.SERVER_HAS_NO_SUCH, missing.toArray(Fact<?>[]::new));
        if (!plan.infra().keeps(store)) {
            out.report(KamalFinding.VOLUME_SIZE, store.storageGiB());
        }
        if (plan.roles().isSpread() && plan.settings().dataAddress().isAbsent()) {
            out.report(KamalFinding.ONE_SERVER_ONLY, store.name());
        }
    }
}
