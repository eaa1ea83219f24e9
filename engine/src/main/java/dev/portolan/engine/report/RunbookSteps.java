package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a runbook, one after the other. */
final class RunbookSteps {
    private final Translation translation;
    private final ShellText shell;
    private final StringBuilder page;

    RunbookSteps(Translation translation, StringBuilder page) {
        this.translation = translation;
        shell = ShellText.typed(translation.platform());
        this.page = page;
    }

    /** Where links to a step lead. */
    static String anchor(Step step) {
        return "step-" + step.id().replaceAll("[^A-Za-z0-9.-]", "-");
    }

    void step(int number, Step step) {
        page.append("<a id=\"").append(anchor(step)).append("\"></a>\n\n### ");
        page.append(number).append(". ").append(Markdown.text(step.title())).append("\n\n");
        content(step);
    }

    /** All but the title. */
    void content(Step step) {
        if (!step.why().isEmpty()) {
            paragraph(Markdown.prose(step.why()));
        }
        lines(step.lines());
        List<String> cleanups = step.lines().stream()
                .filter(Line.Cleanup.class::isInstance)
                .map(line -> shell.command(line.words()))
                .toList();
        if (!cleanups.isEmpty()) {
            paragraph("In the end, also where something above failed:");
            block(cleanups);
        }
        if (!step.expect().isEmpty()) {
            paragraph("You should see: " + Markdown.proseWithin(step.expect()));
        }
        if (step.repeatable()) {
            paragraph("Safe to repeat.");
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
            if (line instanceof Line.Run run) {
                commands.add(shell.command(run));
            } else if (line instanceof Line.Filtered filtered) {
                commands.add(shell.filtered(filtered.words()));
            } else if (line instanceof Line.Kept kept) {
                commands.add(shell.kept(kept.words()));
            } else if (line instanceof Line.Names names) {
                commands.add(shell.command(names.command()));
                block(commands);
                commands.clear();
                paragraph("These names must be in it: "
                        + names.names().stream()
                                .map(name -> Markdown.code(name.get()))
                                .collect(Collectors.joining(", ")));
            } else if (line instanceof Line.Copy copy) {
                commands.add(shell.copy(copy, MoveFiles.folder(translation) + "migrate/"));
            } else if (line instanceof Line.Source source
                    && !commandsOf(source, translation.platform()).isEmpty()) {
                commandsOf(source, translation.platform()).stream()
                        .map(shell::command)
                        .forEach(commands::add);
            } else if (!(line instanceof Line.Cleanup || line instanceof Line.Needs)) {
                block(commands);
                commands.clear();
                prose(line);
            }
        }
        block(commands);
    }

    private void prose(Line line) {
        if (line instanceof Line.Background background) {
            paragraph("In a second terminal, with the same variables, start this and leave it running:");
            block(List.of(shell.command(background.words())));
            paragraph("Then, in the first one:");
        } else {
            paragraph(line instanceof Line.Source source ? byHand(source) : sentence(line.words()));
        }
    }

    /** What is typed where the app comes from; nothing where nobody knows that. */
    static List<List<Word>> commandsOf(Line.Source source, SourcePlatform platform) {
        return switch (source) {
            case FREEZE -> platform.freeze();
            case THAW -> platform.thaw();
        };
    }

    /** What is to be done by hand where the app comes from. */
    static String byHand(Line.Source source) {
        return switch (source) {
            case FREEZE ->
                "Where the app runs today, see to it that nobody writes data any more: show a maintenance page"
                        + " and stop the workers.";
            case THAW -> "Where the app runs today, let users in again and start the workers.";
        };
    }

    /** A sentence as plain text. */
    static String plain(List<Word> words) {
        var sentence = new StringBuilder();
        for (Word word : words) {
            if (word instanceof Word.Text text) {
                sentence.append(text.text());
            } else if (word instanceof Word.Variable variable) {
                sentence.append(variable.name());
            } else {
                String flag = word instanceof Word.Option option ? option.flag() + " " : "";
                sentence.append(word.facts()[0].map(value -> flag + value).orElse(""));
            }
        }
        return VisibleText.of(sentence.toString().replace('\n', ' '));
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
