package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.naming.NamePolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which servers for data Defang runs, and what the app is told of them. A password is a config value, since it may stand in
 * no file; all else of a URL is known beforehand.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/managed-storage">Managed storage</a>
 */
final class StorePlan {
    private static final NamePolicy DATABASE = NamePolicy.underscored(
            "a database", "https://www.postgresql.org/docs/current/sql-syntax-lexical.html", 1, 63);

    private final DefangPlan plan;
    private final App app;

    StorePlan(DefangPlan plan) {
        this.plan = plan;
        app = plan.app();
    }

    /** The servers that Defang runs, in the order of the app. */
    List<Datastore> running() {
        return app.datastores().stream().filter(this::runs).toList();
    }

    /** Whether Defang runs the server. Without an order to move it, one stays that Defang would run as something else. */
    boolean runs(Datastore store) {
        if (store.isKept() || store.follows().isPresent()) {
            return false;
        }
        return switch (store.kind().get()) {
            case POSTGRES, REDIS -> true;
            case MONGODB -> store.placement().is(Datastore.Placement.CREATE);
            default ->
                store.placement().is(Datastore.Placement.CREATE)
                        && ContainerRecipe.of(store).isPresent();
        };
    }

    /** Whether a server that Defang runs is a plain container, which has no disk. */
    boolean isContainer(Datastore store) {
        return switch (store.kind().get()) {
            case POSTGRES, REDIS -> !plan.cloud().hasManagedStores();
            case MONGODB -> !plan.cloud().hasManagedMongo();
            default -> true;
        };
    }

    /** Whether a server that Defang runs asks for a password. */
    static boolean hasPassword(Datastore store) {
        return switch (store.kind().get()) {
            case POSTGRES, MONGODB -> true;
            default ->
                ContainerRecipe.of(store).map(ContainerRecipe::hasPassword).orElse(false);
        };
    }

    /** The server that answers for this one: a replica's leader, else itself. */
    Datastore leader(Datastore store) {
        Datastore leader = store;
        for (int i = 0; i < app.datastores().size() && leader.follows().isPresent() && !leader.isKept(); i++) {
            leader = app.resolve(leader.follows().get());
        }
        return leader;
    }

    /** That Defang runs a server: without it, a replica may become one that is run in its place. */
    Fact<?>[] existence(Datastore store) {
        boolean isLeader = app.datastores().stream()
                .anyMatch(other -> !other.isKept()
                        && other.follows()
                                .map(ref -> ref.path().equals(store.path()))
                                .orElse(false));
        return isLeader ? new Fact<?>[] {store.kind(), store.placement()} : new Fact<?>[] {store.name()};
    }

    /** The database that is made on a new server. */
    Fact<String> database() {
        return app.name().map(DATABASE::legal);
    }

    /** The name of the config value that holds a server's password. */
    Fact<String> password(Datastore store) {
        return secret(
                store,
                switch (store.kind().get()) {
                    case MONGODB -> "MONGO_INITDB_ROOT_PASSWORD";
                    case MYSQL -> "MYSQL_PASSWORD";
                    case RABBITMQ -> "RABBITMQ_PASSWORD";
                    default -> "POSTGRES_PASSWORD";
                });
    }

    /** The name of the config value that holds the name of a MongoDB server's user. */
    Fact<String> user(Datastore store) {
        return secret(store, "MONGO_INITDB_ROOT_USERNAME");
    }

    /**
     * The usual name where there is only one server of the kind. Config values belong to the whole project, so that
     * several servers need names of their own.
     */
    private Fact<String> secret(Datastore store, String usual) {
        List<Datastore> alike = running().stream()
                .filter(other -> other.kind().is(store.kind().get()))
                .toList();
        String suffix = usual.substring(usual.lastIndexOf('_'));
        String own = alike.size() == 1
                ? usual
                : store.name()
                                .get()
                                .toUpperCase(Locale.ROOT)
                                .replaceAll("[^A-Z0-9]", "_")
                                .replaceAll("^([0-9])", "_$1")
                        + suffix;
        Fact<String> name = alike.size() == 1
                ? Fact.chosen(own, "the usual name").from(existence(store))
                : store.name().map(any -> own);
        if (alike.size() == 2) {
            name = name.from(existence(alike.get(0))).from(existence(alike.get(1)));
        }
        return free(name, store);
    }

