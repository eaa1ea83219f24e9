package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import java.util.List;

/**
 * Rules of a service's own keys, of its command, its size and its managed server.
 *
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/validation.go">validateService</a>
 */
final class ServiceRules {
    private static final List<String> REFUSED =
            List.of("entrypoint", "dns", "dns_search", "devices", "device_cgroup_rules", "group_add");
    private static final List<String> PASSED_OVER = List.of(
            "volumes",
            "volumes_from",
            "configs",
            "tmpfs",
            "cap_add",
            "cap_drop",
            "privileged",
            "user",
            "init",
            "shm_size",
            "ulimits",
            "sysctls",
            "extra_hosts",
            "expose",
            "scale",
            "cpus",
            "mem_limit",
            "mem_reservation",
            "gpus",
            "tty",
            "labels",
            "links",
            "logging",
            "read_only",
            "ipc",
            "uts",
            "isolation",
            "mac_address",
            "dns_opt");
    private static final List<String> DEPLOY_REFUSED =
            List.of("update_config", "rollback_config", "restart_policy", "endpoint_mode");
    private static final List<String> EXTENSIONS = List.of(
            "x-defang-dns-role",
            "x-defang-static-files",
            "x-defang-redis",
            "x-defang-postgres",
            "x-defang-mongodb",
            "x-defang-llm",
            "x-defang-autoscaling",
            "x-defang-policies",
            "x-defang-aliases");
    private static final List<String> STORES = List.of("x-defang-postgres", "x-defang-redis", "x-defang-mongodb");
    private static final List<String> STATEFUL = List.of(
            "cassandra",
            "couchdb",
            "elasticsearch",
            "etcd",
            "influxdb",
            "mariadb",
            "minio",
            "mongo",
            "mssql/server",
            "mysql",
            "nats",
            "neo4j",
            "oracle/database",
            "percona",
            "pgvector",
            "postgres",
            "rabbitmq",
            "redis",
            "redis-stack",
            "rethinkdb",
            "scylla",
            "timescaledb",
            "valkey",
            "valkey-bundle",
            "vault",
            "zookeeper");

    private final ComposeTree tree;
    private final String name;
    private final Mapping service;

    ServiceRules(ComposeTree tree, String name, Mapping service) {
        this.tree = tree;
        this.name = name;
        this.service = service;
    }

    void check() {
        if (service.get("hostname").isPresent()) {
            tree.refuses(name, "unsupported compose directive: hostname; consider using 'domainname' instead");
        }
        REFUSED.stream().filter(this::has).forEach(key -> tree.refuses(name, "unsupported compose directive: " + key));
        PASSED_OVER.stream()
                .filter(this::has)
                .forEach(key -> tree.ignores(name, "unsupported compose directive: " + key));
        service.entries().keySet().stream()
                .filter(key -> key.startsWith("x-") && !EXTENSIONS.contains(key))
                .forEach(key -> tree.warns(name, "unsupported compose extension: \"" + key + "\""));
        restart();
        command();
        deploy();
        stores();
        domain();
    }

    private boolean has(String key) {
        return service.get(key).isPresent();
    }

    private void restart() {
        Node restart = service.get("restart").orElse(null);
        if (restart instanceof Scalar scalar && scalar.value() instanceof Boolean) {
            tree.refuses(name, "restart must be a string: quote \"no\"");
        } else if (restart != null && !List.of("no", "always", "unless-stopped").contains(restart.toString())) {
            tree.ignores(name, "restart: assuming 'unless-stopped'");
        }
    }

