package dev.portolan.cli;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Probe;
import dev.portolan.model.Trigger;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.testkit.Sample;
import dev.portolan.testkit.SampleApps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What becomes of each kind of fact on each target, seen in translations of the apps that the contracts are run on. */
final class SupportMatrix {
    static final List<String> TARGETS = List.of("fly", "kamal", "defang", "aws");

    /** What has names of the user's choice below it. */
    private static final Set<String> LISTS = new LinkedHashSet<>(List.of(
            "processes",
            "services",
            "volumes",
            "jobs",
            "env",
            "datastores",
            "external",
            "domains",
            "variables",
            "buildpacks",
            "packages",
            "extensions",
            "args"));

    private final Portolan portolan = Portolan.load();

    /** Path without names, then the kind of value, then the target. */
    private final Map<String, Map<String, Map<String, Cell>>> rows = new LinkedHashMap<>();

    private int translations;

    /** What was seen of one kind of fact on one target: its outcomes, each with the codes that tell it. */
    private static final class Cell {
        private final Map<Outcome, Set<FindingCode>> seen = new EnumMap<>(Outcome.class);

        void add(Outcome outcome, List<FindingCode> codes) {
            seen.computeIfAbsent(outcome, key -> new TreeSet<>(Comparator.comparing(FindingCode::id)))
                    .addAll(codes);
        }

        String markdown() {
            return seen.entrySet().stream()
                    .map(entry -> symbol(entry.getKey())
                            + entry.getValue().stream()
                                    .map(code -> " " + link(code))
                                    .collect(Collectors.joining()))
                    .collect(Collectors.joining("<br>"));
        }

        private static String link(FindingCode code) {
            return "[%s](findings/%s.md#%s)"
                    .formatted(code.id().replaceFirst(".*/", ""), code.owner(), DocPage.anchor(code.id()));
        }
    }

    SupportMatrix() {
        var samples = new ArrayList<Sample>();
        // First the app that states everything, since its facts stand in the model's order.
        samples.add(new Sample("everything", SampleApps.everything()));
        samples.addAll(SampleApps.all());
        for (Sample sample : samples) {
            for (String target : TARGETS) {
                translations++;
                add(target, portolan.translate(sample.app(), target));
            }
        }
    }

