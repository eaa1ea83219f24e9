package dev.portolan.engine.write;

/** A text in double quotes on one line, as TOML and YAML both read it. */
final class QuotedText {
    private static final char[] HEXADECIMAL = "0123456789ABCDEF".toCharArray();

    private QuotedText() {}

    static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Characters.isHidden(c)) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEXADECIMAL[c >> shift & 0xF]);
        }
    }
}
