package dev.portolan.kamal;

import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a server of one kind runs in a container: its image, where its data lies, and how it is addressed. The rows stand in
 * {@code accessory-images.csv}.
 *
 * @param kind what it serves
 * @param product which of the kind's products
 * @param image the image and, in place of {@code {}}, its version
 * @param usual the version where none is stated
 * @param data the folder of its data inside the container; empty where it keeps none
 * @param port the port that it listens on
 * @param scheme what its URLs begin with
 * @param user the name of the environment for the user; empty where it has none
 * @param password the name of the environment for the password; empty where it has none
 * @param database the name of the environment for the database; empty where it makes none
 */
record AccessoryRecipe(
        Datastore.Kind kind,
        String product,
        String image,
        String usual,
        String data,
        int port,
        String scheme,
        String user,
        String password,
        String database) {

    private static final String TABLE = "accessory-images.csv";
    private static final List<AccessoryRecipe> ALL =
            FactTable.rows(TABLE, AccessoryRecipe.class.getResourceAsStream(TABLE)).stream()
                    .map(AccessoryRecipe::of)
                    .toList();

    /** The recipe for a datastore, if there is one for its kind. */
    static Optional<AccessoryRecipe> of(Datastore store) {
        String product = product(store);
        return ALL.stream()
                .filter(recipe -> store.kind().is(recipe.kind) && recipe.product.equals(product))
                .findFirst();
    }

    /** Whether clients sign in. */
    boolean hasPassword() {
        return !password.isEmpty();
    }

    /** Whether it has databases with names. */
    boolean hasDatabase() {
        return !database.isEmpty();
    }

    /** Whether a value has to be kept out of files. */
    boolean isSecret(EnvValue.Attribute attribute) {
        boolean holdsPassword = kind == Datastore.Kind.OBJECT_STORAGE
                ? attribute == EnvValue.Attribute.PASSWORD
                : List.of(EnvValue.Attribute.URL, EnvValue.Attribute.DIRECT_URL, EnvValue.Attribute.PASSWORD)
                        .contains(attribute);
        return hasPassword() && holdsPassword;
    }

    /** The major version of this one, or the usual one's. */
    static int major(String version) {
        String digits = version.replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    private static String product(Datastore store) {
        int major = major(store.version().orElse(""));
        return switch (store.kind().get()) {
            case POSTGRES -> postgres(store);
            case MYSQL -> major >= 10 ? "mariadb" : "mysql";
            case REDIS -> major > 0 && major < 8 ? "redis" : "valkey";
            default -> "";
        };
    }

    /** Extensions that the plain image lacks have images of their own. */
    private static String postgres(Datastore store) {
        List<String> products =
                store.extensions().stream().map(PostgresExtensions::product).toList();
        return Stream.of("postgis", "pgvector")
                .filter(products::contains)
                .findFirst()
                .orElse("postgres");
    }

    private static AccessoryRecipe of(FactTable.Row row) {
        return new AccessoryRecipe(
                Datastore.Kind.valueOf(row.get("kind")),
                row.get("product"),
                row.get("image"),
                row.get("usual"),
                row.get("data"),
                Integer.parseInt(row.get("port")),
                row.get("scheme"),
                row.get("user"),
                row.get("password"),
                row.get("database"));
    }
}
