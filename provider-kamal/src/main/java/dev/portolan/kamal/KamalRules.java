package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kamal refuses in a configuration, and what fails or is changed in silence later, held against the trees of the
 * files alone. {@code kamal config} needs Ruby; these are its rules, read from its source.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration.rb">configuration.rb</a>
 */
final class KamalRules {
    private static final String BASE = "config/deploy.yml";
    private static final Pattern DESTINATION = Pattern.compile("config/deploy\\.(.+)\\.yml");
    private static final Pattern VERSION = Pattern.compile("2\\.(\\d{1,9})(\\..*)?");
    private static final int MINOR = 12;

    private final KamalYml yml;

    private KamalRules(KamalYml yml) {
        this.yml = yml;
    }

    static List<Finding> check(List<Document> documents) {
        List<Finding> findings = new ArrayList<>();
        Optional<Document> base = documents.stream()
                .filter(document -> document.path().equals(BASE))
                .findFirst();
        Map<String, Object> below = base.map(KamalYml::plain).orElse(new LinkedHashMap<>());
        List<Document> destinations = documents.stream()
                .filter(document -> DESTINATION.matcher(document.path()).matches())
                .toList();
        for (Document destination : destinations) {
            check(
                    new KamalYml(destination.path(), KamalYml.over(below, KamalYml.plain(destination)), findings),
                    documents);
        }
        if (base.isPresent() && destinations.isEmpty()) {
            check(new KamalYml(BASE, below, findings), documents);
        }
        return List.copyOf(findings);
    }

    private static void check(KamalYml yml, List<Document> documents) {
        var rules = new KamalRules(yml);
        new KeyRules(yml).check();
        rules.root();
        rules.registry();
        rules.builder();
        rules.aliases();
        rules.paths();
        new RoleRules(yml).check();
        new ProxyRules(yml).check();
        new AccessoryRules(yml).check();
        new PortRules(yml).check();
        new SecretRules(yml, documents).check();
    }

    private void root() {
        Map<String, Object> root = yml.root();
        String service = KamalYml.text(root, "service");
        if (service.isEmpty()) {
            yml.refuses("", "Missing required configuration for service");
        } else if (!service.matches("(?i)[a-z0-9_-]+")) {
            yml.refuses("service", "Service name can only include alphanumeric characters, hyphens, and underscores");
        }
        boolean isLocal =
                KamalYml.text(KamalYml.table(root, "registry"), "server").startsWith("localhost:");
        String image = KamalYml.text(root, "image");
        if (image.isEmpty() && !isLocal) {
            yml.refuses("", "Missing required configuration for image");
        } else if (!image.matches("[a-z0-9._/-]*")) {
            yml.fails("image", "'" + image + "': registries take small letters only");
        }
        if (root.get("servers") == null && KamalYml.table(root, "accessories").isEmpty()) {
            yml.refuses("", "No servers or accessories specified");
        }
        if (root.get("retain_containers") instanceof Integer kept && kept < 1) {
            yml.refuses("retain_containers", "Must retain at least 1 container");
        }
        String least = KamalYml.text(root, "minimum_version");
        var version = VERSION.matcher(least);
        boolean isOlder = version.matches() && Integer.parseInt(version.group(1)) <= MINOR;
        if (!least.isEmpty() && !isOlder && !least.matches("[01](\\..*)?")) {
            yml.refuses("minimum_version", "Current version is 2.12.0, minimum required is " + least);
        }
        if (!(root.get("hooks_output") instanceof Map)
                && !List.of("", "quiet", "verbose").contains(KamalYml.text(root, "hooks_output"))) {
            yml.refuses("hooks_output", "Invalid hooks_output, must be one of: quiet, verbose");
        }
        if (Boolean.TRUE.equals(root.get("require_destination"))
                && yml.destination().isEmpty()) {
            yml.refuses("require_destination", "You must specify a destination");
        }
    }

