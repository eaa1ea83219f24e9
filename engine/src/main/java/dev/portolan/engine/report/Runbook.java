package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.report.Finding;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.report.Step.Line;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page RUNBOOK.md: what a person does, in order, to move an app to a target. */
public final class Runbook {
    private static final String LAYOUT =
            """
            The files that belong to this page are laid out as if their folder were the root folder of the app. Copy them
            there if they are not there yet, and run every command of this page from there, in one shell.
            """;

    private static final String PIPES =
            """
            Secret values go from one command to the next through a pipe: never onto a command line, into a file or into
            a log. `printf` is a part of the shell, so what it is given is not in the list of processes either.
            """;

    private static final String ASK =
            """
            Some values only you know. This function asks for one, shows nothing of what you type, and hands it to the
            next command. Define it first. For a value of several lines write `cat FILE` in place of `ask …`.
            """;

    /** In a subshell, so that no variable is left and a terminal that was silenced speaks again whatever happens. */
    private static final String ASK_FUNCTION =
            """
            ask() (
              printf '%s%s: ' "$1" "${2:+ ($2)}" >&2
              trap 'stty echo </dev/tty; echo >&2' EXIT
              trap 'exit 130' INT TERM
              stty -echo </dev/tty
              IFS= read -r value </dev/tty
              printf %s "$value"
            )""";

    private final Translation translation;
    private final ShellText shell;
    private final StringBuilder page = new StringBuilder();

    private Runbook(Translation translation) {
        this.translation = translation;
        shell = new ShellText(translation.platform());
    }

    /** The page, as Markdown. */
    public static String of(Translation translation) {
        return new Runbook(translation).write();
    }

    private String write() {
        List<FindingGroup> groups = FindingGroup.of(translation.findings());
        opening(groups);
        section("before", "Before you start");
        setUp();
        findings(groups.stream()
                .filter(group -> group.severity() != Severity.INFO)
                .toList());
        int number = 0;
        for (Phase phase : Phase.values()) {
            List<Step> steps = steps(phase);
            if (!steps.isEmpty()) {
                section("phase-" + anchor(phase), phase.title());
            }
            for (Step step : steps) {
                number++;
                step(number, step);
            }
        }
        List<FindingGroup> notes = notes(groups);
        if (!notes.isEmpty()) {
            section("notes", "Good to know");
            findings(notes);
        }
        return page.toString();
    }

    private void opening(List<FindingGroup> groups) {
        String title = translation.provider().title();
        String app = translation.app().name().orElse("the app");
        String from = translation.platform().title();
        page.append("# Move ").append(Markdown.code(app)).append(from.isEmpty() ? "" : " from " + Markdown.text(from));
        page.append(" to ").append(Markdown.text(title)).append("\n\n").append(LAYOUT).append('\n');
        paragraph("What became of what is known about the app: " + CoverageLine.of(translation.coverage()) + ".");
        page.append("- [Before you start](#before)\n");
        int number = 0;
        for (Phase phase : Phase.values()) {
            List<Step> steps = steps(phase);
            if (!steps.isEmpty()) {
                page.append("- [" + phase.title() + "](#phase-" + anchor(phase) + ")\n");
            }
            for (Step step : steps) {
                number++;
                page.append("  - [" + number + ". " + Markdown.text(step.title()) + "](#step-" + step.id() + ")\n");
            }
        }
        page.append(notes(groups).isEmpty() ? "\n" : "- [Good to know](#notes)\n\n");
    }

    private void setUp() {
        if (translation.steps().isEmpty()) {
            paragraph("Nothing is left to do by hand.");
        }
        List<Word> inputs = translation.steps().stream()
                .flatMap(step -> Stream.concat(step.lines().stream(), step.undo().stream()))
                .filter(Line.Run.class::isInstance)
                .flatMap(line -> ((Line.Run) line).input().stream())
                .toList();
        if (!inputs.isEmpty()) {
            page.append(PIPES).append('\n');
        }
        if (inputs.stream().anyMatch(shell::asks)) {
            page.append(ASK).append('\n').append(Markdown.shellBlock(ASK_FUNCTION)).append('\n');
        }
        List<List<Word>> prepare = translation.platform().prepare();
        if (!prepare.isEmpty() && !translation.steps().isEmpty()) {
            paragraph("Tell the shell which app of " + Markdown.text(translation.platform().title()) + " it is:");
            block(prepare.stream().map(shell::command).toList());
        }
    }

