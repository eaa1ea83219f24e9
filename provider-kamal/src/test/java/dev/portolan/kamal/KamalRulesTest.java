package dev.portolan.kamal;

import static dev.portolan.kamal.BrokenFiles.secrets;
import static dev.portolan.kamal.BrokenFiles.sound;
import static dev.portolan.kamal.BrokenFiles.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.report.Finding;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Kamal's rules, each with a file that breaks it; the messages are Kamal's own. */
class KamalRulesTest {
    private static void assertSays(Consumer<Mapping> change, String message) {
        Document file = sound();
        change.accept(file.root());
        List<Finding> findings = KamalRules.check(List.of(file.freeze(), secrets()));
        assertThat(findings).isNotEmpty().anyMatch(finding -> finding.message().contains(message));
    }

    @Test
    void aSoundFileHasNoFinding() {
        assertThat(KamalRules.check(List.of(sound().freeze(), secrets()))).isEmpty();
    }

    @Test
    void whatIsMissingIsTold() {
        List<Finding> findings =
                KamalRules.check(List.of(Document.yaml("config/deploy.yml").freeze()));
        assertThat(findings)
                .extracting(Finding::detail)
                .contains(
                        "config/deploy.yml: Missing required configuration for service.",
                        "config/deploy.yml: Missing required configuration for image.",
                        "config/deploy.yml: No servers or accessories specified.",
                        "config/deploy.yml: registry/username: is required.",
                        "config/deploy.yml: registry/password: is required.",
                        "config/deploy.yml: builder: Builder arch not set.");
    }

    @Test
    void keysAndTypesAreKamals() {
        assertSays(root -> root.put("surprise", stated("x")), "unknown key: surprise");
        assertSays(root -> root.put("deploy_timeout", stated("30s")), "deploy_timeout: should be an integer");
        assertSays(root -> root.put("env", stated("x")), "env: should be a hash");
        assertSays(root -> root.put("require_destination", stated("yes")), "require_destination: should be a boolean");
        assertSays(root -> role(root).list("cmd").add(stated("x")), "servers/web/cmd: should be a string");
        assertSays(root -> role(root).put("replicas", stated(2)), "servers/web: unknown key: replicas");
        assertSays(
                root -> root.mapping("servers").put("job", stated("x")), "servers/job: should be an array or a hash");
        assertSays(root -> root.mapping("env").put("secret", stated("A")), "env/secret: should be an array");
        assertSays(
                root -> root.mapping("env")
                        .put("A", stated("1"))
                        .mapping("clear")
                        .put("B", stated("2")),
                "env: unknown key: A");
        assertSays(root -> root.mapping("env").mapping("A").put("b", stated("c")), "env/A: should be a string");
    }

    @Test
    void rolesAreKamals() {
        assertSays(root -> root.put("primary_role", stated("api")), "The primary_role api isn't defined");
        assertSays(
                root -> root.mapping("servers").mapping("job").put("cmd", stated("x")),
                "No servers specified for the job role. You can ignore this with allow_empty_roles: true");
        assertSays(
                root -> role(root).mapping("options").put("restart", stated(false)), "should be a string. Use \"no\"");
        assertSays(
                root -> role(root).mapping("options").put("restart", stated("never")),
                "should be no, always, unless-stopped, on-failure, or on-failure:N");
        assertSays(root -> role(root).mapping("labels").put("role", stated("x")), "reserved labels");
        assertSays(
                root -> root.mapping("servers").mapping("a b").list("hosts").add(stated("192.0.2.1")),
                "docker takes no such name");
    }

    @Test
    void theProxyIsKamals() {
        assertSays(root -> root.mapping("proxy").put("ssl", stated(true)), "Must set a host to enable automatic SSL");
        assertSays(
                root -> root.mapping("proxy")
                        .put("host", stated("a.b"))
                        .list("hosts")
                        .add(stated("c.d")),
                "Specify one of 'host' or 'hosts', not both");
        assertSays(
                root -> root.mapping("proxy")
                        .put("host", stated("a.b"))
                        .mapping("ssl")
                        .put("certificate_pem", stated("X")),
                "Missing private_key_pem setting");
        assertSays(
                root -> {
                    role(root).list("hosts").add(stated("192.0.2.2"));
                    root.mapping("proxy").put("host", stated("a.b")).put("ssl", stated(true));
                },
                "found 2 servers for role web");
        assertSays(
                root -> root.mapping("proxy").put("host", stated("*.b.c")).put("ssl", stated(true)),
                "automatic TLS does not support wildcards");
        assertSays(
                root -> {
                    Mapping other = root.mapping("servers").mapping("api");
                    other.put("proxy", stated(true)).list("hosts").add(stated("192.0.2.1"));
                },
                "another role answers all host names on 192.0.2.1");
        assertSays(
                root -> {
                    root.mapping("proxy").put("host", stated("a.b")).put("ssl", stated(true));
                    Mapping other = root.mapping("servers").mapping("api");
                    other.put("proxy", stated(true)).list("hosts").add(stated("192.0.2.9"));
                },
                "Different roles can't share the same host for SSL: a.b");
    }

