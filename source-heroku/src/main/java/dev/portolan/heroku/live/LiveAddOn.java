package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An add-on that is attached to the app.
 *
 * @param name its own name, such as {@code postgresql-flat-12345}
 * @param slug the product, such as {@code heroku-postgresql}; absent where the user may not see another app's add-on
 * @param plan the plan without the product, such as {@code essential-0}
 * @param owner the app that it is billed to, which may be another one
 * @param variables the names of the environment that it sets
 * @param attachments what it is attached as
 * @param origin where it stands
 */
public record LiveAddOn(
        String name,
        Optional<String> slug,
        Optional<String> plan,
        Optional<String> owner,
        List<Stated<String>> variables,
        List<LiveAttachment> attachments,
        Origin origin) {
    /** Copies the lists. */
    public LiveAddOn {
        variables = List.copyOf(variables);
        attachments = List.copyOf(attachments);
    }

    /**
     * A name under which an add-on is attached to an app.
     *
     * @param name the name, such as {@code DATABASE}
     * @param app the app that it is attached to
     * @param namespace what of the add-on, such as {@code credential:reader}; absent for the whole
     * @param origin where it stands
     */
    public record LiveAttachment(String name, Optional<String> app, Optional<String> namespace, Origin origin) {}
}
