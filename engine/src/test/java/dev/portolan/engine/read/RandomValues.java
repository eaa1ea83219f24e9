package dev.portolan.engine.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random trees of maps, lists, texts, numbers, truth values and nothing. */
final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "key",
            "yes",
            "no",
            "true",
            "null",
            "~",
            "12",
            "1.20",
            "0777",
            "22:22",
            "2026-11-20",
            "a: b",
            "a #b",
            "- a",
            "# c",
            "'",
            "\"",
            "\\",
            "\\n",
            "two\nlines",
            "tab\there",
            "é",
            "😀",
            "{{ x }}",
            "[",
            "*a",
            "&a",
            "!t",
            "%",
            "@",
            "`",
            "<<",
            "=======",
            "$HOME",
            "a\r\nb",
            " lead",
            "trail ",
            "\u2028",
            "// no",
            "/* no */",
            "x, ]");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Map<String, @Nullable Object> table(int depth) {
        var table = new LinkedHashMap<String, @Nullable Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
            table.put(text(), value(depth));
        }
        return table;
    }

    @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1, 2 -> text();
            case 3 -> (long) random.nextInt(2_000_000) - 1_000_000;
            case 4 -> random.nextInt(100_000) / 64.0;
            case 5 -> random.nextBoolean();
            case 6 -> null;
            case 7 -> list(depth - 1);
            default -> table(depth - 1);
        };
    }

    String text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(3) > 0 ? text : text + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private List<@Nullable Object> list(int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }
}
