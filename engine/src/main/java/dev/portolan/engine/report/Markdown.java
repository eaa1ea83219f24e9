package dev.portolan.engine.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text so that a reader of Markdown sees just that text, whatever is in it.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a>
 */
final class Markdown {
    /** Where GitHub reads more than CommonMark does: {@code ~} strikes out, {@code $} is mathematics, {@code |} a table. */
    private static final boolean[] SPECIAL = new boolean[128];

    static {
        "\\`*[]<>&|~$".chars().forEach(c -> SPECIAL[c] = true);
    }

    /** What a provider writes as code, and links. */
    private static final Pattern KEPT =
            Pattern.compile("`(?<code>[^`]+)`|(?<link>https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9_~/#=-])");

    /** What makes a quotation, a list, a rule or a number of a list at the start of a line. */
    private static final Pattern OPENING = Pattern.compile("^(?:(?<mark>[>+=-])|(?<number>[0-9]{1,9})(?=[.)]))");

    private Markdown() {}

    /** Plain text on one line. */
    static String text(String plain) {
        String line = VisibleText.of(plain.replace('\n', ' ')).strip();
        return opened(escaped(line));
    }

    /** Sentences of a provider, on one line: what stands in backticks is code, a link is a link, the rest is text. */
    static String prose(String sentences) {
        return opened(proseWithin(VisibleText.onOneLine(sentences).strip()));
    }

    /** As {@link #prose}, for a piece of a line: spaces at its ends stay. */
    static String proseWithin(String sentences) {
        String line = VisibleText.of(sentences.replace('\n', ' '));
        var markdown = new StringBuilder();
        Matcher kept = KEPT.matcher(line);
        int end = 0;
        for (int start = firstKept(line, end); start >= 0 && kept.find(start); start = firstKept(line, end)) {
            markdown.append(escaped(line.substring(end, kept.start())));
            String code = kept.group("code");
            markdown.append(code == null ? "<" + kept.group("link") + ">" : code(code));
            end = kept.end();
        }
        return markdown.append(escaped(line.substring(end))).toString();
    }

    /** Where something may stand that is kept, from an index on; negative where nothing does. A page has much other text. */
    private static int firstKept(String line, int from) {
        int code = line.indexOf('`', from);
        int link = line.indexOf("http", from);
        return code < 0 || link < 0 ? Math.max(code, link) : Math.min(code, link);
    }

    /** Text as code, within a line. */
    static String code(String text) {
        String visible = VisibleText.of(text);
        if (visible.isEmpty()) {
            return "(empty)";
        }
        String delimiter = "`".repeat(longestRun(visible) + 1);
        // One space on each side is taken off again by the reader; text that is all spaces keeps them.
        boolean padded = visible.startsWith("`")
                || visible.endsWith("`")
                || (visible.startsWith(" ") && visible.endsWith(" ") && !visible.isBlank());
        String padding = padded ? " " : "";
        return delimiter + padding + visible + padding + delimiter;
    }

    /** Lines for a shell, which the reader can copy; the fence is longer than any that stands in them. */
    static String shellBlock(String lines) {
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + "sh\n" + lines + "\n" + fence + "\n";
    }

    private static String escaped(String line) {
        var escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean opensOrCloses = (c == '_' && !isWithinWord(line, i)) || (c == '#' && isStartOfWord(line, i));
            if (opensOrCloses || (c < SPECIAL.length && SPECIAL[c])) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** At the end of a heading, a separate {@code #} is no text. */
    private static boolean isStartOfWord(String line, int i) {
        return i == 0 || line.charAt(i - 1) == ' ';
    }

    private static boolean isWithinWord(String line, int i) {
        return i > 0
                && i < line.length() - 1
                && Character.isLetterOrDigit(line.charAt(i - 1))
                && Character.isLetterOrDigit(line.charAt(i + 1));
    }

    /** Markdown that begins a line, so that nothing in it opens a heading, a list or a quotation. */
    static String opened(String line) {
        Matcher opening = OPENING.matcher(line);
        if (!opening.find()) {
            return line;
        }
        int at = opening.group("mark") == null ? opening.end() : 0;
        return line.substring(0, at) + "\\" + line.substring(at);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
