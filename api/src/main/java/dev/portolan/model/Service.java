package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a process type offers on a port.
 *
 * @param name the name, unique in its process type
 * @param port the port that it listens on inside its container
 * @param publishedPort the port that clients connect to, from 1 to 65535; unstated for HTTP on the usual 80 and 443
 * @param protocol what is spoken on the port inside the container
 * @param exposure who may connect
 * @param health how the platform learns whether it works
 * @param requestTimeout the time until the first byte of an answer, in whole seconds
 * @param idleTimeout the time that a connection may stay silent, in whole seconds
 * @param stickySessions whether a client's requests keep reaching the same instance
 */
public record Service(
        Fact<String> name,
        Fact<ContainerPort> port,
        Fact<Integer> publishedPort,
        Fact<Protocol> protocol,
        Fact<Exposure> exposure,
        HealthCheck health,
        Fact<Duration> requestTimeout,
        Fact<Duration> idleTimeout,
        Fact<Boolean> stickySessions)
        implements Named {

    /** What is spoken on a port. */
    public enum Protocol {
        /** HTTP/1.1 in clear text, websockets included; the platform ends TLS. */
        HTTP,
        /** HTTP/2 in clear text. */
        H2C,
        /** Any stream. */
        TCP,
        /** Datagrams. */
        UDP;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who may connect. */
    public enum Exposure {
        /** Anybody. */
        PUBLIC,
        /** The app's own processes. */
        PRIVATE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether HTTP of any version is spoken; so it is where nothing is stated. */
    public boolean isHttp() {
        return protocol.isAbsent() || protocol.is(Protocol.HTTP) || protocol.is(Protocol.H2C);
    }

    /** Whether anybody may connect; only where that is stated. */
    public boolean isPublic() {
        return exposure.is(Exposure.PUBLIC);
    }

    /** States the facts of a service. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<ContainerPort> port = slot("port");
        private final Slot<Integer> publishedPort = slot("published-port");
        private final Slot<Protocol> protocol = slot("protocol");
        private final Slot<Exposure> exposure = slot("exposure");
        private final HealthCheck.Builder health;
        private final Slot<Duration> requestTimeout = slot("request-timeout");
        private final Slot<Duration> idleTimeout = slot("idle-timeout");
        private final Slot<Boolean> stickySessions = slot("sticky-sessions");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
            health = new HealthCheck.Builder(this, path.child("health"));
        }

        /** The port that it listens on inside its container. */
        public Builder port(ContainerPort port) {
            return this.port.state(port);
        }

        /** The fixed port that it listens on inside its container. */
        public Builder port(int port) {
            return port(ContainerPort.of(port));
        }

        /** The port that clients connect to. */
        public Builder publishedPort(int port) {
            return publishedPort.state(port);
        }

        /** What is spoken on the port inside the container. */
        public Builder protocol(Protocol protocol) {
            return this.protocol.state(protocol);
        }

        /** Who may connect. */
        public Builder exposure(Exposure exposure) {
            return this.exposure.state(exposure);
        }

        /** How the platform learns whether it works. */
        public Builder health(Consumer<HealthCheck.Builder> facts) {
            facts.accept(health.at(origin()));
            return this;
        }

        /** It works while this path answers. */
        public Builder health(String path) {
            return health(check -> check.probe(Probe.http(path)));
        }

        /** The time until the first byte of an answer, in whole seconds. */
        public Builder requestTimeout(Duration timeout) {
            return requestTimeout.state(timeout);
        }

        /** The time that a connection may stay silent, in whole seconds. */
        public Builder idleTimeout(Duration timeout) {
            return idleTimeout.state(timeout);
        }

        /** Whether a client's requests keep reaching the same instance. */
        public Builder stickySessions(boolean sticky) {
            return stickySessions.state(sticky);
        }

        Service build() {
            return new Service(
                    name,
                    port.fact(),
                    publishedPort.fact(),
                    protocol.fact(),
                    exposure.fact(),
                    health.build(),
                    requestTimeout.fact(),
                    idleTimeout.fact(),
                    stickySessions.fact());
        }
    }
}
