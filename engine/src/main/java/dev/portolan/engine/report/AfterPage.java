package dev.portolan.engine.report;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.output.MovePaths;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.List;
import java.util.Optional;

/** The page AFTER.md: what people typed before the move, and what they type now. */
final class AfterPage {
    private AfterPage() {}

    /** The page as a file of the target; none where the provider says nothing of it. */
    static Optional<RenderedFile> file(Translation translation) {
        List<Step> tasks = translation.steps().stream()
                .filter(step -> step.phase() == Phase.EVERY_DAY)
                .toList();
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        var shell = ShellText.typed(translation.platform());
        var page =
                new StringBuilder("# " + Markdown.code(translation.app().name().orElse("the app")) + " on "
                        + Markdown.text(translation.provider().title()) + ", every day\n\n");
        if (tasks.stream()
                .flatMap(step -> step.lines().stream())
                .flatMap(line -> ShellText.inputs(line).stream())
                .anyMatch(shell::asks)) {
            page.append("`ask` asks for a value and shows nothing of it:\n\n")
                    .append(Markdown.shellBlock(Runbook.ASK_FUNCTION))
                    .append('\n');
        }
        var lines = new StepLines();
        for (EveryDay task : EveryDay.values()) {
            tasks.stream().filter(step -> step.id().equals(task.id())).forEach(step -> {
                int start = page.length();
                page.append("## ").append(Markdown.text(step.title())).append("\n\n");
                before(page, translation, shell.oneLine(translation.platform().everyDay(task)));
                new RunbookSteps(translation, page).content(step);
                lines.note(start, page.length(), step);
            });
        }
        String text = page.toString().stripTrailing() + "\n";
        String path = MoveFiles.folder(translation) + MovePaths.AFTER;
        return Optional.of(new RenderedFile(path, text, Document.Mode.NORMAL, lines.of(text, 0)));
    }

    private static void before(StringBuilder page, Translation translation, String command) {
        if (!command.isEmpty()) {
            page.append("On ")
                    .append(Markdown.text(translation.platform().title()))
                    .append(" it was ");
            page.append(Markdown.code(command)).append("\n\n");
        }
    }
}
