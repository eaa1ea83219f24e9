package dev.portolan.cli;

import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
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

    /** The codes that say so of this very fact or, where it is left out, of what it belongs to. */
    private static List<FindingCode> codes(Translation translation, Fact<?> fact, Outcome outcome) {
        Effect effect = outcome == Outcome.ADAPTED
                ? Effect.ADAPTED
                : outcome == Outcome.LEFT_OUT ? Effect.LEFT_OUT : Effect.IMPLIED;
        if (outcome == Outcome.CARRIED || outcome == Outcome.INSTRUCTED) {
            return List.of();
        }
        return translation.findings().stream()
                .filter(finding -> finding.code().effect() == effect)
                .filter(finding -> paths(finding).stream()
                        .anyMatch(path -> path.equals(fact.path())
                                || (outcome == Outcome.LEFT_OUT
                                        && (path.covers(fact.path())
                                                || fact.path().covers(path)))))
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

    /** A constant or a variant of the model, as the table calls it; nothing for texts, numbers and references. */
    private static String kind(Object value) {
        if (value instanceof Enum<?> || value instanceof Boolean) {
            return "`" + value + "`";
        }
        Class<?> type = value.getClass();
        boolean isVariant = type.isRecord() && type.getEnclosingClass() != null && !isNamedByPath(type);
        return isVariant
                ? type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                : "";
    }

    /** The path of a build says already which variant it is. */
    private static boolean isNamedByPath(Class<?> type) {
        return type.getSimpleName().equals("Ref");
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
