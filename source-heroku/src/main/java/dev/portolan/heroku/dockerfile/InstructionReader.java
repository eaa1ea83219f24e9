package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import dev.portolan.naming.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes instructions of lines. Names of instructions may be written in small letters. */
final class InstructionReader {
    private static final List<String> NAMES = List.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    private static final List<String> NOT_LATER = List.of("ONBUILD", "FROM", "MAINTAINER");

    private final String path;
    private final char escape;

    InstructionReader(String path, char escape) {
        this.path = path;
        this.escape = escape;
    }

    /** One line may set several names. */
    List<Instruction> read(LogicalLine line) {
        Origin place = Origin.inFile(path, line.number(), 1);
        return line.open().isEmpty()
                ? read(line.text(), line.documents(), place)
                : List.of(new Instruction.Refused(place, "No line ends the here-document '" + line.open() + "'."));
    }

    private List<Instruction> read(String line, String documents, Origin place) {
        String[] parts = line.split("\\s+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        String all = parts.length > 1 ? parts[1].strip() : "";
        String text = withoutFlags(all);
        String flags = all.substring(0, all.length() - text.length());
        if (!NAMES.contains(name)) {
            String nearest = NearestName.of(name, NAMES)
                    .map(known -> " Did you mean " + known + "?")
                    .orElse("");
            return List.of(new Instruction.Refused(place, "No instruction begins with '" + parts[0] + "'." + nearest));
        }
        if (text.isEmpty() && documents.isEmpty()) {
            return List.of(new Instruction.Refused(place, name + " has nothing behind it."));
        }
        return switch (name) {
            case "ENV" -> variables(text, place);
            case "ARG" -> arguments(text, place);
            case "ONBUILD" -> List.of(later(text, documents, place));
            case "RUN" -> List.of(new Instruction.Run(place, text + "\n" + documents));
            case "HEALTHCHECK" -> List.of(healthCheck(text, flags.strip(), place));
            case "COPY", "ADD" -> List.of(copy(text, flags, place));
            default -> List.of(other(name, text, place));
        };
    }

    private Instruction other(String name, String text, Origin place) {
        return switch (name) {
            case "FROM" -> from(text, place);
            case "ENTRYPOINT" ->
                start(text)
                        .<Instruction>map(start -> new Instruction.Entrypoint(place, start))
                        .orElseGet(() -> notTexts(name, place));
            case "CMD" ->
                start(text)
                        .<Instruction>map(start -> new Instruction.Cmd(place, start))
                        .orElseGet(() -> notTexts(name, place));
            case "EXPOSE" -> new Instruction.Expose(place, Words.split(text, escape));
            case "VOLUME" -> new Instruction.Volume(place, list(text));
            case "STOPSIGNAL" -> new Instruction.StopSignal(place, text);
            case "USER" -> new Instruction.User(place, text);
            case "WORKDIR" -> new Instruction.WorkFolder(place, text);
            case "SHELL" -> shell(text, place);
            default -> new Instruction.Other(place);
        };
    }

    /** Flags are the first words, and begin with {@code --}. */
    private static String withoutFlags(String text) {
        String rest = text;
        while (rest.startsWith("--")) {
            String[] parts = rest.split("\\s+", 2);
            rest = parts.length > 1 ? parts[1] : "";
        }
        return rest;
    }

    private Instruction from(String text, Origin place) {
        List<String> words = Words.split(text, escape);
        boolean isNamed = words.size() == 3 && words.get(1).equalsIgnoreCase("as");
        if (words.size() != 1 && !isNamed) {
            return new Instruction.Refused(place, "FROM takes an image, and 'AS' with a name behind it.");
        }
        return new Instruction.From(place, words.get(0), isNamed ? words.get(2).toLowerCase(Locale.ROOT) : "");
    }

    /** The old form has one name, a blank and the value. */
    private List<Instruction> variables(String text, Origin place) {
        List<String> words = Words.split(text, escape);
        if (!words.get(0).contains("=")) {
            String[] parts = text.split("\\s+", 2);
            return List.of(
                    parts.length < 2
                            ? new Instruction.Refused(place, "ENV takes a name and a value.")
                            : new Instruction.Variable(place, parts[0], parts[1]));
        }
        var variables = new ArrayList<Instruction>();
        for (String word : words) {
            int equals = word.indexOf('=');
            variables.add(
                    equals <= 0
                            ? new Instruction.Refused(place, "ENV takes names with '=' and a value each.")
                            : new Instruction.Variable(place, word.substring(0, equals), word.substring(equals + 1)));
        }
        return variables;
    }

    private List<Instruction> arguments(String text, Origin place) {
        var arguments = new ArrayList<Instruction>();
        for (String word : Words.split(text, escape)) {
            int equals = word.indexOf('=');
            Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            arguments.add(new Instruction.Argument(place, equals < 0 ? word : word.substring(0, equals), value));
        }
        return arguments;
    }

    private Instruction later(String text, String documents, Origin place) {
        String name = text.split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        return NOT_LATER.contains(name)
                ? new Instruction.Refused(place, "ONBUILD does not take " + name + ".")
                : new Instruction.OnBuild(place, read(text, documents, place));
    }

    private Instruction healthCheck(String text, String options, Origin place) {
        String[] parts = text.split("\\s+", 2);
        if (parts[0].equalsIgnoreCase("none")) {
            return new Instruction.HealthCheck(place, Optional.empty(), "");
        }
        if (!parts[0].equalsIgnoreCase("cmd") || parts.length < 2) {
            return new Instruction.Refused(place, "HEALTHCHECK takes CMD with a command, or NONE.");
        }
        return start(parts[1])
                .<Instruction>map(start -> new Instruction.HealthCheck(place, Optional.of(start), options))
                .orElseGet(() -> notTexts("HEALTHCHECK", place));
    }

    private Instruction copy(String text, String flags, Origin place) {
        List<String> words = new ArrayList<>(list(text));
        if (words.size() < 2) {
            return new Instruction.Refused(place, "COPY and ADD take a source and a target.");
        }
        Optional<String> from = Words.split(flags, escape).stream()
                .filter(flag -> flag.startsWith("--from="))
                .map(flag -> flag.substring("--from=".length()))
                .findFirst();
        String target = words.remove(words.size() - 1);
        return new Instruction.Copy(place, from, List.copyOf(words), target);
    }

    private static Instruction shell(String text, Origin place) {
        Optional<JsonWords.Found> words = JsonWords.of(text);
        if (words.isEmpty() || words.get().holdsOthers() || words.get().words().isEmpty()) {
            return new Instruction.Refused(place, "SHELL takes a list of texts in JSON.");
        }
        return new Instruction.Shell(place, words.get().words());
    }

    /** Nothing for a list of other things than texts. */
    private static Optional<Start> start(String text) {
        Optional<JsonWords.Found> words = JsonWords.of(text);
        if (words.isEmpty()) {
            return Optional.of(new Start.ShellForm(text));
        }
        return words.filter(found -> !found.holdsOthers()).map(found -> new Start.ExecForm(found.words()));
    }

    private List<String> list(String text) {
        return JsonWords.of(text)
                .filter(found -> !found.holdsOthers())
                .map(JsonWords.Found::words)
                .orElseGet(() -> Words.split(text, escape));
    }

    private static Instruction notTexts(String name, Origin place) {
        return new Instruction.Refused(place, "The list behind " + name + " holds other things than texts.");
    }
}
