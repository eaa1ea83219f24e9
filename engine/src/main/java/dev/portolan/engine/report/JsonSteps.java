package dev.portolan.engine.report;

import dev.portolan.fact.Fact;
import dev.portolan.report.Line;
import dev.portolan.report.NewServer;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Steps in the JSON report: the words as the provider said them, so that no value can come in. */
record JsonSteps(JsonGenerator json, SourcePlatform platform) {
    void write(Step step) {
        var texts = new JsonFindings(json);
        json.writeStartObject();
        json.writeStringProperty("id", step.id());
        json.writeStringProperty("phase", JsonFindings.name(step.phase()));
        json.writeStringProperty("title", step.title());
        texts.text("why", step.why());
        lines("lines", step.lines());
        texts.text("expect", step.expect());
        lines("undo", step.undo());
        json.writeBooleanProperty("repeatable", step.repeatable());
        json.writeEndObject();
    }

    private void lines(String key, List<Line> lines) {
        json.writeArrayPropertyStart(key);
        for (Line line : lines) {
            json.writeStartObject();
            if (line instanceof Line.Run run) {
                json.writeStringProperty("kind", "run");
                run.input().forEach(input -> {
                    json.writeName("input");
                    word(input);
                });
                words("words", run.words());
            } else if (line instanceof Line.Source source) {
                source(source);
            } else if (line instanceof Line.Copy copy) {
                json.writeStringProperty("kind", "copy");
                json.writeStringProperty("script", copy.script().file());
                json.writeArrayPropertyStart("values");
                ShellText.values(copy).forEach(this::value);
                json.writeEndArray();
                words(
                        "to",
                        copy.to() instanceof NewServer.ByAddress
                                ? List.of()
                                : copy.to().words());
            } else {
                rest(line);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void source(Line.Source source) {
        json.writeStringProperty("kind", JsonFindings.name(source));
        json.writeArrayPropertyStart("commands");
        RunbookSteps.commandsOf(source, platform).forEach(this::words);
        json.writeEndArray();
    }

    private void rest(Line line) {
        if (line instanceof Line.Names names) {
            json.writeStringProperty("kind", "names");
            words("names", names.names().stream().map(Word::of).toList());
            words("words", names.command());
        } else {
            json.writeStringProperty("kind", kindOf(line));
            if (line instanceof Line.Needs needs) {
                json.writeStringProperty("script", needs.script().file());
            }
            words("words", line.words());
        }
    }

    private static String kindOf(Line line) {
        return line.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void value(Step.Value value) {
        json.writeStartObject();
        json.writeStringProperty("variable", value.variable());
        json.writeName("value");
        word(value.word());
        json.writeEndObject();
    }

    private void words(String key, List<Word> words) {
        json.writeName(key);
        words(words);
    }

    private void words(List<Word> words) {
        json.writeStartArray();
        words.stream().filter(word -> !vanishes(word)).forEach(this::word);
        json.writeEndArray();
    }

    private static boolean vanishes(Word word) {
        return (word instanceof Word.OfFact of && of.fact().isAbsent())
                || (word instanceof Word.Option option && option.fact().isAbsent());
    }

    private void word(Word word) {
        json.writeStartObject();
        if (word instanceof Word.Text text) {
            kind("text");
            json.writeStringProperty("text", text.text());
        } else if (word instanceof Word.OfFact of) {
            kind("fact");
            fact(of.fact());
        } else if (word instanceof Word.Option option) {
            kind("option");
            json.writeStringProperty("flag", option.flag());
            fact(option.fact());
        } else if (word instanceof Word.Variable variable) {
            kind("variable");
            json.writeStringProperty("name", variable.name());
        } else {
            input(word);
        }
        json.writeEndObject();
    }

    /** What stands on standard input. */
    private void input(Word word) {
        if (word instanceof Word.OldValue old) {
            kind("old-value");
            json.writeStringProperty("name", old.name().get());
            old.description().ifPresent(text -> json.writeStringProperty("description", text));
            if (!old.required()) {
                json.writeBooleanProperty("required", false);
            }
            words("command", platform.readValue(old.name().get()));
        } else if (word instanceof Word.RandomValue random) {
            kind("random-value");
            json.writeStringProperty("name", random.name().get());
            words("command", platform.readValue(random.name().get()));
        } else if (word instanceof Word.FreshValue fresh) {
            kind("fresh-value");
            json.writeStringProperty("name", fresh.name().get());
        } else if (word instanceof Word.AskedValue asked) {
            kind("asked-value");
            json.writeStringProperty("prompt", asked.prompt().get());
        } else if (word instanceof Word.Printed printed) {
            kind("printed");
            words("command", printed.words());
        } else if (word instanceof Word.KeptValue kept) {
            kind("kept-value");
            json.writeStringProperty("name", kept.name());
        } else if (word instanceof Word.KeptUrl kept) {
            kind("kept-url");
            new JsonFindings(json).text("place", kept.place());
        }
    }

    private void kind(String kind) {
        json.writeStringProperty("kind", kind);
    }

    private void fact(Fact<?> fact) {
        json.writeStringProperty("path", fact.path().toString());
        json.writeStringProperty("text", String.valueOf(fact.get()));
    }
}
