package dev.portolan.heroku.supplied;

import dev.portolan.heroku.report.Findings;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the buildpacks of Java derive from the address of a datastore, as heroku-buildpack-jvm-common 9225405 does in
 * opt/jdbc.sh and opt/jvm-spring-configuration.sh. See
 * <a href="https://devcenter.heroku.com/articles/connecting-to-relational-databases-on-heroku-with-java">Heroku's page</a>.
 *
 * <p>Nothing of it is stated as a fact, though user and password could be: the launcher of Heroku's builder derives Spring's
 * three names only where none of them is set.
 */
final class DatabaseVariables {
    /** The first of these that is there is the database. */
    private static final List<String> DATABASES =
            List.of("DATABASE_URL", "JAWSDB_URL", "JAWSDB_MARIA_URL", "CLEARDB_DATABASE_URL");

    private static final List<String> JDBC =
            List.of("JDBC_DATABASE_URL", "JDBC_DATABASE_USERNAME", "JDBC_DATABASE_PASSWORD");
    private static final List<String> SPRING =
            List.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
    private static final List<String> REDIS = List.of("SPRING_DATA_REDIS_URL", "SPRING_REDIS_URL");

    private final App app;
    private final List<Buildpack> packs;
    private final Libraries libraries;
    private final Findings findings;

    DatabaseVariables(App app, List<Buildpack> packs, Libraries libraries, Findings findings) {
        this.app = app;
        this.packs = packs;
        this.libraries = libraries;
        this.findings = findings;
    }

    /** Answers the names that it told of. */
    List<String> tell(Environment environment) {
        Optional<Buildpack> pack = Buildpack.ofJvm(packs);
        if (pack.isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<String>();
        environment.first(DATABASES).ifPresent(url -> {
            List<String> names = unset(libraries.spring() ? List.of(JDBC, SPRING) : List.of(JDBC), environment);
            if (!names.isEmpty()) {
                String detail = "From %s: %s. The address is %s, with the user and the password also by themselves."
                        .formatted(url, String.join(", ", names), jdbc(url));
                findings.report(
                        SuppliedFinding.DATABASE_VARIABLES, detail, pack.get().place());
            }
            told.addAll(names);
        });
        if (libraries.spring() && environment.has("REDIS_URL")) {
            List<String> names = unset(List.of(REDIS), environment);
            if (!names.isEmpty()) {
                String detail = "From REDIS_URL, unchanged: %s.".formatted(String.join(", ", names));
                findings.report(
                        SuppliedFinding.DATABASE_VARIABLES, detail, pack.get().place());
            }
            told.addAll(names);
        }
        return told;
    }

    private static List<String> unset(List<List<String>> names, Environment environment) {
        return names.stream()
                .flatMap(List::stream)
                .filter(name -> !environment.has(name))
                .toList();
    }

    private String jdbc(String url) {
        boolean isMysql = !url.equals("DATABASE_URL")
                || app.datastores().stream()
                        .filter(store -> app.referencesTo(store).stream()
                                .anyMatch(variable -> variable.name().is(url)))
                        .anyMatch(store -> store.kind().is(Datastore.Kind.MYSQL));
        return isMysql
                ? "jdbc:mysql://HOST:PORT/DATABASE?user=USER&password=PASSWORD"
                : "jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD&sslmode=require"
                        + " (sslmode as the target's server has it)";
    }
}
