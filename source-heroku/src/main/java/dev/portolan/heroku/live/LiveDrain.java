package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.Optional;

/**
 * A place that the logs go to.
 *
 * @param address its scheme and host, without the user, the password, the path and the query, which may be secrets
 * @param addOn the add-on that made it
 * @param origin where it stands
 */
public record LiveDrain(String address, Optional<String> addOn, Origin origin) {}
