package dev.portolan.engine.report;

import dev.portolan.report.Step;
import dev.portolan.report.Step.Line;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.List;

/** The steps of a runbook, one after the other. */
final class RunbookSteps {
    private final SourcePlatform platform;
    private final ShellText shell;
    private final StringBuilder page;

    RunbookSteps(SourcePlatform platform, StringBuilder page) {
        this.platform = platform;
        shell = new ShellText(platform);
        this.page = page;
    }

    /** Where links to a step lead. */
    static String anchor(Step step) {
        return "step-" + step.id().replaceAll("[^A-Za-z0-9.-]", "-");
    }

    void step(int number, Step step) {
        page.append("<a id=\"").append(anchor(step)).append("\"></a>\n\n### ");
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
                case FREEZE -> platform.freeze();
                case THAW -> platform.thaw();
            };
        }
        return List.of();
    }

    private static String byHand(Line.Source source) {
        return switch (source) {
            case FREEZE ->
                "Where the app runs today, see to it that nobody writes data any more: show a maintenance page"
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
                sentence.append(
                        of.fact().map(value -> Markdown.code(value.toString())).orElse(""));
            } else if (word instanceof Word.Option option) {
                sentence.append(option.fact()
                        .map(value -> Markdown.code(option.flag() + " " + value))
                        .orElse(""));
            } else if (word instanceof Word.Variable variable) {
                sentence.append(Markdown.code("$" + variable.name()));
            } else if (word instanceof Word.AskedValue asked) {
                sentence.append(asked.prompt().map(Markdown::code).orElse(""));
            } else {
                sentence.append(word.facts()[0]
                        .map(name -> Markdown.code(name.toString()))
                        .orElse(""));
            }
        }
        return Markdown.opened(sentence.toString());
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