    @Test
    void theRestIsKamals() {
        assertSays(root -> root.put("retain_containers", stated(0)), "Must retain at least 1 container");
        assertSays(root -> root.put("minimum_version", stated("9.0.0")), "minimum required is 9.0.0");
        assertSays(root -> root.put("minimum_version", stated("2.99999999999")), "minimum required is 2.99999999999");
        assertSays(root -> root.put("hooks_output", stated("loud")), "must be one of: quiet, verbose");
        assertSays(root -> root.put("require_destination", stated(true)), "You must specify a destination");
        assertSays(root -> root.mapping("aliases").put("deploy", stated("x")), "conflicts with a built-in command");
        assertSays(root -> root.mapping("aliases").put("Console", stated("x")), "Invalid alias name: 'Console'");
        assertSays(root -> root.mapping("builder").mapping("pack").put("builder", stated("x")), "Kamal breaks off");
        assertSays(
                root -> root.mapping("builder").mapping("cache").put("type", stated("s3")), "Invalid cache type: s3");
        assertSays(root -> root.mapping("builder").put("local", stated(false)), "Cannot disable local builds");
        assertSays(root -> root.mapping("env").list("secret").add(stated("X")), "Secret 'X' not found");
        assertSays(
                root -> root.mapping("accessories").mapping("db").put("image", stated("x")),
                "specify one of `host`, `hosts`, `role`, `roles`, `tag` or `tags`");
        assertSays(
                root -> root.mapping("accessories").mapping("db").put("host", stated("x")),
                "docker has nothing to run");
        assertSays(
                root -> root.mapping("accessories")
                        .mapping("db")
                        .put("role", stated("x"))
                        .put("image", stated("y")),
                "unknown role x");
    }

    @Test
    void a_port_of_a_server_is_given_once() {
        String taken = "the port 5432 of 192.0.2.1 is taken by accessories/db/port, and docker gives a port once";
        assertSays(root -> both(root, "10.0.0.2:5432:5432", "10.0.0.2:5432:5432"), taken);
        assertSays(root -> both(root, "10.0.0.2:5432:5432", "5432"), taken);
        assertSays(
                root -> {
                    database(root, "db", "10.0.0.2:5432:5432");
                    role(root).mapping("options").list("publish").add(stated("5432:6000"));
                },
                "accessories/db/port: the port 5432 of 192.0.2.1 is taken by servers/web/options/publish");
        Document apart = sound();
        both(apart.root(), "10.0.0.2:5432:5432", "10.0.0.3:5432:5432");
        database(apart.root(), "third", "10.0.0.2:5433:5432");
        database(apart.root(), "fourth", "10.0.0.2:5432:5432/udp");
        assertThat(KamalRules.check(List.of(apart.freeze(), secrets()))).isEmpty();
    }

    private static void both(Mapping root, String first, String second) {
        database(root, "db", first);
        database(root, "other", second);
    }

    private static void database(Mapping root, String name, String port) {
        root.mapping("accessories")
                .mapping(name)
                .put("image", stated("postgres:17"))
                .put("role", stated("web"))
                .put("port", stated(port));
    }

    @Test
    void sectionsBelowSectionsAreKamals() {
        assertSays(
                root -> root.mapping("proxy").mapping("buffering").put("memory", stated("1m")),
                "proxy/buffering/memory: should be an integer");
        assertSays(
                root -> root.mapping("proxy").mapping("logging").put("headers", stated("x")),
                "proxy/logging: unknown key: headers");
        assertSays(
                root -> root.mapping("sshkit").put("dns_retries", stated("3")),
                "sshkit/dns_retries: should be an integer");
        assertSays(root -> root.mapping("output").mapping("file").put("x", stated("y")), "output/file: unknown key: x");
        assertSays(root -> root.mapping("logging").put("level", stated("x")), "logging: unknown key: level");
        assertSays(root -> role(root).put("proxy", stated("yes")), "servers/web/proxy: should be a hash");
        assertSays(root -> root.mapping("ssh").put("log_level", stated("loud")), "invalid log level: loud");
        assertSays(root -> root.put("hooks_path", stated(3)), "no implicit conversion of Integer into String");
        assertSays(
                root -> root.mapping("builder").put("remote", stated("tcp://x")),
                "Local registry with remote builder requires an SSH URL");
    }

    @Test
    void whatKamalDoesNotSeeIsToldToo() {
        assertSays(root -> root.mapping("labels").put("role", stated("x")), "finds its containers by the label 'role'");
        assertSays(
                root -> root.mapping("proxy").mapping("run").list("bind_ips").add(stated("all")),
                "'all' is no IP address");
        assertSays(
                root -> root.mapping("proxy")
                        .put("path_prefix", stated("/a"))
                        .list("path_prefixes")
                        .add(stated("/b")),
                "Kamal takes the second only");
        assertSays(
                root -> role(root).list("hosts").add().put("192.0.2.9", stated("canary")),
                "the tag 'canary' stands for nothing");
        assertSays(
                root -> role(root).mapping("env").mapping("tags").put("x", stated("y")),
                "servers/web/env: tags are only allowed in the root env");
    }

