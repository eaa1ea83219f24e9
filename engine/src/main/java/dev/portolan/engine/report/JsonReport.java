package dev.portolan.engine.report;

import dev.portolan.engine.output.IndentedJson;
import dev.portolan.report.Finding;
import java.util.List;

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
 *     "coverage": { "counts": { OUTCOME: number… },
 *                   "facts": [ { "path", "value", "origins": [ ORIGIN… ], "outcome": OUTCOME } ] }
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
 *          | { "kind": "random-value", "name", "command": [ WORD… ] } | { "kind": "asked-value", "prompt" }
 * OUTCOME  "carried" | "adapted" | "instructed" | "implied" | "left_out" | "unanswered"
 * }</pre>
 *
 * The words of a command are its arguments, not quoted for any shell. Secret values occur nowhere: a word says where the
 * value comes from.
 */
public final class JsonReport {
    private JsonReport() {}

    /**
     * The report, with a line end after it.
     *
     * @param findings what reading the app had to say
     * @param targets the targets that the app was translated for
     */
    public static String of(List<Finding> findings, List<TargetReport> targets) {
        return visible(IndentedJson.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            new JsonFindings(json).write(findings);
            json.writeArrayPropertyStart("targets");
            targets.forEach(target -> new JsonTarget(json).write(target));
            json.writeEndArray();
            json.writeEndObject();
        }));
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
}
