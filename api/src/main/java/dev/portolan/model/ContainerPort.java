package dev.portolan.model;

import java.util.Optional;

/** The port that a service listens on inside its container. */
public sealed interface ContainerPort {
    /**
     * A port that the app itself has fixed.
     *
     * @param number from 1 to 65535
     */
    record Fixed(int number) implements ContainerPort {
        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /** The port that the platform names in the variable {@code PORT}. */
    record Assigned() implements ContainerPort {
        @Override
        public String toString() {
            return "$PORT";
        }
    }

    /** A port that the app itself has fixed. */
    static ContainerPort of(int number) {
        return new Fixed(number);
    }

    /** The port that the platform names in the variable {@code PORT}. */
    static ContainerPort assigned() {
        return new Assigned();
    }

    /** The fixed number, if there is one. */
    default Optional<Integer> fixed() {
        return this instanceof Fixed port ? Optional.of(port.number()) : Optional.empty();
    }
}
