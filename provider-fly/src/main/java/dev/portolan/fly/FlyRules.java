package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import dev.portolan.report.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What flyctl refuses in a fly.toml, what fails at the deploy, and what Fly ignores in silence, held against the tree of
 * the file alone. {@code fly config validate} asks for an account and a network; these are its rules, read from its
 * source.
 *
 * @see <a href="https://github.com/superfly/flyctl/blob/master/internal/appconfig/validation.go">validation.go</a>
 */
final class FlyRules {
    private static final Pattern FILE = Pattern.compile("fly(\\..+)?\\.toml");
    private static final List<String> STRATEGIES = List.of("canary", "rolling", "immediate", "bluegreen");
    private static final List<String> POLICIES = List.of("always", "never", "on-failure");
    private static final List<String> SIGNALS =
            List.of("SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGTERM");
    private static final List<String> ONLY_LISTS = List.of("restart", "files", "statics");
    private static final List<String> WITH_GROUPS = List.of("vm", "mounts", "metrics", "files");
    private static final BigDecimal LONGEST_KILL = BigDecimal.valueOf(300);

    private final FlyToml toml;

    private FlyRules(FlyToml toml) {
        this.toml = toml;
    }

    static List<Finding> check(List<Document> documents) {
        List<Finding> findings = new ArrayList<>();
        for (Document document : documents) {
            if (FILE.matcher(document.path()).matches()) {
                var rules = new FlyRules(new FlyToml(document.path(), document.root(), findings));
                rules.topLevel();
                rules.commands();
                rules.shapes();
                rules.build();
                rules.restart();
                rules.groups();
                rules.environment();
                new ServiceRules(rules.toml).check();
                new CheckRules(rules.toml).check();
                new MountRules(rules.toml).check();
                new MachineRules(rules.toml).check();
            }
        }
        return List.copyOf(findings);
    }

    private void topLevel() {
        Mapping root = toml.root();
        String name = FlyToml.text(root, "app");
        if (!name.isEmpty() && !name.matches("[a-z0-9-]+")) {
            toml.fails("app", "'" + name + "': an app's name has small letters, digits and '-' only");
        }
        String region = FlyToml.text(root, "primary_region");
        if (!region.isEmpty()
                && FlyRegion.all().stream().noneMatch(known -> known.code().equals(region))) {
            toml.ignores("primary_region", "'" + region + "' is no region that Fly lists");
        }
        String signal = FlyToml.text(root, "kill_signal");
        if (!signal.isEmpty() && !SIGNALS.contains(signal)) {
            toml.fails("kill_signal", "'" + signal + "' is none of " + String.join(", ", SIGNALS));
        }
        toml.seconds(root, "kill_timeout", "kill_timeout", BigDecimal.ONE)
                .filter(seconds -> seconds.compareTo(LONGEST_KILL) > 0)
                .ifPresent(seconds -> toml.warns("kill_timeout", "Fly waits 300 s at most"));
        String strategy = FlyToml.text(deploy(), "strategy");
        if (!strategy.isEmpty() && !STRATEGIES.contains(strategy)) {
            toml.refuses("deploy.strategy", "unsupported deployment strategy '" + strategy + "'");
        }
        if (deploy().get("max_unavailable").filter(FlyToml::isText).isPresent()) {
            toml.refuses("deploy.max_unavailable", "a number is expected: \"25%\" cannot be decoded");
        }
    }

    private Mapping deploy() {
        return FlyToml.table(toml.root(), "deploy");
    }

    private void commands() {
        command(
                "deploy.release_command",
                FlyToml.text(deploy(), "release_command"),
                "Can't shell split release command");
        command("console_command", FlyToml.text(toml.root(), "console_command"), "Can't shell split console command");
        FlyToml.table(toml.root(), "processes").entries().forEach((group, command) -> {
            command(
                    "processes." + group,
                    command.toString(),
                    "Could not parse command for '" + group + "' process group");
            if (FlyToml.RESERVED.contains(group)) {
                toml.ignores("processes." + group, "Fly keeps this name for its own machines");
            }
        });
    }

