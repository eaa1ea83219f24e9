package dev.portolan.engine.report;

import dev.portolan.fact.Fact;
import dev.portolan.report.Line;
import dev.portolan.report.NewServer;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.shell.PosixShell;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Writes commands for a POSIX shell. A secret only ever travels through a pipe. */
final class ShellText {
    /** A line that is longer is continued on the next. */
    private static final int WIDTH = 100;

    private static final String FRESH = "openssl rand -hex 64 | tr -d '\\n'";

    private final SourcePlatform platform;
    private final UnaryOperator<String> quote;

    private ShellText(SourcePlatform platform, UnaryOperator<String> quote) {
        this.platform = platform;
        this.quote = quote;
    }

    /** For a shell that a person types into. */
    static ShellText typed(SourcePlatform platform) {
        return new ShellText(platform, ShellQuoting::typed);
    }

    /** For a file that a shell reads. */
    static ShellText inScript(SourcePlatform platform) {
        return new ShellText(platform, ShellQuoting::inScript);
    }

    /** A command with what feeds it. */
    String command(Line.Run run) {
        var units = new ArrayList<>(units(run.words()));
        String command = String.join(" ", units);
        if (run.input().isEmpty()) {
            return command.length() <= WIDTH ? command : wrapped(units, "", "  ");
        }
        if (isExport(run)) {
            Word input = run.input().get(0);
            // What an earlier step asked for need not be typed again, and a second random value would not fit the
            // first.
            return isMade(input) || input instanceof Word.AskedValue
                    ? command + "=\"${" + units.get(1) + ":-$(" + printed(input) + ")}\""
                    : command + "=\"$(" + input(input) + ")\"";
        }
        String input = input(run.input().get(0));
        if (isIfAny(run)) {
            input = printed(run.input().get(0));
            command = "if_any " + command;
            units.add(0, "if_any");
        }
        String line = input + " | " + command;
        return line.length() <= WIDTH ? line : input + " |\n" + wrapped(units, "  ", "    ");
    }

    /** What sets the variables that the platform's commands need; a value that only the user knows is one to be replaced. */
    List<String> variables() {
        var lines = new ArrayList<String>();
        platform.variables().forEach((name, value) -> {
            String known =
                    value.isEmpty() ? "your-" + name.toLowerCase(Locale.ROOT).replace('_', '-') : value;
            lines.add("export " + name + "=" + quote.apply(known));
        });
        return lines;
    }

    /** A command of the platform that the app comes from. */
    String command(List<Word> words) {
        return command(new Line.Run(List.of(), words));
    }

    /** A command as one line; empty where there are no words. */
    String oneLine(List<Word> words) {
        return String.join(" ", units(words));
    }

    /** A command for a function of a script, whose continued lines stand below one another. */
    String words(List<Word> words) {
        return wrapped(units(words), "", "  ");
    }

    /** A command that shows no password of a URL. */
    String filtered(List<Word> words) {
        return command(words) + " 2>&1 | sed 's#://[^@ ]*@#://...@#g'";
    }

    /** A command whose output is kept in a variable. */
    String kept(List<Word> words) {
        return "kept=\"$(" + oneLine(words) + ")\"";
    }

    /** What is typed to copy data; the folder is that of the scripts. */
    String copy(Line.Copy copy, String folder) {
        var text = new StringBuilder();
        values(copy)
                .forEach(value -> text.append(value.variable())
                        .append('=')
                        .append(assigned(value.word()))
                        .append(" \\\n  "));
        return text + "sh " + quote.apply(folder + copy.script().file()) + arguments(copy.to());
    }

    /** What the script that copies reads from its environment; a value that the app does not state is left out. */
    static List<Step.Value> values(Line.Copy copy) {
        var values = new ArrayList<>(copy.from());
        if (copy.to() instanceof NewServer.ByAddress address) {
            values.addAll(address.values());
        }
        values.removeIf(
                value -> value.word() instanceof Word.OfFact of && of.fact().isAbsent());
        return values;
    }

    private String assigned(Word word) {
        return word instanceof Word.Text || word instanceof Word.OfFact
                ? String.join("", unit(word))
                : "\"$(" + printed(word) + ")\"";
    }

    /** What prints an input, a line end after it or not. */
    String printed(Word input) {
        List<Word> reader = input instanceof Word.OldValue old ? reader(old) : List.of();
        return reader.isEmpty() ? input(input) : String.join(" ", units(reader));
    }

    /** What a script that copies is told of the new server; begins with a space where there is anything. */
    String arguments(NewServer server) {
        if (!(server instanceof NewServer.ByCommand by)) {
            return "";
        }
        var words = new ArrayList<Word>();
        if (by.throughSsh()) {
            words.add(Word.text("--through-ssh"));
        }
        words.add(Word.option("--new-user", by.user()));
        words.add(Word.option("--new-database", by.database()));
        words.add(Word.text("--"));
        words.addAll(by.command());
        return " \\\n"
                + wrapped(words.stream().flatMap(word -> unit(word).stream()).toList(), "  ", "    ");
    }

    /** What a line is fed. */
    static List<Word> inputs(Line line) {
        if (line instanceof Line.Run run) {
            return run.input();
        }
        if (line instanceof Line.Copy copy) {
            return values(copy).stream().map(Step.Value::word).toList();
        }
        return List.of();
    }

