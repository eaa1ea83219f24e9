package dev.portolan.engine.write;

import java.util.List;
import java.util.Random;

/** Texts that a writer gets wrong easily, and seeded mixtures of them. */
final class HostileTexts {
    static final List<String> ALL = List.of(
            "", " ", "  ", "\n", "\n\n", "\t", "a", "\"", "'", "\\", "\"\"\"", "'''", "\\\"", "it's", "a\nb", "a\nb\n", "a\nb\n\n",
            "\na", " a\nb", "a \nb", "a\n  b\n\nc", "a\n\tb", "a\r\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "\uFEFFa",
            "a\uFEFF", "\uD83D\uDE00", "a\uD83D\uDE00\nb", "\u0001", "a\u007F\nb", "\u009F", "\uFFFE", "\uFFFF", "\u202Eabc", "\u00E9",
            "yes", "No", "ON", "off", "y", "N", "true", "FALSE", "null", "~", "NaN", ".nan", ".inf", "-.INF", "1e3", "e1",
            "E+1_0", "e", "e.", "1E-3", "0x1F", "0b1", "0o7", "017", "1_000", "12:30:45", "5000:5000", "1.20", "+1", "-1", "1", "0",
            "2026-11-20", "2026-11-20T10:00:00Z", "=", "<<", "- x", "-", "- ", "--", "---", "--- x", "...", "?", "? x", ":",
            ": x", "a: b", "a:", "a:b", "# x", "#x", "a #b", "a# b", "%TAG", "%", "!tag", "!!str x", "&a", "*a", "@a", "`a`",
            "|", "|-\n a", ">", "> a", "[", "]", "[a]", "{", "}", "{a: b}", ",", "a, b", " a", "a ", "a  b", "\ta", "a\t", "$A", "${A}",
            "$$", "$(a)", "$(", "\\n", "\\u0041", "\\$x", "a\\", "a'\"$", "//x", "/x", "_x", "a.b", "a@b", "http://x.y/z?q=1#f", "[a.b]",
            "[[a]]", "<%= x %>", "{{ x }}", "a=b", "export A=b", "a;b", "a&&b", "a|b", "a\u00A0b", "\u3000", "x".repeat(199) + "y z",
            "a ".repeat(99) + "b", "0123456789".repeat(1000), "lorem ipsum \"dolor\"\n".repeat(500));

    private static final String ALPHABET = "aAbeEyn019 \t\n\"'\\#:-,[]{}&*!|>%@`=<?$._~/+;\r\u0001\u0085\u2028\uFEFF\u00E9\u4E2D";

    private HostileTexts() {}

    /** One of the texts above, or some characters, or two of these in a row. */
    static String next(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> some(random) + ALL.get(random.nextInt(ALL.size() - 2));
            case 1 -> ALL.get(random.nextInt(ALL.size()));
            default -> some(random);
        };
    }

    private static String some(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
