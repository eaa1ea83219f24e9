package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.live.LiveProcess;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Address;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An app.json that says what Heroku runs: where Heroku told of a topic, its answer stands in for what the file has, so
 * that everything else reads one text. Each difference is told.
 */
final class RunningFiles {
    private static final String BUILDPACKS = "buildpacks";

    private final AppJson json;
    private final LiveState live;
    private final Findings findings;
    private final List<InputNode.Entry> told = new ArrayList<>();

    private RunningFiles(AppJson json, LiveState live, Findings findings) {
        this.json = json;
        this.live = live;
        this.findings = findings;
    }

    /** The files as they would be if they said what runs. */
    static AppJson upon(AppJson json, LiveState live, Findings findings) {
        var running = new RunningFiles(json, live, findings);
        running.app();
        running.buildpacks();
        running.formation();
        live.config().ifPresent(config -> {
            List<InputNode.Entry> env =
                    new RunningEnv(findings).entries(json.table("env", new Nodes(findings)), config);
            running.put("env", running.place(), new InputNode.Mapping(running.place(), env));
        });
        return running.told.isEmpty() ? json : json.replacedBy(new InputNode.Mapping(running.place(), running.told));
    }

    /** The stack that the app runs on, or that its file names. */
    static String stack(AppJson json, LiveState live) {
        return live.app().flatMap(LiveApp::stack).map(Stated::value).orElse(json.stack());
    }

    private Origin place() {
        return Origin.inFile(live.folder(), 0, 0);
    }

    private void app() {
        live.app().ifPresent(app -> {
            app.name().ifPresent(name -> text("name", name));
            app.stack().ifPresent(stack -> text("stack", stack));
            app.generation().ifPresent(generation -> text("generation", generation));
        });
    }

    private void text(String key, Stated<String> stated) {
        json.entry(key)
                .filter(entry -> entry.value() instanceof InputNode.Scalar scalar
                        && !scalar.text().isBlank()
                        && !scalar.text().equals(stated.value()))
                .ifPresent(entry -> differs(
                        "'" + key + "' is '" + stated.value() + "', and not '"
                                + ((InputNode.Scalar) entry.value()).text() + "'.",
                        stated.origin(),
                        entry.value().origin()));
        put(key, stated.origin(), scalar(stated, InputNode.Type.TEXT));
    }

    private void buildpacks() {
        live.buildpacks().ifPresent(packs -> {
            List<String> running = packs.stream()
                    .map(pack -> Address.withoutUser(pack.value()))
                    .toList();
            List<String> named = json.list(BUILDPACKS).stream()
                    .flatMap(item -> buildpack(item).stream())
                    .map(Address::withoutUser)
                    .toList();
            if (!named.isEmpty() && !named.equals(running)) {
                differs(
                        "The buildpacks are " + shown(running) + ", and not " + shown(named) + ".",
                        packs.isEmpty() ? place() : packs.get(0).origin(),
                        json.entry(BUILDPACKS).orElseThrow().origin());
            }
            if (!packs.isEmpty()) {
                Origin origin = packs.get(0).origin();
                List<InputNode> items = packs.stream()
                        .map(pack -> scalar(pack, InputNode.Type.TEXT))
                        .toList();
                put(BUILDPACKS, origin, new InputNode.Sequence(origin, items));
            }
        });
    }

    private static Optional<String> buildpack(InputNode item) {
        InputNode node =
                item instanceof InputNode.Mapping table ? table.get("url").orElse(table) : item;
        return node instanceof InputNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static String shown(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void formation() {
        live.formation().ifPresent(processes -> {
            var entries = new ArrayList<InputNode.Entry>();
            var nodes = new Nodes(new Findings());
            for (InputNode.Entry stated : json.table("formation", nodes)) {
                Optional<LiveProcess> running = processes.stream()
                        .filter(process -> process.name().equals(stated.key()))
                        .findFirst();
                running.ifPresentOrElse(
                        process -> compare(process, stated),
                        () -> differs("There is no '" + stated.key() + "'.", place(), stated.origin()));
            }
            processes.forEach(process -> entries.add(entry(process)));
            put("formation", place(), new InputNode.Mapping(place(), entries));
        });
    }

    private void compare(LiveProcess running, InputNode.Entry stated) {
        differs(running, stated, "quantity", Optional.of(running.quantity().value()), String::valueOf);
        differs(running, stated, "size", running.size().map(Stated::value), Function.identity());
    }

    private <T> void differs(
            LiveProcess running, InputNode.Entry stated, String key, Optional<T> value, Function<T, String> text) {
        Optional<String> said = stated.value() instanceof InputNode.Mapping table
                ? new Nodes(new Findings()).text(table, key)
                : Optional.empty();
        value.map(text)
                .filter(is -> said.filter(
                                other -> !other.toLowerCase(Locale.ROOT).equals(is.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .ifPresent(is -> differs(
                        "The " + key + " of '" + running.name() + "' is " + is + ", and not " + said.orElseThrow()
                                + ".",
                        running.origin(),
                        stated.origin()));
    }

    private static InputNode.Entry entry(LiveProcess process) {
        var facts = new ArrayList<InputNode.Entry>();
        Origin counted = process.quantity().origin();
        String count = String.valueOf(process.quantity().value());
        facts.add(
                new InputNode.Entry("quantity", counted, new InputNode.Scalar(counted, InputNode.Type.NUMBER, count)));
        process.size()
                .ifPresent(size ->
                        facts.add(new InputNode.Entry("size", size.origin(), scalar(size, InputNode.Type.TEXT))));
        return new InputNode.Entry(process.name(), process.origin(), new InputNode.Mapping(process.origin(), facts));
    }

    private void differs(String detail, Origin running, Origin stated) {
        findings.report(RunningFinding.RUNNING_DIFFERS, detail, running, stated);
    }

    private void put(String key, Origin origin, InputNode value) {
        told.add(new InputNode.Entry(key, origin, value));
    }

    private static InputNode scalar(Stated<String> stated, InputNode.Type type) {
        return new InputNode.Scalar(stated.origin(), type, stated.value());
    }
}