    /** Another name where the app has a variable of this one: a config value would be given to it. */
    private Fact<String> free(Fact<String> name, Datastore store) {
        Optional<EnvVariable> rival = app.env().stream()
                .filter(variable -> variable.name().is(name.get()))
                .filter(variable -> !isPassword(variable, store))
                .findFirst();
        return rival.map(variable -> name.map(text -> text + "_2").from(variable.value()))
                .orElse(name);
    }

    private static boolean isPassword(EnvVariable variable, Datastore store) {
        return variable.reference()
                .map(reference -> reference.attribute() == EnvValue.Attribute.PASSWORD
                        && reference.target().path().equals(store.path()))
                .orElse(false);
    }

    /** The name of the config value that says whether Postgres is reached by TLS, which differs by cloud and at home. */
    Fact<String> tlsMode() {
        Fact<String> usual = Fact.chosen("SSL_MODE", "TLS is a must on AWS and not there in a container");
        return app.env().stream()
                .filter(variable -> variable.name().is("SSL_MODE"))
                .findFirst()
                .map(variable -> usual.map(name -> name + "_2").from(variable.value()))
                .orElse(usual);
    }

    /** What a reference to a server that Defang runs stands for; absent where the server has no such thing. */
    Fact<String> value(Datastore store, EnvValue.Attribute attribute) {
        Fact<String> host = plan.name(store.name());
        Datastore.Kind kind = store.kind().get();
        return switch (attribute) {
            case HOST -> host;
            case PORT -> host.map(any -> Integer.toString(port(store)));
            case URL, DIRECT_URL -> url(store, host);
            case DATABASE -> kind == Datastore.Kind.REDIS ? host.map(any -> "0") : databaseOf(store);
            case USER ->
                kind == Datastore.Kind.MONGODB
                        ? user(store).map(ComposeDialect::reference)
                        : host.filter(any -> hasPassword(store)).map(any -> login(store));
            case PASSWORD ->
                hasPassword(store) ? password(store).map(ComposeDialect::reference) : Fact.absent(store.path());
        };
    }

    private Fact<String> databaseOf(Datastore store) {
        boolean hasOne =
                ContainerRecipe.of(store).map(ContainerRecipe::hasDatabase).orElse(true);
        return hasOne ? database().from(store.name()) : Fact.absent(store.path());
    }

    /** The user of a server whose user is no secret. */
    static String login(Datastore store) {
        return store.kind().is(Datastore.Kind.POSTGRES) ? "postgres" : "app";
    }

    private Fact<String> url(Datastore store, Fact<String> host) {
        if (store.kind().is(Datastore.Kind.REDIS)) {
            return host.map(name -> "redis://" + name + ":6379/0");
        }
        Optional<ContainerRecipe> recipe = ContainerRecipe.of(store);
        if (recipe.isPresent()) {
            return url(store, recipe.get(), host);
        }
        Fact<String> place = host.with(database(), (name, database) -> "@" + name + ":" + port(store) + "/" + database);
        Fact<String> secret = password(store).map(ComposeDialect::reference);
        if (store.kind().is(Datastore.Kind.MONGODB)) {
            return user(store)
                    .map(ComposeDialect::reference)
                    .with(secret, (user, password) -> "mongodb://" + user + ":" + password)
                    .with(place, (login, rest) -> login + rest + "?authSource=admin&retryWrites=false");
        }
        return secret.map(password -> "postgres://postgres:" + password)
                .with(place, (login, rest) -> login + rest + "?sslmode=")
                .with(tlsMode().map(ComposeDialect::reference), (url, mode) -> url + mode);
    }

    private Fact<String> url(Datastore store, ContainerRecipe recipe, Fact<String> host) {
        Fact<String> url = Fact.chosen(recipe.scheme() + "://", "how such a server is reached");
        if (recipe.hasPassword()) {
            url = url.with(
                    password(store).map(ComposeDialect::reference),
                    (start, password) -> start + login(store) + ":" + password + "@");
        }
        url = url.with(host, (start, name) -> start + name + ":" + recipe.port());
        return recipe.hasDatabase() ? url.with(database(), (start, database) -> start + "/" + database) : url;
    }

    /** The port that a server listens on. */
    static int port(Datastore store) {
        return switch (store.kind().get()) {
            case POSTGRES -> 5432;
            case REDIS -> 6379;
            default -> ContainerRecipe.of(store).map(ContainerRecipe::port).orElse(27_017);
        };
    }
}
