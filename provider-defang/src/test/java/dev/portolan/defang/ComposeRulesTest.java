package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule says in Defang's words what it found, and is silent on a file that is right. */
class ComposeRulesTest {
    private static final String RIGHT = """
            name: shop
            services:
              web:
                build: {context: ., dockerfile: Dockerfile, args: {COLOUR: red}}
                command: [bin/web]
                restart: unless-stopped
                domainname: www.example.com
                ports: [{mode: ingress, target: 3000, published: "3000", app_protocol: http}]
                environment: {COLOUR: red}
                healthcheck: {test: [CMD, curl, -f, "http://localhost:3000/"], interval: 30s, timeout: 10s}
                depends_on: {release: {condition: service_completed_successfully}, db: {condition: service_healthy}}
                deploy: {resources: {reservations: {cpus: "0.5", memory: 512M}}}
                networks: [default, private]
              release:
                image: example/web
                restart: "no"
                deploy: {resources: {reservations: {memory: 512M}}}
              db:
                image: postgres:17
                x-defang-postgres: true
                ports: [{mode: host, target: 5432}]
                healthcheck: {test: [CMD, pg_isready]}
                deploy: {resources: {reservations: {memory: 512M}}}
                networks: [private]
            networks: {private: {}}
            """;

    @Test
    void aFileThatIsRightIsTaken() {
        assertThat(DefangReader.parse(RIGHT)).isNotNull();
        assertThat(check(RIGHT)).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("name: shop", "name: Shop", "ERROR", "invalid project name \"Shop\""),
                change("name: shop", "name: a-shop-with-a-long-name", "WARNING", "is longer than 16 characters"),
                change("name: shop", "secrets: {a: {}}", "WARNING", "secrets will be exposed as environment variables"),
                change(
                        "  release:\n",
                        "  w.eb:\n    image: a\n  w-eb:\n    image: a\n  release:\n",
                        "ERROR",
                        "normalize to the same value"),
                change(
                        "  release:\n",
                        "  \"a b\":\n    image: a\n  release:\n",
                        "ERROR",
                        "Additional property a b is not allowed"),
                change(
                        "  release:\n",
                        "  a-name-that-is-long:\n    image: a\n  release:\n",
                        "WARNING",
                        "service name is longer than 16 characters"),
                change("{release: {", "{releas: {", "ERROR", "depends on undefined service \"releas\""),
                change("[default, private]", "[other]", "ERROR", "refers to undefined network other"),
                change("restart: \"no\"", "restart: unless-stopped", "ERROR", "waits for \"release\" to end"),
                change("    healthcheck: {test: [CMD, pg_isready]}\n", "", "ERROR", "waits for \"db\" to be healthy"),
                change(
                        "restart: \"no\"",
                        "restart: \"no\"\n    depends_on: [web]",
                        "ERROR",
                        "dependency cycle detected: release -> web -> release"),
                change(
                        "command: [bin/web]",
                        "command: [bin/web]\n    hostname: w",
                        "ERROR",
                        "hostname; consider using 'domainname' instead"),
                change(
                        "command: [bin/web]",
                        "command: [bin/web]\n    entrypoint: w",
                        "ERROR",
                        "unsupported compose directive: entrypoint"),
                change(
                        "command: [bin/web]",
                        "command: [bin/web]\n    volumes: [\"a:/b\"]",
                        "WARNING",
                        "unsupported compose directive: volumes"),
                change(
                        "command: [bin/web]",
                        "command: [bin/web]\n    x-defang-s3: true",
                        "WARNING",
                        "unsupported compose extension: \"x-defang-s3\""),
                change("command: [bin/web]", "command: a && b", "ERROR", "command is a string: all from the first of"),
                change("command: [bin/web]", "command: a $PORT", "ERROR", "no shell expands its variables"),
                change("command: [bin/web]", "command: [bin/web -p 1]", "ERROR", "one element with spaces"),
                change("restart: \"no\"", "restart: no", "ERROR", "restart must be a string"),
                change("restart: unless-stopped", "restart: on-failure", "WARNING", "assuming 'unless-stopped'"),
                change(
                        "deploy: {resources: {reservations: {cpus: \"0.5\", memory: 512M}}}",
                        "deploy: {mode: global, replicas: 0, update_config: {}}",
                        "ERROR",
                        "deploy mode: \"global\""),
                change(
                        "deploy: {resources: {reservations: {cpus: \"0.5\", memory: 512M}}}",
                        "deploy: {replicas: 0}",
                        "ERROR",
                        "deploy.replicas is 0"),
                change(
                        "deploy: {resources: {reservations: {cpus: \"0.5\", memory: 512M}}}",
                        "deploy: {restart_policy: {}}",
                        "ERROR",
                        "deploy restart_policy"),
                change(
                        "reservations: {cpus: \"0.5\", memory: 512M}",
                        "reservations: {memory: 512}",
                        "ERROR",
                        "memory must be a string"),
                change(
                        "reservations: {cpus: \"0.5\", memory: 512M}",
                        "limits: {memory: 512M}",
                        "WARNING",
                        "limits are passed over"),
                change(
                        "reservations: {cpus: \"0.5\", memory: 512M}",
                        "limits: {memory: 512M}",
                        "WARNING",
                        "missing memory reservation"),
                change("    x-defang-postgres: true\n", "", "WARNING", "stateful service will lose data on restart"),
                change(
                        "x-defang-postgres: true",
                        "x-defang-postgres: false",
                        "ERROR",
                        "false makes a managed server all the same"),
                change(
                        "x-defang-postgres: true",
                        "x-defang-postgres: much",
                        "ERROR",
                        "expected parameters in managed storage definition field"),
                change(
                        "postgres:17",
                        "postgis/postgis:17",
                        "WARNING",
                        "managed postgres service should use a postgres image"),
                change(
                        "x-defang-postgres: true",
                        "x-defang-redis: true",
                        "WARNING",
                        "managed redis service should use a redis image"),
                change(
                        "image: postgres:17",
                        "image: postgres:17\n    volumes: [\"a:/b\"]",
                        "WARNING",
                        "a managed server has no volumes"),
                change("mode: ingress", "mode: host", "ERROR", "requires at least one ingress port"),
                change(
                        "build: {",
                        "image: example/web\n    build: {",
                        "WARNING",
                        "using published image instead of rebuilding"),
                change("    image: example/web\n", "", "ERROR", "missing image or build"),
                change("build: {", "build: {ssh: [default], ", "ERROR", "unsupported compose directive: build ssh"),
                change(
                        "build: {",
                        "build: {no_cache: true, ",
                        "WARNING",
                        "unsupported compose directive: build no_cache"),
                change(
                        "dockerfile: Dockerfile",
                        "dockerfile: /Dockerfile",
                        "ERROR",
                        "must be relative to the build context"),
                change(
                        "dockerfile: Dockerfile",
                        "dockerfile: ../Dockerfile",
                        "ERROR",
                        "must be inside the build context"),
                change(
                        "args: {COLOUR: red}",
                        "args: {COLOUR: $X}",
                        "ERROR",
                        "build args do not support config interpolation"),
                change("target: 3000", "target: 50051", "ERROR", "'target' must be an integer between 1 and 32767"),
                change(
                        "published: \"3000\"",
                        "published: \"80\"",
                        "WARNING",
                        "'published' should be equal to 'target'"),
                change("target: 3000", "host_ip: 127.0.0.1, target: 3000", "ERROR", "'host_ip' is not supported"),
                change(
                        "app_protocol: http",
                        "protocol: http",
                        "ERROR",
                        "docker compose takes the protocols tcp and udp"),
                change("mode: ingress", "mode: bogus", "ERROR", "'mode' not one of [host ingress]"),
                change(
                        "app_protocol: http",
                        "protocol: udp",
                        "ERROR",
                        "'mode: ingress' is not supported with 'protocol: udp'"),
                change(
                        "app_protocol: http}]",
                        "app_protocol: http}, {target: 3000}]",
                        "ERROR",
                        "duplicate target port 3000"),
                change(
                        "[{mode: ingress, target: 3000, published: \"3000\", app_protocol: http}]",
                        "[{mode: host, target: 3000}]",
                        "ERROR",
                        "open to everybody"),
                change(
                        "test: [CMD, curl, -f, \"http://localhost:3000/\"]",
                        "disable: true",
                        "WARNING",
                        "ingress port 3000 without healthcheck"),
                change(
                        "\"http://localhost:3000/\"",
                        "\"http://web/\"",
                        "ERROR",
                        "require an HTTP healthcheck on `localhost`"),
                change(
                        "[CMD, curl, -f, \"http://localhost:3000/\"]",
                        "[NONE]",
                        "ERROR",
                        "require a CMD or CMD-SHELL healthcheck"),
                change("timeout: 10s", "timeout: 90s", "ERROR", "must be positive and smaller than the interval"),
                change("timeout: 10s", "timeout: ten", "ERROR", "invalid duration \"ten\""),
                change("timeout: 10s", "timeout: 1500ms", "WARNING", "must be a multiple of 1s"),
                change("environment: {COLOUR: red}", "environment: {COLOUR: $RED}", "ERROR", "missing configs"),
                change(
                        "environment: {COLOUR: red}",
                        "environment: {COLOUR: the-web}",
                        "WARNING",
                        "replaces by its public address"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("changes")
    void aChangeIsTold(String from, String to, String severity, String message) {
        assertThat(RIGHT).contains(from);
        int at = RIGHT.indexOf(from);
        String changed = RIGHT.substring(0, at) + to + RIGHT.substring(at + from.length());

        assertThat(check(changed))
                .filteredOn(finding -> finding.severity() == Severity.valueOf(severity))
                .extracting(Finding::message)
                .anyMatch(text -> text.contains(message));
    }

    @Test
    void a_port_that_a_network_or_a_store_keeps_closed_is_not_called_open() {
        String ports = "[{mode: ingress, target: 3000, published: \"3000\", app_protocol: http}]";
        String closed = RIGHT.replace(ports, "[{mode: host, target: 3000}]")
                .replace("networks: [default, private]", "networks: [private]");
        String store = RIGHT.replace("networks: [private]", "networks: [default]");

        assertThat(check(closed)).extracting(Finding::message).noneMatch(text -> text.contains("open to everybody"));
        assertThat(check(store)).extracting(Finding::message).noneMatch(text -> text.contains("open to everybody"));
    }

    private static Arguments change(String from, String to, String severity, String message) {
        return Arguments.of(from, to, severity, message);
    }

    private static List<Finding> check(String text) {
        return new DefangProvider().check(List.of(YamlDocuments.of(text)));
    }
}
