package dev.portolan.yaml;

import java.util.List;
import java.util.Random;

/** Texts that formats, shells and editors have trouble with. */
final class HostileTexts {
    private static final List<String> LINES = List.of(
            "yes",
            "No",
            "on",
            "null",
            "~",
            "true",
            "1e3",
            "0x1F",
            "017",
            "1_000",
            "12:30:45",
            "2026-11-20",
            ".inf",
            "3.10",
            "-",
            "- a",
            "? b",
            ": c",
            "a: b",
            "a #b",
            "#c",
            "&anchor",
            "*alias",
            "!tag",
            "|",
            ">-",
            "%TAG",
            "@at",
            "`tick`",
            "{a: b}",
            "[c, d]",
            "<<",
            "=",
            "---",
            "...",
            "$PORT",
            "${HOME:-~}",
            "$(date)",
            "%{if}",
            "<%= x %>",
            "it's",
            "say \"hi\"",
            "back\\slash \\n \\u0041",
            " leading",
            "trailing ",
            "Käse",
            "日本語",
            "🚢",
            "👩‍👩‍👧",
            "a\u2028b",
            "a\u2029b",
            "\uFEFFbom",
            "\u00A0",
            "a\u00A0b",
            "e\u0301",
            "\u202Eright to left",
            "\uFFFD\uFFFE\uFFFF",
            "x".repeat(300));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\n",
            "a\nb",
            "a\nb\n",
            "a\n\n\nb\n\n",
            "\n leading line",
            "  indented\nmore",
            "tab\tinside",
            "\ttab",
            "carriage\r\nreturn",
            "\r",
            "bell\u0007",
            "\u001B[31mred",
            "\u0085next line",
            "\u007F",
            "a # b\n# c",
            "trailing \nspaces  ",
            "'\n\"\n`\n");

    private HostileTexts() {}

    /** One line, not blank, without control characters. */
    static String line(Random random) {
        String line = LINES.get(random.nextInt(LINES.size()));
        return random.nextInt(4) == 0 ? line + LINES.get(random.nextInt(LINES.size())) : line;
    }

    /** Any text that an environment can hold. */
    static String text(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> line(random);
            case 1 -> TEXTS.get(random.nextInt(TEXTS.size()));
            default -> TEXTS.get(random.nextInt(TEXTS.size())) + line(random) + TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }
}
