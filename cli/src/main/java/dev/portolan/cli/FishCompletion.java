package dev.portolan.cli;

import dev.portolan.cli.Completions.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes for fish: a line for each thing that may be typed. */
record FishCompletion(Completions completions) {
    private static final String FOLDERS = "(__fish_complete_directories)";

    String text() {
        var text = new StringBuilder("# portolan for fish; written by 'portolan completion fish'."
                + " Load it with: portolan completion fish | source\n");
        text.append("complete -c portolan -f\n");
        options(text, completions.root(), "__fish_use_subcommand");
        for (CommandSpec command : completions.commands()) {
            line(
                    text,
                    "__fish_use_subcommand",
                    "-a " + quoted(command.name()),
                    command.usageMessage().description());
        }
        for (CommandSpec command : completions.commands()) {
            String condition = "__fish_seen_subcommand_from " + command.name();
            options(text, command, condition);
            Words words = completions.parameters(command);
            if (!words.known().isEmpty()) {
                line(text, condition, "-a " + quoted(words.text()));
            }
            if (words.isFolder()) {
                line(text, condition, "-a " + quoted(FOLDERS));
            }
        }
        return text.toString();
    }

    private void options(StringBuilder text, CommandSpec command, String condition) {
        for (OptionSpec option : command.options()) {
            var words = new StringBuilder();
            for (String name : option.names()) {
                words.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                        .append(' ');
            }
            if (option.arity().max() > 0) {
                words.append("-x ").append(values(completions.words(option)));
            }
            line(text, condition, words.toString().strip(), option.description());
        }
    }

    private static String values(Words words) {
        if (words.isFolder()) {
            return "-a " + quoted(FOLDERS);
        }
        String known = words.isList() ? "(__fish_append , " + words.text() + ")" : words.text();
        return words.known().isEmpty() ? "" : "-a " + quoted(known);
    }

    private static void line(StringBuilder text, String condition, String words, String... description) {
        text.append("complete -c portolan -n ")
                .append(quoted(condition))
                .append(' ')
                .append(words);
        text.append(description.length == 0 ? "" : " -d " + quoted(String.join(" ", description)))
                .append('\n');
    }

    /** As one word of fish, which takes a backslash before a quote even between quotes. */
    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
