package dev.portolan.heroku.dockerfile;

import dev.portolan.heroku.dockerfile.Image.Copied;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Follows the instructions of a stage, one after the other, from what it begins with. */
final class ImageBuilder {
    /** The shell of every image that states no other: https://docs.docker.com/reference/dockerfile/#shell. */
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private final char escape;
    private final Map<String, String> global;
    private final Map<String, String> given;
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, Instruction.Variable> variables;
    private final List<Instruction.Expose> ports;
    private final List<Instruction.Volume> volumes;
    private final List<Instruction.Run> runs;
    private final List<Copied> copies;
    private final List<Instruction> later = new ArrayList<>();
    private final Image.Base base;
    private Optional<Instruction.Entrypoint> entrypoint;
    private Optional<Instruction.Cmd> command;
    private Optional<Instruction.HealthCheck> healthCheck;
    private Optional<Instruction.StopSignal> stopSignal;
    private Optional<Instruction.User> user;
    private List<String> shell;
    private String folder;
    private boolean isCommandOwn;

    private ImageBuilder(Image start, char escape, Map<String, String> global, Map<String, String> given) {
        this.escape = escape;
        this.global = global;
        this.given = given;
        base = start.base();
        entrypoint = start.entrypoint();
        command = start.command();
        healthCheck = start.healthCheck();
        stopSignal = start.stopSignal();
        user = start.user();
        shell = start.shell();
        variables = new LinkedHashMap<>(start.variables());
        ports = new ArrayList<>(start.ports());
        volumes = new ArrayList<>(start.volumes());
        runs = new ArrayList<>(start.runs());
        copies = new ArrayList<>(start.copies());
        folder = start.folder();
    }

    /** A stage that begins with an earlier one, and with what that had put off until now, or with an image from elsewhere. */
    static ImageBuilder from(
            Instruction.From from,
            char escape,
            Map<String, Image> earlier,
            Map<String, String> global,
            Map<String, String> given) {
        String name = Words.expanded(from.image(), escape, variable -> Optional.ofNullable(global.get(variable)));
        Optional<Image> stage = Optional.ofNullable(earlier.get(name.toLowerCase(Locale.ROOT)));
        var builder = new ImageBuilder(stage.orElseGet(() -> bottom(from, name)), escape, global, given);
        stage.ifPresent(image -> image.later().forEach(builder::apply));
        return builder;
    }

    private static Image bottom(Instruction.From from, String name) {
        return new Image(
                new Image.Base(from, name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SHELL,
                "/",
                Collections.emptyMap(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    void apply(Instruction instruction) {
        if (instruction instanceof Instruction.Argument argument) {
            argument(argument);
        } else if (instruction instanceof Instruction.Variable variable) {
            String value = expanded(variable.value());
            variables.put(variable.name(), new Instruction.Variable(variable.place(), variable.name(), value));
        } else if (instruction instanceof Instruction.Run run) {
            runs.add(run);
        } else if (instruction instanceof Instruction.Copy copy) {
            copy(copy);
        } else if (instruction instanceof Instruction.WorkFolder work) {
            folder = Paths.absolute(expanded(work.path()), folder);
        } else if (instruction instanceof Instruction.OnBuild onBuild) {
            later.addAll(onBuild.later());
        } else {
            configure(instruction);
        }
    }

    private void configure(Instruction instruction) {
        if (instruction instanceof Instruction.Entrypoint stated) {
            entrypoint = Optional.of(stated);
            // A command of the base image is taken back by an entrypoint, one of this stage is not.
            command = isCommandOwn ? command : Optional.empty();
        } else if (instruction instanceof Instruction.Cmd stated) {
            command = Optional.of(stated);
            isCommandOwn = true;
        } else if (instruction instanceof Instruction.HealthCheck stated) {
            healthCheck = Optional.of(stated);
        } else if (instruction instanceof Instruction.StopSignal stated) {
            stopSignal = Optional.of(new Instruction.StopSignal(stated.place(), expanded(stated.signal())));
        } else if (instruction instanceof Instruction.User stated) {
            user = Optional.of(new Instruction.User(stated.place(), expanded(stated.user())));
        } else if (instruction instanceof Instruction.Shell stated) {
            shell = stated.words();
        } else if (instruction instanceof Instruction.Expose stated) {
            ports.add(new Instruction.Expose(
                    stated.place(), stated.ports().stream().map(this::expanded).toList()));
        } else if (instruction instanceof Instruction.Volume stated) {
            volumes.add(new Instruction.Volume(
                    stated.place(), stated.paths().stream().map(this::expanded).toList()));
        }
    }

    /** An argument of a stage has the value that the build gives, or its default, or that of the one above all stages. */
    private void argument(Instruction.Argument argument) {
        Optional<String> value = Optional.ofNullable(given.get(argument.name()))
                .or(() -> argument.value().map(this::expanded))
                .or(() -> Optional.ofNullable(global.get(argument.name())));
        value.ifPresent(text -> arguments.put(argument.name(), text));
    }

    private void copy(Instruction.Copy copy) {
        List<String> sources = copy.sources().stream().map(this::expanded).toList();
        String target = expanded(copy.target());
        String absolute = Paths.absolute(target, folder);
        boolean isFolder = target.endsWith("/") || target.equals(".") || target.endsWith("/.") || sources.size() > 1;
        copies.add(new Copied(
                copy.from().map(this::expanded),
                sources,
                isFolder && !absolute.equals("/") ? absolute + "/" : absolute));
    }

    private String expanded(String word) {
        return Words.expanded(
                word,
                escape,
                name -> Optional.ofNullable(variables.get(name))
                        .map(Instruction.Variable::value)
                        .or(() -> Optional.ofNullable(arguments.get(name))));
    }

    Image image() {
        return new Image(
                base,
                entrypoint.filter(stated -> !stated.start().isEmpty()),
                command.filter(stated -> !stated.start().isEmpty()),
                healthCheck,
                stopSignal,
                user,
                shell,
                folder,
                variables,
                ports,
                volumes,
                runs,
                copies,
                later);
    }
}
