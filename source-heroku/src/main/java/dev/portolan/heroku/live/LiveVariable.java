package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.Optional;

/**
 * A name of the environment that is set on Heroku.
 *
 * @param name the name
 * @param value its value; absent where whoever took the live state kept it out, since it is a secret
 * @param origin where it stands
 */
public record LiveVariable(String name, Optional<String> value, Origin origin) {
    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return name;
    }
}
