package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.Optional;

/**
 * A process type of the formation.
 *
 * @param name its name
 * @param quantity how many run
 * @param size the dyno size, such as {@code Standard-1X}
 * @param command what runs, where the API says so
 * @param origin where it stands
 */
public record LiveProcess(
        String name,
        Stated<Integer> quantity,
        Optional<Stated<String>> size,
        Optional<Stated<String>> command,
        Origin origin) {}