    private void command(String where, String line, String message) {
        try {
            List<String> words = Shlex.split(line);
            if (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
                toml.ignores(where, "no shell runs it: '" + words.get(0) + "' is taken for the program");
            }
        } catch (IllegalArgumentException e) {
            toml.refuses(where, message + ": " + e.getMessage());
        }
    }

    private void shapes() {
        for (String section : ONLY_LISTS) {
            if (toml.root().get(section).filter(Mapping.class::isInstance).isPresent()) {
                toml.refuses(section, "[[" + section + "]] is a list of tables; [" + section + "] cannot be decoded");
            }
        }
        if (FlyToml.table(toml.root(), "http_service")
                .get("checks")
                .filter(Mapping.class::isInstance)
                .isPresent()) {
            toml.refuses("http_service.checks", "[[http_service.checks]] is a list of tables");
        }
        FlyToml.table(toml.root(), "processes").entries().forEach((group, command) -> {
            if (!(command instanceof Scalar)) {
                toml.refuses("processes." + group, "a command is one line of text");
            }
        });
    }

    private void build() {
        Mapping build = FlyToml.table(toml.root(), "build");
        String compression = FlyToml.text(build, "compression");
        if (!compression.isEmpty() && !List.of("gzip", "zstd").contains(compression)) {
            toml.refuses("build.compression", "invalid compression '" + compression + "': gzip or zstd is expected");
        }
        FlyToml.whole(build, "compression_level")
                .filter(level -> level < 0 || level > 9)
                .ifPresent(level -> toml.refuses("build.compression_level", "0 to 9 is expected"));
        Set<String> kinds = new LinkedHashSet<>();
        List.of("image", "builder", "dockerfile", "builtin").stream()
                .filter(key -> build.get(key).isPresent())
                .forEach(kinds::add);
        if (kinds.size() > 1) {
            toml.warns("build", "more than one build configuration found: " + String.join(", ", kinds));
        }
        if (build.get("buildpacks").isPresent() && build.get("builder").isEmpty()) {
            toml.ignores("build.buildpacks", "buildpacks are used with a builder only");
        }
    }

    private void restart() {
        for (Mapping restart : FlyToml.tables(toml.root(), "restart")) {
            String policy = FlyToml.text(restart, "policy");
            if (!POLICIES.contains(policy)) {
                toml.refuses("restart.policy", "invalid restart policy: '" + policy + "'");
            }
            for (String group : FlyToml.texts(restart, "processes")) {
                if (!toml.hasGroup(group)) {
                    toml.refuses(
                            "restart.processes",
                            "Restart policy specifies '" + group + "' but no processes are defined with that name");
                }
            }
        }
    }

    /** flyctl looks for groups by name and finds none: it says nothing. */
    private void groups() {
        for (String section : WITH_GROUPS) {
            for (Mapping item : FlyToml.tables(toml.root(), section)) {
                unknown(section, item);
                boolean forDefault = !section.equals("vm")
                        && FlyToml.texts(item, "processes").isEmpty();
                if (forDefault && toml.groupCount() > 1) {
                    toml.ignores(section, "without processes it is for the group '" + toml.defaultGroup() + "' only");
                }
            }
        }
        FlyToml.table(toml.root(), "checks").entries().forEach((name, check) -> {
            if (check instanceof Mapping table) {
                unknown("checks." + name, table);
            }
        });
    }

    private void unknown(String section, Mapping item) {
        for (String group : FlyToml.texts(item, "processes")) {
            if (!toml.hasGroup(group)) {
                toml.ignores(section + ".processes", "no process group is called '" + group + "'");
            }
        }
    }

    private void environment() {
        FlyToml.table(toml.root(), "env").entries().keySet().forEach(name -> {
            if (name.startsWith("FLY_")) {
                toml.ignores("env." + name, "names that begin with FLY_ are Fly's own");
            }
        });
    }
}
