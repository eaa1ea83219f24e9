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
    List<Datastore> managed() {
        return app.datastores().stream().filter(this::isManaged).toList();
    }

    /** Whether Defang runs the server. */
    boolean isManaged(Datastore store) {
        if (store.isKept() || store.follows().isPresent()) {
            return false;
        }
        return switch (store.kind().get()) {
            case POSTGRES, REDIS -> true;
            case MONGODB ->
                // Without an order to move it stays: what Defang puts in its place is not all of MongoDB.
                store.placement().is(Datastore.Placement.CREATE) && plan.cloud().hasManagedMongo();
            default -> false;
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
                store, store.kind().is(Datastore.Kind.MONGODB) ? "MONGO_INITDB_ROOT_PASSWORD" : "POSTGRES_PASSWORD");
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
        List<Datastore> alike = managed().stream()
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
            case PORT -> host.map(any -> Integer.toString(port(kind)));
            case URL, DIRECT_URL -> url(store, host);
            case DATABASE ->
                kind == Datastore.Kind.REDIS ? host.map(any -> "0") : database().from(store.name());
            case USER ->
                switch (kind) {
                    case POSTGRES -> host.map(any -> "postgres");
                    case MONGODB -> user(store).map(ComposeDialect::reference);
                    default -> Fact.absent(store.path());
                };
            case PASSWORD ->
                kind == Datastore.Kind.REDIS
                        ? Fact.absent(store.path())
                        : password(store).map(ComposeDialect::reference);
        };
    }

    private Fact<String> url(Datastore store, Fact<String> host) {
        if (store.kind().is(Datastore.Kind.REDIS)) {
            return host.map(name -> "redis://" + name + ":6379/0");
        }
        Fact<String> place = host.with(
                database(),
                (name, database) -> "@" + name + ":" + port(store.kind().get()) + "/" + database);
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

    /** The port that a server listens on. */
    static int port(Datastore.Kind kind) {
        return kind == Datastore.Kind.POSTGRES ? 5432 : kind == Datastore.Kind.REDIS ? 6379 : 27017;
    }
}