    /** Whether a line is passed over where there is no value for it. */
    static boolean isIfAny(Line line) {
        return line instanceof Line.Run run && isOptional(run) && !isExport(run);
    }

    /** Whether there may be no value for what a line is fed. */
    static boolean isOptional(Line.Run run) {
        return run.input().stream().anyMatch(input -> input instanceof Word.OldValue old && !old.required());
    }

    /** Whether a line sets a variable of the user's own shell. */
    static boolean isExport(Line.Run run) {
        return !run.input().isEmpty() && run.words().get(0).equals(Word.text("export"));
    }

    /** Whether a word on standard input asks the user. */
    boolean asks(Word input) {
        return input instanceof Word.AskedValue
                || (input instanceof Word.OldValue old && reader(old).isEmpty());
    }

    /** Whether a value is made anew, as no one has it yet. */
    boolean isMade(Word input) {
        return input instanceof Word.FreshValue
                || (input instanceof Word.RandomValue random
                        && platform.readValue(random.name().get()).isEmpty());
    }

    private String input(Word input) {
        if (input instanceof Word.OldValue old) {
            return oldValue(old.name(), () -> "ask " + quote.apply(old.name().get()) + description(old.description()));
        }
        if (input instanceof Word.RandomValue random) {
            // A new value would end every session and lock what was encrypted with the old one.
            return oldValue(random.name(), () -> FRESH);
        }
        if (input instanceof Word.FreshValue) {
            return FRESH;
        }
        if (input instanceof Word.AskedValue asked) {
            return "ask " + quote.apply(asked.prompt().orElse("value"));
        }
        if (input instanceof Word.Printed printed) {
            return String.join(" ", units(printed.words()));
        }
        if (input instanceof Word.KeptValue || input instanceof Word.KeptUrl) {
            return "printf %s \"$(printf '%s\\n' \"$kept\" | sed -n " + quote.apply(selection(input)) + ")\"";
        }
        return "printf %s " + String.join(" ", unit(input));
    }

    /** For sed: what it prints of the output that was kept. */
    static String selection(Word kept) {
        if (kept instanceof Word.KeptUrl url) {
            String place = url.place().isEmpty() ? "" : "s#://\\([^@]*@\\)\\{0,1\\}[^/]*#://\\1" + url.place() + "#; ";
            return "/:\\/\\// { s#^# #; s#.*[^a-z]\\([a-z]*://[^ ]*\\).*#\\1#; " + place + "p; q; }";
        }
        return "s/^" + ((Word.KeptValue) kept).name() + ": //p";
    }

    /** What prints the value that a name has today, or the other way where nobody knows it. */
    private String oldValue(Fact<String> name, Supplier<String> otherwise) {
        List<Word> reader = platform.readValue(name.get());
        return reader.isEmpty() ? otherwise.get() : "printf %s \"$(" + String.join(" ", units(reader)) + ")\"";
    }

    /** What prints the value that a name has today; no words: ask the user. */
    List<Word> reader(Word.OldValue old) {
        return platform.readValue(old.name().get());
    }

    private String description(Fact<String> description) {
        return description.map(text -> " " + quote.apply(text)).orElse("");
    }

    /** The words, those together that belong together. */
    private List<String> units(List<Word> words) {
        var units = new ArrayList<String>();
        for (Word word : words) {
            List<String> unit = unit(word);
            boolean isProgram = units.isEmpty() && unit.size() == 1 && word instanceof Word.Text;
            units.addAll(isProgram ? List.of(program((Word.Text) word)) : unit);
        }
        return units;
    }

    /** The first word is quoted more often: a shell would take {@code A=1} for an assignment. */
    private String program(Word.Text word) {
        String quoted = quote.apply(word.text());
        return quoted.equals(word.text()) ? PosixShell.join(List.of(word.text())) : quoted;
    }

    /** The words that a word is, none or two where a fact brings a flag. */
    List<String> unit(Word word) {
        if (word instanceof Word.Text text) {
            return List.of(quote.apply(text.text()));
        }
        if (word instanceof Word.OfFact of) {
            return of.fact().isAbsent() ? List.of() : List.of(quote.apply(shown(of.fact())));
        }
        if (word instanceof Word.Option option) {
            return option.fact().isAbsent()
                    ? List.of()
                    : List.of(quote.apply(option.flag()) + " " + quote.apply(shown(option.fact())));
        }
        if (word instanceof Word.Variable variable) {
            return List.of("\"$" + variable.name() + "\"");
        }
        throw new IllegalArgumentException("a secret value is never a word of a command, only its input: " + word);
    }

    private static String shown(Fact<?> fact) {
        return String.valueOf(fact.get());
    }

    /** Units on lines of a page's width. */
    static String wrapped(List<String> units, String first, String next) {
        var lines = new StringBuilder(first);
        int width = first.length();
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i);
            if (i > 0 && width + 1 + unit.length() > WIDTH) {
                lines.append(" \\\n").append(next);
                width = next.length();
            } else if (i > 0) {
                lines.append(' ');
                width++;
            }
            lines.append(unit);
            width += unit.length();
        }
        return lines.toString();
    }
}
