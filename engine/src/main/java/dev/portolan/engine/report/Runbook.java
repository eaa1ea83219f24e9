package dev.portolan.engine.report;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.output.MovePaths;
import dev.portolan.report.Finding;
import dev.portolan.report.Phase;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The page RUNBOOK.md: what a person does, in order, to move an app to a target. */
public final class Runbook {
    private static final String PIPES = """
            Secret values go from one command to the next through a pipe: never onto a command line, into a file or into
            a log. `printf` is a part of the shell, so what it is given is not in the list of processes either.
            """;

    private static final String ASK = """
            Some values only you know. This function asks for one, shows nothing of what you type, and hands it to the
            next command. Define it first. For a value of several lines write `cat FILE` in place of `ask …`.
            """;

    /** In a subshell, so that no variable is left and a terminal that was silenced speaks again whatever happens. */
    static final String ASK_FUNCTION = """
            ask() (
              printf '%s%s: ' "$1" "${2:+ ($2)}" >&2
              trap 'stty echo </dev/tty; echo >&2' EXIT
              trap 'exit 130' INT TERM
              stty -echo </dev/tty
              IFS= read -r value </dev/tty
              printf %s "$value"
            )""";

    private static final String IF_ANY = """
            Some values the app can do without. This function hands on a value if there is one. Define it, too.
            """;

    /** In a subshell as well, so that no variable keeps a secret. */
    static final String IF_ANY_FUNCTION = """
            if_any() (
              value="$(cat)"
              [ -z "$value" ] || printf %s "$value" | "$@"
            )""";

    private final Translation translation;
    private final ShellText shell;
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder page = new StringBuilder();
    private final StepLines lines = new StepLines();

    private Runbook(Translation translation) {
        this.translation = translation;
        shell = ShellText.typed(translation.platform());
    }

    /** The page, as Markdown. */
    public static String of(Translation translation) {
        return new Runbook(translation).write();
    }

    /** The page as a file of the target, {@code deploy/<target>/RUNBOOK.md}; none where nothing is left to do by hand. */
    public static Optional<RenderedFile> file(Translation translation) {
        if (translation.steps().isEmpty()) {
            return Optional.empty();
        }
        var runbook = new Runbook(translation);
        String text = runbook.write();
        int above = text.length() - 1 - runbook.page.toString().stripTrailing().length();
        return Optional.of(
                new RenderedFile(path(translation), text, Document.Mode.NORMAL, runbook.lines.of(text, above)));
    }

    /** Where the page belongs. */
    static String path(Translation translation) {
        return MoveFiles.folder(translation) + MovePaths.RUNBOOK;
    }

    /** The steps that it numbers: those of the move, not those of the days after. */
    static List<Step> steps(Translation translation) {
        return translation.steps().stream()
                .filter(step -> step.phase() != Phase.EVERY_DAY)
                .toList();
    }

    private String write() {
        List<FindingGroup> groups = FindingGroup.of(
                Stream.concat(ofSource(), translation.findings().stream()).toList());
        section("before", "Before you start", () -> {
            setUp();
            findings(groups, false);
        });
        var steps = new RunbookSteps(translation, page);
        List<Step> all = steps(translation);
        int number = 0;
        for (Phase phase : Phase.values()) {
            int first = number + 1;
            List<Step> ofPhase =
                    all.stream().filter(step -> step.phase() == phase).toList();
            number += ofPhase.size();
            section("phase-" + anchor(phase), phase.title(), () -> {
                for (int i = 0; i < ofPhase.size(); i++) {
                    Step step = ofPhase.get(i);
                    int count = first + i;
                    contents.append("  - [" + count + ". " + Markdown.text(step.title()) + "](#"
                            + RunbookSteps.anchor(step) + ")\n");
                    int start = page.length();
                    steps.step(count, step);
                    lines.note(start, page.length(), step);
                }
            });
        }
        section("notes", "Good to know", () -> findings(groups, true));
        return (opening() + contents + "\n" + page).stripTrailing() + "\n";
    }

    private String opening() {
        String app = translation.app().name().orElse("the app");
        String from = translation.platform().title();
        return "# Move " + Markdown.code(app) + (from.isEmpty() ? "" : " from " + Markdown.text(from)) + " to "
                + Markdown.text(translation.provider().title()) + "\n\n"
                + "This page and the files that belong to it are laid out as if at the root of the app; this is "
                + Markdown.code(path(translation)) + ".\n"
                + "Copy them there if they are not there yet, and run every command from the root, in one shell.\n\n"
                + scripts()
                + "What is known about the app comes to " + CoverageLine.of(translation.coverage()) + ".\n\n"
                + (translation.steps().isEmpty() ? "Nothing is left to do by hand.\n\n" : "");
    }

    private String scripts() {
        boolean hasPage = translation.steps().stream().anyMatch(step -> step.phase() == Phase.EVERY_DAY);
        return steps(translation).isEmpty()
                ? ""
                : "Each phase is a script below " + Markdown.code(MoveFiles.folder(translation) + "migrate")
                        + " as well; "
                        + "`--dry-run` shows what it would do, and does nothing.\n"
                        + (hasPage
                                ? "What is typed every day from then on stands in `AFTER.md` beside this page.\n"
                                : "")
                        + "\n";
    }

    /** One that stays empty is left out, of the contents too. */
    private void section(String anchor, String title, Runnable content) {
        int start = page.length();
        int line = contents.length();
        page.append("<a id=\"")
                .append(anchor)
                .append("\"></a>\n\n## ")
                .append(title)
                .append("\n\n");
        contents.append("- [" + title + "](#" + anchor + ")\n");
        int empty = page.length();
        content.run();
        if (page.length() == empty) {
            page.setLength(start);
            contents.setLength(line);
        }
    }

    /** Its notes speak of how the files were read, which is over when somebody moves. */
    private Stream<Finding> ofSource() {
        return translation.findingsOfSource().stream().filter(finding -> finding.severity() != Severity.INFO);
    }

    private void findings(List<FindingGroup> groups, boolean notes) {
        new RunbookFindings(page)
                .findings(groups.stream()
                        .filter(group -> (group.severity() == Severity.INFO) == notes)
                        .toList());
    }

    private void setUp() {
        List<Word> inputs = translation.steps().stream()
                .flatMap(step -> Stream.concat(step.lines().stream(), step.undo().stream()))
                .flatMap(line -> ShellText.inputs(line).stream())
                .toList();
        if (!inputs.isEmpty()) {
            page.append(PIPES).append('\n');
        }
        if (inputs.stream().anyMatch(shell::asks)) {
            page.append(ASK)
                    .append('\n')
                    .append(Markdown.shellBlock(ASK_FUNCTION))
                    .append('\n');
        }
        if (steps(translation).stream().flatMap(step -> step.lines().stream()).anyMatch(ShellText::isIfAny)) {
            page.append(IF_ANY)
                    .append('\n')
                    .append(Markdown.shellBlock(IF_ANY_FUNCTION))
                    .append('\n');
        }
        if (!translation.platform().variables().isEmpty()
                && !translation.steps().isEmpty()) {
            page.append("Tell the shell which app of ");
            page.append(Markdown.text(translation.platform().title())).append(" it is:\n\n");
            page.append(Markdown.shellBlock(String.join("\n", shell.variables())))
                    .append('\n');
        }
    }

    private static String anchor(Phase phase) {
        return phase.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