    private void registry() {
        Map<String, Object> registry = KamalYml.table(yml.root(), "registry");
        String server = KamalYml.text(registry, "server");
        if (server.startsWith("localhost:")) {
            return;
        }
        for (String key : List.of("username", "password")) {
            Object value = registry.get(key);
            if (value == null || value.equals("")) {
                yml.refuses("registry/" + key, "is required");
            } else if (value instanceof Map || (value instanceof List<?> list && list.size() != 1)) {
                yml.refuses("registry/" + key, "should be a string or an array with one string (for secret lookup)");
            }
        }
        if (registry.get("password") instanceof String) {
            yml.warns("registry/password", "the token itself stands in the file; name a secret in a list instead");
        }
    }

    private void builder() {
        Map<String, Object> builder = KamalYml.table(yml.root(), "builder");
        Object arch = builder.get("arch");
        if (arch == null || arch.equals("")) {
            yml.refuses("builder", "Builder arch not set");
        } else if (arch instanceof String text && !List.of("amd64", "arm64").contains(text)) {
            yml.fails("builder/arch", "'" + text + "' is neither amd64 nor arm64");
        }
        if (builder.get("pack") != null) {
            if (arch instanceof List<?> list && list.size() > 1) {
                yml.refuses("builder", "buildpacks only support building for one arch");
            }
            if (!(KamalYml.table(builder, "pack").get("buildpacks") instanceof List)) {
                yml.fails("builder/pack", "without buildpacks Kamal breaks off");
            }
        }
        String cache = KamalYml.text(KamalYml.table(builder, "cache"), "type");
        if (!List.of("", "gha", "registry").contains(cache)) {
            yml.refuses("builder", "Invalid cache type: " + cache);
        }
        if (Boolean.FALSE.equals(builder.get("local"))
                && KamalYml.text(builder, "remote").isEmpty()) {
            yml.refuses("builder", "Cannot disable local builds, no remote is set");
        }
        remote(builder);
    }

    /** What its checks let pass and Ruby does not. */
    private void paths() {
        for (String label : KamalYml.table(yml.root(), "labels").keySet()) {
            if (List.of("service", "role", "destination").contains(label)) {
                yml.fails("labels", "Kamal finds its containers by the label '" + label + "', which is its own");
            }
        }
        for (String key : List.of("hooks_path", "secrets_path")) {
            if (yml.root().get(key) instanceof Number) {
                yml.refuses(key, "no implicit conversion of Integer into String");
            }
        }
        if (KamalYml.table(KamalYml.table(yml.root(), "output"), "file").get("path") instanceof Number) {
            yml.refuses("output/file/path", "no implicit conversion of Integer into String");
        }
        // Ruby's logger takes any number, and of words only its own.
        Object level = KamalYml.table(yml.root(), "ssh").get("log_level");
        if (level instanceof String word && !word.matches("(?i)|debug|info|warn|error|fatal|unknown")) {
            yml.refuses("ssh", "invalid log level: " + word);
        }
    }

    /** Kamal runs the local registry on this machine, and a builder elsewhere reaches it by ssh only. */
    private void remote(Map<String, Object> builder) {
        String remote = KamalYml.text(builder, "remote");
        boolean isLocal =
                KamalYml.text(KamalYml.table(yml.root(), "registry"), "server").startsWith("localhost:");
        if (isLocal && !remote.isEmpty() && !remote.startsWith("ssh://")) {
            yml.refuses("", "Local registry with remote builder requires an SSH URL (e.g., ssh://user@host)");
        }
    }

    private void aliases() {
        for (String name : KamalYml.table(yml.root(), "aliases").keySet()) {
            if (!name.matches("[a-z0-9_-]+")) {
                yml.refuses(
                        "aliases/" + name,
                        "Invalid alias name: '" + name + "'. Must only contain lowercase letters, alphanumeric, hyphens"
                                + " and underscores");
            } else if (AliasesSection.BUILT_IN.contains(name)) {
                yml.refuses("aliases/" + name, "Alias '" + name + "' conflicts with a built-in command");
            }
        }
    }
}
