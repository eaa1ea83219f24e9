package dev.portolan.heroku;

import dev.portolan.heroku.live.LivePostgres;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.RunningFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What <a href="https://devcenter.heroku.com/articles/heroku-postgres-database-information">pg:info</a> tells of the databases
 * that the add-ons made.
 */
final class RunningPostgres {
    private final Intake in;
    private final Map<String, String> datastores;

    private RunningPostgres(Intake in, Map<String, String> datastores) {
        this.in = in;
        this.datastores = new LinkedHashMap<>(datastores);
    }

    /**
     * States it.
     *
     * @param datastores the name of the datastore by each name of the environment, attachment or add-on that means it
     */
    static void read(Intake in, Map<String, String> datastores) {
        var reader = new RunningPostgres(in, datastores);
        in.live().postgres().stream().flatMap(List::stream).forEach(reader::database);
    }

    private void database(LivePostgres database) {
        Optional<String> name = database.variables().stream()
                .flatMap(variable -> named(variable).stream())
                .findFirst()
                .or(() -> database.addOn().flatMap(this::named));
        name.ifPresent(datastore -> facts(datastore, database));
        String more =
                String.join(", ", database.more().stream().map(Stated::value).toList());
        if (!more.isEmpty()) {
            String shown = name.orElseGet(() -> String.join(", ", database.variables()));
            in.findings().report(RunningFinding.POSTGRES_FACTS, "'" + shown + "': " + more + ".", database.origin());
        }
    }

    private void facts(String name, LivePostgres database) {
        Draft draft = in.draft();
        database.version()
                .ifPresent(version -> draft.datastore(
                        name, "version", version.origin(), store -> store.version(major(version.value()))));
        database.highAvailability()
                .ifPresent(standby -> draft.datastore(
                        name, "high-availability", standby.origin(), store -> store.highAvailability(standby.value())));
        database.following().ifPresent(leader -> {
            Optional<String> followed = named(leader.value()).filter(other -> !other.equals(name));
            followed.ifPresentOrElse(
                    other -> draft.datastore(name, "follows", leader.origin(), store -> store.follows(other)),
                    () -> in.findings()
                            .report(
                                    RunningFinding.FOLLOWED_UNKNOWN,
                                    "'" + name + "' follows '" + leader.value() + "'.",
                                    leader.origin()));
        });
    }

    /** People write a database with and without the end of its name of the environment. */
    private Optional<String> named(String name) {
        return Optional.ofNullable(datastores.get(name)).or(() -> Optional.ofNullable(datastores.get(name + "_URL")));
    }

    /** Since version 10 the part before the point makes data incompatible; before, the first two did. */
    private static String major(String version) {
        List<String> parts = List.of(version.split("\\.", -1));
        boolean isOld = parts.get(0).length() == 1 && parts.size() > 1;
        return isOld ? parts.get(0) + "." + parts.get(1) : parts.get(0);
    }
}
