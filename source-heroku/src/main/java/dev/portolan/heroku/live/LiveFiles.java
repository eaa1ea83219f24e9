package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognises the files by what is in them, and keeps one for each topic. */
final class LiveFiles {
    private final ProjectFiles files;
    private final Findings findings;
    private final List<LiveFile> recognised = new ArrayList<>();
    private final Naming passedOver = new Naming();

    private LiveFiles(ProjectFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    static Map<Topic, LiveFile> of(StageFolder folder, ProjectFiles files, Findings findings) {
        var live = new LiveFiles(files, findings);
        folder.files().forEach(live::recognise);
        findings.name(LiveFinding.LIVE_FILES_PASSED_OVER, live.passedOver);
        return live.oneOfEach();
    }

    /** What is no text at all, or broken JSON, was told by whoever opened it. */
    private void recognise(String path) {
        files.text(path).map(content -> LiveText.of(path, content)).ifPresent(text -> {
            if (text.isEmpty()) {
                unknown(path, "The file is empty. What wrote it may have failed.");
            } else if (text.isJson()) {
                files.json(path).ifPresent(node -> json(path, node, text));
            } else {
                TextShapes.of(text)
                        .ifPresentOrElse(
                                shape -> keep(new LiveFile(path, shape, shape.topic(), Optional.empty(), text)),
                                () -> unknown(
                                        path,
                                        "Found a text of %d lines."
                                                .formatted(text.lines().size())));
            }
        });
    }

    private void json(String path, InputNode node, LiveText text) {
        if (node instanceof InputNode.Sequence list && list.items().isEmpty()) {
            Topic.lists().stream()
                    .filter(topic -> topic.isNameOf(path))
                    .findFirst()
                    .ifPresentOrElse(
                            topic -> keep(new LiveFile(path, ofList(topic), topic, Optional.of(node), text)),
                            () -> findings.report(LiveFinding.LIVE_LIST_EMPTY, "", node.origin()));
            return;
        }
        LiveShape.of(node)
                .ifPresentOrElse(
                        shape -> keep(new LiveFile(path, shape, shape.topic(), Optional.of(node), text)),
                        () -> unknown(path, "Found " + described(node) + "."));
    }

    private static LiveShape ofList(Topic topic) {
        return switch (topic) {
            case ADD_ONS -> LiveShape.ADD_ONS;
            case FORMATION -> LiveShape.FORMATION;
            case DOMAINS -> LiveShape.DOMAINS;
            case BUILDPACKS -> LiveShape.BUILDPACKS;
            case DRAINS -> LiveShape.DRAINS;
            case AUTOSCALING -> LiveShape.MONITORS;
            default -> LiveShape.FEATURES;
        };
    }

    private static String described(InputNode node) {
        List<InputNode> items = node instanceof InputNode.Sequence list ? list.items() : List.of(node);
        boolean isList = node instanceof InputNode.Sequence;
        return items.get(0) instanceof InputNode.Mapping table
                        && !table.entries().isEmpty()
                ? (isList ? "a list of tables that begin with '" : "a table that begins with '")
                        + table.keys().get(0) + "'"
                : isList ? "a list of something else than tables" : node.kind();
    }

    private void unknown(String path, String found) {
        String expected =
                " Expected what one of these prints: heroku apps:info, config, addons, domains, drains or features,"
                        + " each with --json, ps:scale, buildpacks or pg:info; or jobs below 'schedule,size,command'.";
        findings.report(LiveFinding.LIVE_FILE_UNKNOWN, found + expected, Origin.inFile(path, 0, 0));
    }

    private void keep(LiveFile file) {
        String printed = "This is what '" + file.shape().command() + "' prints.";
        switch (file.shape()) {
            case ERROR -> findings.report(LiveFinding.LIVE_ERROR, error(file), file.origin());
            case DYNOS, DYNO_LINES, DYNO_SIZES ->
                findings.report(LiveFinding.LIVE_NO_FORMATION, printed, file.origin());
            case CONFIG_TABLE -> findings.report(LiveFinding.LIVE_TABLE, printed, file.origin());
            case TABLE -> findings.report(LiveFinding.LIVE_TABLE, "", file.origin());
            default -> {
                if (file.shape().isPassedOver()) {
                    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
                    passedOver.add("%s (%s)".formatted(name, file.shape().command()), file.origin());
                } else {
                    recognised.add(file);
                }
            }
        }
    }

    /** The id of an error, such as {@code unauthorized}; its message is for a person and may hold anything. */
    private static String error(LiveFile file) {
        return ((InputNode.Mapping) file.node().orElseThrow())
                .get("id")
                .filter(InputNode.Scalar.class::isInstance)
                .map(id -> ((InputNode.Scalar) id).text())
                .filter(id -> id.matches("[a-z_]{1,40}"))
                .map(id -> "It says '" + id + "'.")
                .orElse("");
    }

    private Map<Topic, LiveFile> oneOfEach() {
        var kept = new EnumMap<Topic, LiveFile>(Topic.class);
        recognised.sort(Comparator.comparing(LiveFile::shape).thenComparing(LiveFile::path));
        for (Topic topic : Topic.values()) {
            List<LiveFile> found =
                    recognised.stream().filter(file -> file.topic() == topic).toList();
            if (!found.isEmpty()) {
                kept.put(topic, found.get(0));
            }
            if (found.size() > 1) {
                String counts = "The one that counts for " + topic.title() + " is '"
                        + found.get(0).path() + "'.";
                findings.report(
                        LiveFinding.LIVE_TOPIC_TWICE,
                        counts,
                        found.stream().map(LiveFile::origin).toList());
            }
        }
        return kept;
    }
}
