package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which datastores run beside the app, and how the app addresses them.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/accessories/">Accessories</a>
 */
final class AccessoryPlan {
    /** What the setting calls a bucket beside the app. */
    static final String MINIO = "minio";

    private static final String DOCS = "https://kamal-deploy.org/docs/configuration/accessories/";
    private static final String BUCKET_DOCS =
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";
    private static final NamePolicy NAME = NamePolicy.dashed("a Kamal accessory", DOCS, 1, 40);
    private static final NamePolicy DATABASE = NamePolicy.underscored("a database's name", DOCS, 1, 60);
    private static final NamePolicy BUCKET = NamePolicy.dashed("a bucket's name", BUCKET_DOCS, 3, 60);
    static final NamePolicy SECRET = new NamePolicy(
            "the name of a secret",
            DOCS,
            1,
            120,
            false,
            c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_',
            c -> c >= 'A' && c <= 'Z',
            '_');

    private final KamalPlan plan;
    private final Map<String, Accessory> accessories = new LinkedHashMap<>();
    private final AccessoryPorts ports;

    /**
     * A server beside the app.
     *
     * @param store the datastore that it is
     * @param recipe how it runs
     * @param name its name among the accessories
     * @param secret the name under which the secrets hold its password
     */
    record Accessory(Datastore store, AccessoryRecipe recipe, Fact<String> name, Fact<String> secret) {}

    AccessoryPlan(KamalPlan plan) {
        this.plan = plan;
        var names = new Names(NAME);
        var secrets = new Names(SECRET);
        plan.app().env().stream()
                .filter(variable -> !isItsPassword(variable))
                .forEach(variable -> secrets.reserve(variable.name().get()));
        for (Datastore store : plan.app().datastores()) {
            Optional<AccessoryRecipe> recipe = recipe(store);
            if (!store.isKept() && store.follows().isAbsent() && recipe.isPresent()) {
                Fact<String> secret = secrets.of(store.name().map(AccessoryPlan::secretName));
                accessories.put(store.name().get(), new Accessory(store, recipe.get(), names.of(store.name()), secret));
            }
        }
        ports = new AccessoryPorts(plan, all());
    }

    /** How a datastore would run beside the app: a bucket does so only if it is asked for. */
    Optional<AccessoryRecipe> recipe(Datastore store) {
        return AccessoryRecipe.of(store)
                .filter(recipe ->
                        !isBucket(store) || plan.settings().objectStorage().is(MINIO));
    }

    /** What asks for a bucket to run beside the app; absent for anything else. */
    Fact<String> asked(Datastore store) {
        return plan.settings().objectStorage().filter(any -> isBucket(store));
    }

    /** Whether it speaks Amazon S3's protocol. */
    static boolean isBucket(Datastore store) {
        return store.kind().is(Datastore.Kind.OBJECT_STORAGE);
    }

    private static String secretName(String store) {
        return store.toUpperCase(Locale.ROOT) + "_PASSWORD";
    }

    /** Whether the app itself calls a server's password as the secrets would: then one name serves both. */
    private boolean isItsPassword(EnvVariable variable) {
        return datastore(variable)
                .filter(store -> variable.reference().get().attribute() == EnvValue.Attribute.PASSWORD)
                .filter(store -> variable.name().is(secretName(store.name().get())))
                .isPresent();
    }

    /** The servers beside the app, in the order of the app. */
    List<Accessory> all() {
        return List.copyOf(accessories.values());
    }

    /** Those with a password. */
    List<Accessory> withPassword() {
        return all().stream()
                .filter(accessory -> accessory.recipe().hasPassword())
                .toList();
    }

    /** The server that a datastore is, or, of a replica, the one that it follows. */
    Optional<Accessory> of(Datastore store) {
        Accessory own = accessories.get(store.name().get());
        if (own != null || store.isKept() || store.follows().isAbsent()) {
            return Optional.ofNullable(own);
        }
        // A replica may follow a replica, and so on in a circle.
        Optional<Datastore> leader = plan.app().find(store.follows().get());
        return leader.map(one -> accessories.get(one.name().get()));
    }

    /** The datastore that a variable tells of. */
    Optional<Datastore> datastore(EnvVariable variable) {
        return variable.reference()
                .toOptional()
                .flatMap(reference -> plan.app().find(reference.target()))
                .filter(Datastore.class::isInstance)
                .map(Datastore.class::cast);
    }