    private void add(String target, Translation translation) {
        translation.coverage().outcomes().forEach((fact, outcome) -> {
            if (outcome == Outcome.UNANSWERED) {
                throw new IllegalStateException(target + " does not answer " + fact.path());
            }
            List<FindingCode> codes = codes(translation, fact, outcome);
            // A thing is adapted as soon as something below it is; only what is told of the thing itself counts here.
            if (outcome != Outcome.ADAPTED || !codes.isEmpty()) {
                rows.computeIfAbsent(shape(fact.path()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(kind(fact.get()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(target, key -> new Cell())
                        .add(outcome, codes);
            }
        });
    }

    /** The codes that say so of this very fact or, where it is left out, of what it belongs to or else of its parts. */
    private static List<FindingCode> codes(Translation translation, Fact<?> fact, Outcome outcome) {
        if (outcome == Outcome.CARRIED || outcome == Outcome.INSTRUCTED) {
            return List.of();
        }
        if (outcome != Outcome.LEFT_OUT) {
            Effect effect = outcome == Outcome.ADAPTED ? Effect.ADAPTED : Effect.IMPLIED;
            return codes(translation, effect, fact.path()::equals);
        }
        List<FindingCode> codes = codes(translation, Effect.LEFT_OUT, path -> path.covers(fact.path()));
        return codes.isEmpty() ? codes(translation, Effect.LEFT_OUT, fact.path()::covers) : codes;
    }

    private static List<FindingCode> codes(Translation translation, Effect effect, Predicate<FactPath> isMeant) {
        return translation.findings().stream()
                .filter(finding -> finding.code().effect() == effect)
                .filter(finding -> paths(finding).stream().anyMatch(isMeant))
                .map(Finding::code)
                .toList();
    }

    private static List<FactPath> paths(Finding finding) {
        return finding.facts().stream()
                .flatMap(fact -> fact.bases().stream())
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).path())
                .toList();
    }

    private static String shape(FactPath path) {
        var steps = new ArrayList<String>();
        for (String step : path.steps()) {
            boolean isName = !steps.isEmpty() && LISTS.contains(steps.get(steps.size() - 1));
            steps.add(isName ? "NAME" : step);
        }
        return String.join(".", steps);
    }

    /** A constant or a variant of the model as portolan.yaml has it; nothing for texts, numbers and references. */
    private static String kind(Object value) {
        if (value instanceof Enum<?> || value instanceof Boolean) {
            return "`" + value + "`";
        }
        if (value instanceof Command command) {
            return command instanceof Command.Shell
                    ? "a text"
                    : command instanceof Command.Exec ? "a list" : "`image: true`";
        }
        if (value instanceof Probe probe) {
            return probe instanceof Probe.Http ? "`http`" : probe instanceof Probe.Tcp ? "`tcp`" : "`command`";
        }
        if (value instanceof ContainerPort port) {
            return port instanceof ContainerPort.Assigned ? "`$PORT`" : "a number";
        }
        if (value instanceof EnvValue variable) {
            return variable instanceof EnvValue.Secret
                    ? "`secret`"
                    : variable instanceof EnvValue.Reference ? "`from`" : "`value`";
        }
        if (value instanceof Trigger trigger) {
            return trigger instanceof Trigger.Cron
                    ? "`cron`"
                    : trigger instanceof Trigger.Every
                            ? "`every`"
                            : "`"
                                    + trigger.getClass()
                                            .getSimpleName()
                                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                            .toLowerCase(Locale.ROOT)
                                    + "`";
        }
        return "";
    }

    int translations() {
        return translations;
    }

    /** The groups, each with its table. */
    String markdown() {
        var page = new StringBuilder();
        var groups = new LinkedHashMap<Group, List<String>>();
        rows.keySet()
                .forEach(shape -> groups.computeIfAbsent(Group.of(shape), key -> new ArrayList<>())
                        .add(shape));
        groups.forEach((group, shapes) -> {
            page.append("## ").append(group.title).append("\n\n");
            if (!group.path.isEmpty()) {
                page.append("Below `").append(group.path).append("`:\n\n");
            }
            page.append("| fact |");
            TARGETS.forEach(target ->
                    page.append(' ').append(portolan.provider(target).title()).append(" |"));
            page.append("\n|---|").append("---|".repeat(TARGETS.size())).append('\n');
            shapes.stream()
                    .sorted(Comparator.comparing(shape -> !shape.equals(group.path)))
                    .forEach(shape -> page.append(lines(shape, group)));
            page.append('\n');
        });
        return page.toString();
    }

    /** A part of the model, with a table of its own. */
    private enum Group {
        SERVICES("Services", "processes.NAME.services.NAME"),
        VOLUMES("Volumes", "processes.NAME.volumes.NAME"),
        BUILD_OF_PROCESS("Build of a process", "processes.NAME.build"),
        PROCESSES("Processes", "processes.NAME"),
        JOBS("Release and jobs", "jobs.NAME"),
        BUILD("Build", "build"),
        ENVIRONMENT("Environment", "env.NAME"),
        DATASTORES("Datastores", "datastores.NAME"),
        VENDORS("Products of other vendors", "external.NAME"),
        DOMAINS("Domains", "domains.NAME"),
        APP("The app", "");

        private final String title;
        private final String path;

        Group(String title, String path) {
            this.title = title;
            this.path = path;
        }

        static Group of(String shape) {
            return Arrays.stream(values())
                    .filter(group -> (shape + ".").startsWith(group.path + ".") || group == APP)
                    .findFirst()
                    .orElseThrow();
        }

        String shown(String shape) {
            return shape.equals(path)
                    ? "that there is one"
                    : "`" + (path.isEmpty() ? shape : shape.substring(path.length() + 1)) + "`";
        }
    }

    /** One line for all kinds of value that fare alike. */
    private String lines(String shape, Group group) {
        var alike = new LinkedHashMap<String, List<String>>();
        rows.getOrDefault(shape, Map.of())
                .forEach((kind, cells) -> alike.computeIfAbsent(
                                TARGETS.stream()
                                        .map(target -> cells.containsKey(target)
                                                ? cells.get(target).markdown()
                                                : "")
                                        .collect(Collectors.joining(" | ")),
                                key -> new ArrayList<>())
                        .add(kind));
        return alike.entrySet().stream()
                .map(entry -> "| %s%s | %s |%n"
                        .formatted(
                                group.shown(shape),
                                alike.size() == 1 ? "" : ": " + String.join(", ", entry.getValue()),
                                entry.getKey()))
                .collect(Collectors.joining())
                .replace("\r", "");
    }

    static String symbol(Outcome outcome) {
        return switch (outcome) {
            case CARRIED -> "●";
            case ADAPTED -> "◐";
            case INSTRUCTED -> "☞";
            case IMPLIED -> "✓";
            case LEFT_OUT -> "○";
            case UNANSWERED -> "?";
        };
    }
}
