package dev.portolan.heroku.supplied;

import dev.portolan.fact.Origin;
import dev.portolan.model.EnvValue;

/**
 * A name of the environment that a buildpack sets where nobody else does.
 *
 * @param name the name
 * @param value what it holds
 * @param origin the buildpack
 */
public record SuppliedVariable(String name, EnvValue value, Origin origin) {}