    /** The container's name, by which others on the same server reach it. */
    Fact<String> container(Accessory accessory) {
        return accessory.name().with(plan.stageName(), (name, service) -> service + "-" + name);
    }

    /** Where clients connect to. */
    Fact<String> host(Accessory accessory) {
        return plan.settings().dataAddress().isPresent()
                ? plan.settings().dataAddress().from(accessory.store().name())
                : container(accessory);
    }

    /** The port that clients connect to. */
    Fact<Integer> port(Accessory accessory) {
        return ports.of(accessory);
    }

    /** The user that owns the data. */
    Fact<String> user(Accessory accessory) {
        Datastore store = accessory.store();
        return isBucket(store)
                ? plan.service().map(BUCKET::legal).from(store.name(), store.kind())
                : plan.service().map(DATABASE::legal).from(store.name());
    }

    /** The database that is made with the server, or the bucket that a step makes. */
    Fact<String> database(Accessory accessory) {
        return plan.destination()
                .orChosen(KamalPlan.PRODUCTION, "the stage")
                .with(
                        plan.service(),
                        (stage, service) -> isBucket(accessory.store())
                                ? BUCKET.legal(service + "-" + stage)
                                : DATABASE.legal(service + "_" + stage))
                .from(accessory.store().name());
    }

    /**
     * What a reference holds. A password is in it by the name of its secret only: {@code ${DB_PASSWORD}}, which the
     * secrets file fills in.
     */
    Fact<String> value(EnvVariable variable, Accessory accessory) {
        AccessoryRecipe recipe = accessory.recipe();
        Fact<EnvValue> value = variable.value();
        return switch (variable.reference().get().attribute()) {
            case HOST -> value.with(host(accessory), (any, host) -> host);
            case PORT -> value.with(port(accessory), (any, port) -> Integer.toString(port));
            case USER ->
                value.with(user(accessory), (any, user) -> recipe.user().isEmpty() ? "" : user)
                        .from(accessory.store().kind());
            case PASSWORD ->
                value.with(accessory.secret(), (any, name) -> recipe.hasPassword() ? reference(name) : "")
                        .from(accessory.store().kind());
            case DATABASE ->
                value.with(database(accessory), (any, name) -> databaseName(recipe, name))
                        .from(accessory.store().kind());
            case URL, DIRECT_URL -> url(value, accessory);
        };
    }

    private Fact<String> url(Fact<EnvValue> value, Accessory accessory) {
        AccessoryRecipe recipe = accessory.recipe();
        List<Fact<?>> parts = new ArrayList<>(List.of(host(accessory), port(accessory)));
        String user = "";
        if (!recipe.user().isEmpty() && !isBucket(accessory.store())) {
            user = user(accessory).get();
            parts.add(user(accessory));
        }
        String path = path(accessory, parts);
        // The address of a bucket is a public one: its keys have names of their own.
        String owner = recipe.hasPassword() && !isBucket(accessory.store())
                ? user + ":" + reference(accessory.secret().get()) + "@"
                : "";
        String url = recipe.scheme() + "://" + owner + host(accessory).get() + ":"
                + port(accessory).get() + path;
        return value.map(any -> url).from(parts.toArray(Fact<?>[]::new));
    }

    private String path(Accessory accessory, List<Fact<?>> parts) {
        if (accessory.recipe().hasDatabase()) {
            parts.add(database(accessory));
            return "/" + database(accessory).get();
        }
        return switch (accessory.store().kind().get()) {
            case REDIS -> "/0";
            case OBJECT_STORAGE -> {
                parts.add(database(accessory));
                yield "/" + database(accessory).get();
            }
            case MONGODB -> {
                parts.add(database(accessory));
                yield "/" + database(accessory).get() + "?authSource=admin";
            }
            default -> "";
        };
    }

    private static String databaseName(AccessoryRecipe recipe, String name) {
        return switch (recipe.kind()) {
            case REDIS -> "0";
            case RABBITMQ -> "/";
            case POSTGRES, MYSQL, MONGODB, OBJECT_STORAGE -> name;
            default -> "";
        };
    }

    private static String reference(String secret) {
        return "${" + secret + "}";
    }
}
