package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.report.FindingCode;
import dev.portolan.spi.ProviderInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may be typed where: what picocli knows of each command, and what is installed. The label of an option or parameter
 * says which words fit, so that a new one is completed without being named here.
 */
record Completions(CommandSpec root, Portolan portolan) {
    /**
     * The words that may stand somewhere.
     *
     * @param known the words; a setting's name ends in {@code =}
     * @param isList whether several may stand there, separated by commas
     * @param isFolder whether a folder may stand there as well
     */
    record Words(List<String> known, boolean isList, boolean isFolder) {
        /** Separated by blanks, none of which any of them holds. */
        String text() {
            return String.join(" ", known);
        }
    }

    /** The commands, as they are shown in the help. */
    List<CommandSpec> commands() {
        return root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    /** The options of a command that take a value. */
    static List<OptionSpec> valued(CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.arity().max() > 0)
                .toList();
    }

    /** The long names of all options of a command. */
    static List<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    /** What fits the parameters of a command; its commands where it has some. */
    Words parameters(CommandSpec command) {
        List<Words> words =
                command.positionalParameters().stream().map(this::words).toList();
        var known = new LinkedHashSet<>(command.subcommands().keySet());
        words.forEach(each -> known.addAll(each.known()));
        return new Words(List.copyOf(known), false, words.stream().anyMatch(Words::isFolder));
    }

    /** What fits an option or a parameter. */
    Words words(ArgSpec of) {
        boolean isList = !of.splitRegex().isEmpty();
        String label = of.paramLabel();
        Stream<String> known = switch (label) {
            case "TARGET", "ID" -> portolan.providers().stream().map(ProviderInfo::id);
            case "SOURCE", "SOURCE[=DIR]" -> portolan.sources().stream();
            case "CODE" -> ExplainCommand.codes(portolan).stream().map(FindingCode::id);
            case "TARGET.KEY=VALUE" -> portolan.providers().stream().flatMap(Completions::settings);
            default -> label.contains("|") ? Stream.of(label.split("\\|", -1)) : Stream.<String>empty();
        };
        return new Words(known.toList(), isList, label.equals("DIR") || label.equals("FOLDER"));
    }

    private static Stream<String> settings(ProviderInfo target) {
        return target.settings().stream().map(setting -> target.id() + "." + setting.name() + "=");
    }
}
