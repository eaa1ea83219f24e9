package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;

/**
 * A value with its place.
 *
 * @param value the value
 * @param origin where it stands
 * @param <T> the type of the value
 */
public record Stated<T>(T value, Origin origin) {}
