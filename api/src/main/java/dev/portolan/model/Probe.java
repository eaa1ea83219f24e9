package dev.portolan.model;

import java.util.function.Function;

/** How a {@link HealthCheck} asks. */
public sealed interface Probe {
    /**
     * An HTTP request that has to be answered with a status from 200 to 299.
     *
     * @param path the path, beginning with {@code /}
     */
    record Http(String path) implements Probe {
        @Override
        public String toString() {
            return "GET " + path;
        }
    }

    /** A TCP connection to the service's port. */
    record Tcp() implements Probe {
        @Override
        public String toString() {
            return "tcp";
        }
    }

    /**
     * A command in the container that has to end with status 0.
     *
     * @param command the command; not the image's own
     */
    record Exec(Command command) implements Probe {
        @Override
        public String toString() {
            return "run " + command;
        }
    }

    /** An HTTP request to this path. */
    static Probe http(String path) {
        return new Http(path);
    }

    /** A TCP connection. */
    static Probe tcp() {
        return new Tcp();
    }

    /** A command in the container. */
    static Probe exec(Command command) {
        return new Exec(command);
    }

    /** Answers with the function of the variant that this is. */
    default <R> R match(
            Function<? super Http, ? extends R> http,
            Function<? super Tcp, ? extends R> tcp,
            Function<? super Exec, ? extends R> exec) {
        if (this instanceof Http variant) {
            return http.apply(variant);
        }
        if (this instanceof Tcp variant) {
            return tcp.apply(variant);
        }
        return exec.apply((Exec) this);
    }
}