    private void step(int number, Step step) {
        page.append("<a id=\"step-").append(step.id()).append("\"></a>\n\n### ");
        page.append(number).append(". ").append(Markdown.text(step.title())).append("\n\n");
        if (!step.why().isEmpty()) {
            paragraph(Markdown.prose(step.why()));
        }
        lines(step.lines());
        if (!step.expect().isEmpty()) {
            paragraph("You should see: " + Markdown.proseWithin(step.expect()));
        }
        if (!step.undo().isEmpty()) {
            paragraph("To take it back:");
            lines(step.undo());
        }
    }

    /** Commands that follow one another share a block. */
    private void lines(List<Line> lines) {
        var commands = new ArrayList<String>();
        for (Line line : lines) {
            List<List<Word>> ofPlatform = commandsOfPlatform(line);
            if (line instanceof Line.Run run) {
                commands.add(shell.command(run));
            } else if (!ofPlatform.isEmpty()) {
                ofPlatform.stream().map(shell::command).forEach(commands::add);
            } else {
                block(commands);
                commands.clear();
                paragraph(line instanceof Line.Source source ? byHand(source) : sentence(line.words()));
            }
        }
        block(commands);
    }

    private List<List<Word>> commandsOfPlatform(Line line) {
        if (line instanceof Line.Source source) {
            return switch (source) {
                case FREEZE -> translation.platform().freeze();
                case THAW -> translation.platform().thaw();
            };
        }
        return List.of();
    }

    private static String byHand(Line.Source source) {
        return switch (source) {
            case FREEZE -> "Where the app runs today, see to it that nobody writes data any more: show a maintenance page"
                    + " and stop the workers.";
            case THAW -> "Where the app runs today, let users in again and start the workers.";
        };
    }

    private static String sentence(List<Word> words) {
        var sentence = new StringBuilder();
        for (Word word : words) {
            if (word instanceof Word.Text text) {
                sentence.append(Markdown.proseWithin(text.text()));
            } else if (word instanceof Word.OfFact of) {
                sentence.append(of.fact().map(value -> Markdown.code(value.toString())).orElse(""));
            } else if (word instanceof Word.Option option) {
                sentence.append(option.fact().map(value -> Markdown.code(option.flag() + " " + value)).orElse(""));
            } else if (word instanceof Word.Variable variable) {
                sentence.append(Markdown.code("$" + variable.name()));
            } else if (word instanceof Word.AskedValue asked) {
                sentence.append(asked.prompt().map(Markdown::code).orElse(""));
            } else {
                sentence.append(word.facts()[0].map(name -> Markdown.code(name.toString())).orElse(""));
            }
        }
        return Markdown.opened(sentence.toString());
    }

    private void findings(List<FindingGroup> groups) {
        for (FindingGroup group : groups) {
            page.append("- **").append(severity(group.severity())).append("** ");
            page.append(Markdown.code(group.code().id())).append(": ");
            page.append(Markdown.proseWithin(group.code().meaning() + " " + group.code().remedy())).append('\n');
            for (Finding finding : group.findings()) {
                FindingGroup.rows(finding).forEach(this::row);
                if (!finding.detail().isEmpty()) {
                    page.append("  - ").append(Markdown.prose(finding.detail())).append('\n');
                }
            }
        }
        page.append(groups.isEmpty() ? "" : "\n");
    }

    private void row(FindingGroup.Row row) {
        page.append("  - ");
        if (row.path().isEmpty()) {
            page.append(Markdown.code(row.where()));
        } else {
            page.append(Markdown.code(row.path()));
            page.append(row.value().isEmpty() ? "" : " = " + Markdown.code(row.value()));
            page.append(row.where().isEmpty() ? "" : " (" + Markdown.proseWithin(row.where()) + ")");
        }
        page.append('\n');
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Note";
        };
    }

    private static List<FindingGroup> notes(List<FindingGroup> groups) {
        return groups.stream().filter(group -> group.severity() == Severity.INFO).toList();
    }

    private List<Step> steps(Phase phase) {
        return translation.steps().stream().filter(step -> step.phase() == phase).toList();
    }

    private static String anchor(Phase phase) {
        return phase.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void section(String anchor, String title) {
        page.append("<a id=\"").append(anchor).append("\"></a>\n\n## ").append(title).append("\n\n");
    }

    private void paragraph(String text) {
        page.append(text).append("\n\n");
    }

    private void block(List<String> commands) {
        if (!commands.isEmpty()) {
            page.append(Markdown.shellBlock(String.join("\n", commands))).append('\n');
        }
    }
}
