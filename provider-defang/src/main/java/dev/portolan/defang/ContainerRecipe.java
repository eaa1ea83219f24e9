package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Optional;

/**
 * How a server for data is started that is no managed one on any cloud: its image, and what that reads from its environment.
 *
 * @param image the image; {} stands for the version
 * @param usual the version where none is stated
 * @param port the port that it listens on
 * @param scheme how its URL begins
 * @param user the variable that names the user; empty where there is none
 * @param password the variable that holds the user's password; empty where there is none
 * @param database the variable that names the database; empty where there is none
 * @param memory MiB that it is given where nobody states them
 * @param check the command in the image that succeeds when it takes connections; empty where it does at once
 */
record ContainerRecipe(
        String image,
        String usual,
        int port,
        String scheme,
        String user,
        String password,
        String database,
        int memory,
        String check) {
    private static final List<FactTable.Row> ROWS =
            FactTable.rows("containers.csv", ContainerRecipe.class.getResourceAsStream("containers.csv"));

    /** The recipe for a server; none where no container does what the server does. */
    static Optional<ContainerRecipe> of(Datastore store) {
        String version = store.version().orElse("");
        return ROWS.stream()
                .filter(row -> row.get("kind").equals(store.kind().get().toString()))
                .filter(row -> version.startsWith(row.get("beginning")))
                .findFirst()
                .map(ContainerRecipe::of);
    }

    private static ContainerRecipe of(FactTable.Row row) {
        return new ContainerRecipe(
                row.get("image"),
                row.get("usual"),
                Integer.parseInt(row.get("port")),
                row.get("scheme"),
                row.get("user"),
                row.get("password"),
                row.get("database"),
                Integer.parseInt(row.get("memory")),
                row.get("check"));
    }

    boolean hasPassword() {
        return !password.isEmpty();
    }

    boolean hasCheck() {
        return !check.isEmpty();
    }

    boolean hasDatabase() {
        return !database.isEmpty();
    }

    /** The image, with the stated version for its tag. */
    Fact<String> image(Datastore store) {
        return store.version()
                .orChosen(usual, "the one with the longest support")
                .map(tag -> image.replace("{}", tag));
    }
}
