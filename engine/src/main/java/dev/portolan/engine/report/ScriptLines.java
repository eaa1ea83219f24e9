package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a step in a script: calls of the functions of {@code move.sh}. */
final class ScriptLines {
    private final Translation translation;
    private final ShellText shell;
    private final Set<String> exported;
    private final List<String> lines = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    ScriptLines(Translation translation, ShellText shell, Set<String> exported) {
        this.translation = translation;
        this.shell = shell;
        this.exported = exported;
    }

    /** The lines that set variables of the user's own shell. */
    static Stream<Line.Run> exports(Step step) {
        return step.lines().stream()
                .filter(Line.Run.class::isInstance)
                .map(Line.Run.class::cast)
                .filter(ShellText::isExport);
    }

    /** The variable that such a line sets. */
    static String exportedName(Line.Run run) {
        return String.valueOf(run.words().get(1).facts()[0].get());
    }

    List<String> of(Step step) {
        if (step.repeatable()) {
            lines.add("repeatable");
        }
        if (!step.why().isEmpty()) {
            tell(step.why());
        }
        for (Line line : step.lines()) {
            line(line);
        }
        flush();
        if (!step.expect().isEmpty()) {
            tell("You should see: " + step.expect());
        }
        return lines;
    }

    private void line(Line line) {
        if (line instanceof Line.Say say) {
            said.add(quoted("   " + RunbookSteps.plain(say.words())));
        } else if (line instanceof Line.Source source) {
            source(source);
        } else if (line instanceof Line.Background) {
            command("background", line);
        } else if (line instanceof Line.Filtered) {
            command("run_filtered", line);
        } else if (line instanceof Line.Kept) {
            // As with any value: what is said of it is nothing to do.
            tellSaid();
            command("keep", line);
        } else if (line instanceof Line.Cleanup) {
            command("afterwards", line);
        } else if (line instanceof Line.Names names) {
            names(names);
        } else if (line instanceof Line.Copy copy) {
            copy(copy);
        } else if (line instanceof Line.Run run) {
            run(run);
        }
    }

    private void command(String function, Line line) {
        flush();
        need(line.words());
        lines.add(function + " " + shell.words(line.words()));
    }

    private void run(Line.Run run) {
        if (run.input().isEmpty()) {
            flush();
        } else {
            // What is said of a value needs no waiting: the value itself is waited for.
            tellSaid();
        }
        if (ShellText.isExport(run)) {
            lines.add((ShellText.isOptional(run) ? "exported_if_any " : "exported ") + exportedName(run));
            return;
        }
        need(run.words());
        if (run.input().isEmpty()) {
            lines.add("run " + shell.words(run.words()));
        } else {
            Word input = run.input().get(0);
            need(input instanceof Word.Printed printed ? printed.words() : List.of());
            lines.add(value(input));
            lines.add("feed " + shell.words(run.words()));
        }
    }

    private void source(Line.Source source) {
        List<List<Word>> commands = RunbookSteps.commandsOf(source, translation.platform());
        if (commands.isEmpty()) {
            said.add(quoted("   " + RunbookSteps.byHand(source)));
        } else {
            flush();
            commands.forEach(command -> lines.add("run " + shell.words(command)));
        }
    }

    private void names(Line.Names names) {
        flush();
        need(names.command());
        String list = names.names().stream().map(name -> quoted(name.get())).collect(Collectors.joining(" "));
        lines.add("names " + ShellText.wrapped(List.of(list.split(" ")), "", "  ") + " -- \\\n  "
                + shell.words(names.command()));
    }

    private void copy(Line.Copy copy) {
        flush();
        need(copy.words());
        for (Step.Value value : ShellText.values(copy)) {
            need(value.word() instanceof Word.Printed printed ? printed.words() : List.of());
            lines.add(value(value.word()));
            lines.add("hand_over " + value.variable());
        }
        lines.add("copy " + copy.script().file() + shell.arguments(copy.to()));
    }

    /** What keeps the value of an input in a variable. */
    private String value(Word input) {
        if (input instanceof Word.OldValue old) {
            String more = old.required() ? "" : "_if_any";
            List<Word> reader = shell.reader(old);
            return reader.isEmpty()
                    ? "ask" + more + " " + quoted(old.name().get()) + " "
                            + quoted(old.description().orElse(""))
                    : "value" + more + " " + shell.words(reader);
        }
        if (input instanceof Word.RandomValue random) {
            List<Word> reader = translation.platform().readValue(random.name().get());
            return reader.isEmpty() ? "fresh" : "value_or_fresh " + shell.words(reader);
        }
        if (input instanceof Word.FreshValue) {
            return "fresh";
        }
        if (input instanceof Word.AskedValue asked) {
            return "ask " + quoted(asked.prompt().orElse("value")) + " ''";
        }
        if (input instanceof Word.Printed printed) {
            return "value " + shell.words(printed.words());
        }
        if (input instanceof Word.KeptValue || input instanceof Word.KeptUrl) {
            return "kept_value " + quoted(ShellText.selection(input));
        }
        return "value=" + String.join("", shell.unit(input));
    }

    private static String quoted(String text) {
        return ShellQuoting.inScript(text);
    }

    /** Variables that no step sets. */
    private void need(List<Word> words) {
        for (Word word : words) {
            if (word instanceof Word.Variable variable
                    && !exported.contains(variable.name())
                    && !translation.platform().variables().containsKey(variable.name())
                    && !lines.contains("need " + variable.name())) {
                lines.add("need " + variable.name());
            }
        }
    }

    private void tell(String text) {
        lines.add("tell " + quoted("   " + VisibleText.onOneLine(text)));
    }

    private void tellSaid() {
        said.forEach(sentence -> lines.add("tell " + sentence));
        said.clear();
    }

    /** What was said and no command did. */
    private void flush() {
        if (!said.isEmpty()) {
            lines.add("by_hand " + String.join(" \\\n  ", said));
            said.clear();
        }
    }
}
