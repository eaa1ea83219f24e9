package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.model.Build;
import java.util.function.Consumer;

/**
 * A fact of a build, before it is known whether the build is the app's or one process's.
 *
 * @param name the last step of its path
 * @param origin where it stands
 * @param says states it
 */
record BuildFact(String name, Origin origin, Consumer<Build.Builder> says) {}
