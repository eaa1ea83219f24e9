package dev.portolan.cli;

import dev.portolan.naming.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told whose command line is not understood: what is wrong, and what was probably meant. */
final class BadUsage {
    private BadUsage() {}

    /** One or two sentences. A name that is not there comes first: what else is missing may follow from it. */
    static String message(ParameterException exception, List<String> typed) {
        CommandSpec command = exception.getCommandLine().getCommandSpec();
        return unknownOption(command, typed)
                .or(() -> unknownWord(exception, command))
                .or(() -> wrongChoice(exception))
                .orElseGet(() -> String.valueOf(exception.getMessage()));
    }

    private static Optional<String> unknownOption(CommandSpec command, List<String> typed) {
        List<String> known = Stream.concat(command.options().stream(), command.root().options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .distinct()
                .toList();
        return typed.stream()
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> word.startsWith("-") && word.length() > 1)
                .map(word -> word.contains("=") ? word.substring(0, word.indexOf('=')) : word)
                .filter(word -> !known.contains(word))
                .findFirst()
                .map(word -> "There is no option '" + word + "'." + NearestName.question(word, known));
    }

    private static Optional<String> unknownWord(ParameterException exception, CommandSpec command) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        if (command.subcommands().isEmpty()) {
            return Optional.of("'" + word + "' is one word too many.");
        }
        return Optional.of("There is no command '" + word + "'."
                + NearestName.question(word, command.subcommands().keySet()));
    }

    private static Optional<String> wrongChoice(ParameterException exception) {
        ArgSpec argument = exception.getArgSpec();
        String value = exception.getValue();
        if (argument == null || value == null || !argument.type().isEnum()) {
            return Optional.empty();
        }
        List<String> choices = Stream.of(argument.type().getEnumConstants())
                .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT))
                .toList();
        String name = argument instanceof OptionSpec option ? option.longestName() + " " : "";
        return Optional.of(name + value + " is not understood; expected one of "
                + choices.stream().collect(Collectors.joining(", ")) + "."
                + NearestName.question(value, choices));
    }
}
