package dev.portolan.engine.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import dev.portolan.document.Document;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The difference between a file that is there and what would be written, as {@code git apply} reads it. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** Above it, finding the shortest difference would take too long: the lines are replaced as a whole. */
    private static final int LARGEST = 4000;

    private UnifiedDiff() {}

    static String of(String path, byte[] before, String after) {
        String old;
        try {
            old = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(before))
                    .toString();
        } catch (CharacterCodingException e) {
            return withoutLines("Binary", path);
        }
        if (old.indexOf('\0') >= 0) {
            return withoutLines("Binary", path);
        }
        List<String> oldLines = lines(old);
        Patch<String> patch = patch(oldLines, lines(after));
        var diff = UnifiedDiffUtils.generateUnifiedDiff(name("a/", path), name("b/", path), oldLines, patch, CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    /** Of a file that is not there yet; the head tells git to make it. */
    static String ofNew(String path, Document.Mode mode, String content) {
        List<String> added = lines(content);
        var diff = new StringBuilder("diff --git ")
                .append(name("a/", path))
                .append(' ')
                .append(name("b/", path));
        diff.append("\nnew file mode ")
                .append(mode == Document.Mode.EXECUTABLE ? "100755" : "100644")
                .append('\n');
        if (!added.isEmpty()) {
            diff.append("--- /dev/null\n+++ ").append(name("b/", path));
            diff.append("\n@@ -0,0 +1,").append(added.size()).append(" @@\n");
            added.forEach(line -> diff.append('+').append(line).append('\n'));
        }
        return diff.toString();
    }

    /** For files whose lines are nobody's business. */
    static String withoutLines(String kind, String path) {
        return kind + " files " + name("a/", path) + " and " + name("b/", path) + " differ\n";
    }

    /** A last line without a line end carries the mark that git and patch know, and so differs from one with it. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + "\n\\ No newline at end of file");
        }
        return lines;
    }

    private static Patch<String> patch(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> from = before.subList(start, before.size() - end);
        List<String> to = after.subList(start, after.size() - end);
        if (from.size() + to.size() <= LARGEST) {
            return DiffUtils.diff(before, after);
        }
        var patch = new Patch<String>();
        patch.addDelta(new ChangeDelta<>(new Chunk<>(start, from), new Chunk<>(start, to)));
        return patch;
    }

    /** The name as git quotes it. */
    private static String name(String side, String path) {
        boolean plain = path.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == '"' || c == '\\');
        if (plain) {
            return side + path;
        }
        var quoted = new StringBuilder("\"").append(side);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F) {
                quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