    private void command() {
        Node command = service.get("command").orElse(null);
        if (command instanceof Scalar) {
            String text = command.toString();
            if (text.matches("(?s).*[;&|<>()].*")) {
                tree.fails(
                        name, "command is a string: all from the first of ; & | < > ( ) on is dropped; write a list");
            } else if (text.contains("$")) {
                tree.fails(name, "command is a string: no shell expands its variables; write a list with sh -c");
            }
        } else if (command instanceof Sequence list) {
            boolean isOfDockerfile = has("image")
                    || ComposeTree.mapping(service, "build").get("dockerfile").isPresent();
            List<String> words = list.items().stream().map(Object::toString).toList();
            if (isOfDockerfile && words.size() == 1 && words.get(0).contains(" ")) {
                tree.fails(
                        name,
                        "command has one element with spaces: a program of that name is started; only Railpack's images"
                                + " take it for a script");
            }
        }
    }

    private void deploy() {
        Mapping deploy = ComposeTree.mapping(service, "deploy");
        DEPLOY_REFUSED.stream()
                .filter(key -> deploy.get(key).isPresent())
                .forEach(key -> tree.refuses(name, "unsupported compose directive: deploy " + key));
        String mode = ComposeTree.text(deploy, "mode");
        if (!mode.isEmpty() && !mode.equals("replicated")) {
            tree.refuses(name, "unsupported compose directive: deploy mode: \"" + mode + "\"");
        }
        if (ComposeTree.text(deploy, "replicas").equals("0")) {
            tree.fails(name, "deploy.replicas is 0: one instance is started all the same");
        }
        Mapping resources = ComposeTree.mapping(deploy, "resources");
        Mapping reservations = ComposeTree.mapping(resources, "reservations");
        Node memory = reservations.get("memory").orElse(null);
        if (memory instanceof Scalar scalar && !(scalar.value() instanceof String)) {
            tree.refuses(name, "deploy.resources.reservations.memory must be a string");
        }
        if (memory == null && resources.get("limits").isPresent()) {
            tree.ignores(name, "limits are passed over where there are no reservations");
        }
        if (memory == null && !has("x-defang-static-files")) {
            tree.warns(
                    name,
                    "missing memory reservation; using provider-specific defaults. Specify"
                            + " deploy.resources.reservations.memory to avoid out-of-memory errors");
        }
    }

    private void stores() {
        String repository =
                ComposeTree.text(service, "image").replaceAll("@.*$", "").replaceAll(":[^/:]*$", "");
        boolean isManaged = STORES.stream().anyMatch(this::has);
        if (!isManaged && STATEFUL.stream().anyMatch(image -> isImage(repository, image))) {
            tree.warns(name, "stateful service will lose data on restart; use a managed service instead");
        }
        for (String store : STORES) {
            service.get(store).ifPresent(value -> store(store, value, repository));
        }
    }

    private void store(String store, Node value, String repository) {
        if (value instanceof Scalar scalar && !List.of("true", "false").contains(scalar.toString())) {
            tree.refuses(name, "expected parameters in managed storage definition field");
        } else if (value.toString().equals("false")) {
            tree.fails(name, store + ": false makes a managed server all the same; take the key away");
        }
        boolean fits = switch (store) {
            case "x-defang-postgres" -> isImage(repository, "postgres") || isImage(repository, "pgvector");
            case "x-defang-mongodb" -> isImage(repository, "mongo");
            default ->
                List.of("redis", "redis-stack", "valkey", "valkey-bundle").stream()
                        .anyMatch(image -> isImage(repository, image));
        };
        if (!fits) {
            String kind = store.substring("x-defang-".length());
            tree.warns(name, "managed " + kind + " service should use a " + kind + " image");
        }
        if (has("volumes")) {
            tree.warns(name, "a managed server has no volumes");
        }
    }

    private static boolean isImage(String repository, String image) {
        return repository.equals(image) || repository.endsWith("/" + image);
    }

    private void domain() {
        boolean isIngress = ComposeTree.mappings(service, "ports").stream()
                .map(port -> ComposeTree.text(port, "mode"))
                .anyMatch(mode -> mode.isEmpty() || mode.equals("ingress"));
        if (has("domainname") && !isIngress && !has("x-defang-static-files")) {
            tree.refuses(
                    name,
                    "domainname \"" + ComposeTree.text(service, "domainname")
                            + "\" requires at least one ingress port");
        }
    }
}
