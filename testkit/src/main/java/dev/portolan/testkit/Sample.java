package dev.portolan.testkit;

import dev.portolan.model.App;
import java.util.Objects;

/**
 * An app that a contract is run on.
 *
 * @param name what it is for, as failures call it
 * @param app the app
 */
public record Sample(String name, App app) {
    /** Refuses null. */
    public Sample {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(app, "app");
    }

    @Override
    public String toString() {
        return name;
    }
}
