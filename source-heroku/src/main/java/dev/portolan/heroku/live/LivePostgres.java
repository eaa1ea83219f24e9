package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A database, as {@code heroku pg:info} tells of it.
 *
 * @param variables the names of the environment that hold its address
 * @param addOn the add-on's own name, such as {@code postgresql-flat-12345}
 * @param plan the plan as the command shows it, such as {@code Essential 0}
 * @param version the version of PostgreSQL, such as {@code 16.4}
 * @param following the database that it follows
 * @param highAvailability whether a standby takes over
 * @param more every other line, its name and its value, for the user's eyes
 * @param origin where it stands
 */
public record LivePostgres(
        List<String> variables,
        Optional<String> addOn,
        Optional<Stated<String>> plan,
        Optional<Stated<String>> version,
        Optional<Stated<String>> following,
        Optional<Stated<Boolean>> highAvailability,
        List<Stated<String>> more,
        Origin origin) {
    /** Copies the lists. */
    public LivePostgres {
        variables = List.copyOf(variables);
        more = List.copyOf(more);
    }
}
