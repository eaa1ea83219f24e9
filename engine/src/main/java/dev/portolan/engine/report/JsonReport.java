package dev.portolan.engine.report;

import dev.portolan.report.Finding;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * What a program reads. The form is stable: keys may be added, none changes its meaning, and {@code version} counts up if
 * that ever has to happen. All values of facts are texts; a key without a value is left out.
 *
 * <pre>{@code
 * {
 *   "version": 1,
 *   "findings": [ FINDING… ],                     what reading the app had to say
 *   "targets": [ {
 *     "target": "fly", "title": "Fly.io",
 *     "files": [ { "path", "mode": "normal" | "executable" | "private", "sha256",
 *                  "action": "create" | "unchanged" | "update" | "conflict" } ],   action only where files are written
 *     "stale": [ PATH… ],                         only where files are written
 *     "findings": [ FINDING… ],
 *     "steps": [ { "id", "phase", "title", "why", "lines": [ LINE… ], "expect", "undo": [ LINE… ] } ],
 *     "coverage": { "counts": { OUTCOME: number… }, "facts": [ { "path", "value", "outcome": OUTCOME } ] }
 *   } ]
 * }
 * FINDING  { "code", "severity": "info" | "warning" | "error", "effect": "adapted" | "left_out" | "implied" | "note",
 *            "facts": [ FACT… ], "places": [ ORIGIN… ], "detail", "meaning", "remedy" }
 * FACT     { "path", "value", "origins": [ ORIGIN… ] }
 * ORIGIN   { "kind": "file", "file", "line", "column" } | { "kind": "default", "platform" }
 *          | { "kind": "setting", "setting" } | { "kind": "code" } | { "kind": "chosen", "reason" }
 * LINE     { "kind": "run", "input": WORD, "words": [ WORD… ] } | { "kind": "say", "words": [ WORD… ] }
 *          | { "kind": "freeze" | "thaw", "commands": [ [ WORD… ]… ] }
 * WORD     { "kind": "text", "text" } | { "kind": "fact", "path", "text" } | { "kind": "option", "flag", "path", "text" }
 *          | { "kind": "variable", "name" } | { "kind": "old-value", "name", "description", "command": [ WORD… ] }
 *          | { "kind": "random-value", "name" } | { "kind": "asked-value", "prompt" }
 * OUTCOME  "carried" | "adapted" | "instructed" | "implied" | "left_out" | "unanswered"
 * }</pre>
 *
 * The words of a command are its arguments, not quoted for any shell. Secret values occur nowhere: a word says where the
 * value comes from.
 */
public final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReport() {}

    /**
     * The report, with a line end after it.
     *
     * @param findings what reading the app had to say
     * @param targets the targets that the app was translated for
     */
    public static String of(List<Finding> findings, List<TargetReport> targets) {
        var text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(new Indented(), text)) {
            generator.writeStartObject();
            generator.writeNumberProperty("version", 1);
            new JsonFindings(generator).write(findings);
            generator.writeArrayPropertyStart("targets");
            targets.forEach(target -> new JsonTarget(generator).write(target));
            generator.writeEndArray();
            generator.writeEndObject();
        }
        return visible(text.append('\n').toString());
    }

    /** Hidden characters only ever stand in texts, where JSON knows an escape for each. */
    private static String visible(String json) {
        var visible = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character != '\n' && VisibleText.isHidden(character)) {
                visible.append(VisibleText.escape(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** Asks for the look. The printer is a fresh one for each report, since it holds the depth. */
    private static final class Indented extends ObjectWriteContext.Base {
        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withArrayEmptySeparator("")
                            .withObjectEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER);
        }
    }
}
