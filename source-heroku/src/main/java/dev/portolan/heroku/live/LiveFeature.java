package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;

/**
 * Something that Heroku does for an app if the user wishes so.
 *
 * @param name its name, such as {@code preboot}
 * @param isEnabled whether it is switched on
 * @param origin where it stands
 */
public record LiveFeature(String name, boolean isEnabled, Origin origin) {}