    @Test
    void aDestinationIsReadOverTheBase() {
        Document base = Document.yaml("config/deploy.yml");
        base.root().put("service", stated("shop")).put("require_destination", stated(true));
        Document over = Document.yaml("config/deploy.staging.yml");
        over.root().put("image", stated("shop"));
        over.root().mapping("servers").mapping("web").list("hosts").add(stated("192.0.2.1"));
        over.root().mapping("registry").put("server", stated("localhost:5555"));
        over.root().mapping("builder").put("arch", stated("amd64"));
        assertThat(KamalRules.check(List.of(base.freeze(), over.freeze()))).isEmpty();
    }

    @Test
    void a_destination_that_breaks_a_rule_is_told_by_its_own_name() {
        Document over = Document.yaml("config/deploy.staging.yml");
        over.root().put("retain_containers", stated(0));
        assertThat(KamalRules.check(List.of(sound().freeze(), over.freeze(), secrets())))
                .extracting(Finding::detail)
                .containsExactly("config/deploy.staging.yml: retain_containers: Must retain at least 1 container.");
    }

    @Test
    void names_images_and_the_registry_are_Kamals() {
        assertSays(root -> root.replace("service", stated("a b")), "Service name can only include alphanumeric");
        assertSays(root -> root.replace("image", stated("Shop")), "registries take small letters only");
        assertSays(
                root -> root.mapping("registry")
                        .replace("server", stated("registry.example.com"))
                        .put("username", stated(List.of("A", "B"))),
                "registry/username: should be a string or an array with one string");
        assertSays(
                root -> root.mapping("registry")
                        .replace("server", stated("registry.example.com"))
                        .put("password", stated("canary")),
                "registry/password: the token itself stands in the file");
        assertSays(root -> root.mapping("builder").replace("arch", stated("s390x")), "neither amd64 nor arm64");
        assertSays(
                root -> {
                    root.mapping("builder").replace("arch", stated(List.of("amd64", "arm64")));
                    root.mapping("builder").mapping("pack").put("buildpacks", stated(List.of("a")));
                },
                "buildpacks only support building for one arch");
        assertSays(
                root -> root.mapping("output").mapping("file").put("path", stated(3)),
                "output/file/path: no implicit conversion");
    }

    @Test
    void the_environments_of_roles_and_of_accessories_are_Kamals() {
        assertSays(
                root -> role(root).mapping("env").put("secret", stated("A")), "servers/web/env/secret: should be an");
        assertSays(
                root -> root.mapping("env").mapping("clear").mapping("A").put("b", stated("c")),
                "env/clear/A: should be a string");
        assertSays(
                root -> root.mapping("env").mapping("tags").put("canary", stated("x")),
                "env/tags/canary: should be a hash");
        assertSays(root -> root.mapping("env").put("tags", stated("x")), "env/tags: should be a hash");
        assertSays(
                root -> root.mapping("accessories").mapping("db").put("surprise", stated("x")),
                "accessories/db: unknown key: surprise");
        assertSays(
                root -> root.mapping("accessories").mapping("db").mapping("env").put("secret", stated("A")),
                "accessories/db/env/secret: should be an");
        assertSays(root -> root.mapping("accessories").put("db", stated("x")), "accessories/db: should be a hash");
    }

    @Test
    void every_place_that_names_a_secret_is_looked_at() {
        Document file = sound();
        Mapping root = file.root();
        root.mapping("registry").list("password").add(stated("IN_REGISTRY"));
        root.mapping("builder").list("secrets").add(stated("IN_BUILDER"));
        root.mapping("proxy").mapping("ssl").put("private_key_pem", stated("IN_PROXY"));
        root.mapping("env").list("secret").add(stated("THERE")).add(stated("ALIAS:IN_ENV"));
        role(root).mapping("env").list("secret").add(stated("IN_ROLE"));
        root.mapping("accessories")
                .mapping("db")
                .put("image", stated("postgres:17"))
                .put("role", stated("web"))
                .mapping("env")
                .list("secret")
                .add(stated("IN_ACCESSORY"));

        assertThat(KamalRules.check(List.of(file.freeze(), secrets("THERE"))))
                .extracting(Finding::detail)
                .filteredOn(detail -> detail.contains("Secret '"))
                .extracting(detail -> detail.substring(detail.indexOf('\'') + 1, detail.lastIndexOf('\'')))
                .containsExactlyInAnyOrder(
                        "IN_REGISTRY", "IN_BUILDER", "IN_PROXY", "IN_ENV", "IN_ROLE", "IN_ACCESSORY");
    }

    @Test
    void what_lies_at_the_edge_of_a_rule_breaks_none() {
        Document file = sound();
        file.root().put("retain_containers", stated(1)).put("x-own", stated("anything"));
        role(file.root()).list("hosts").add().put("192.0.2.9", stated("canary"));
        file.root().mapping("env").mapping("tags").mapping("canary").put("A", stated("1"));
        assertThat(KamalRules.check(List.of(file.freeze(), secrets()))).isEmpty();
    }

    private static Mapping role(Mapping root) {
        return root.mapping("servers").mapping("web");
    }
}
