package dev.portolan.kamal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Kamal's Ruby makes of a value: on docker's command line, and in a file for {@code --env-file}. */
final class RubyText {
    private static final Pattern PARTS = Pattern.compile("[\\x00-\\x7F]+|[^\\x00-\\x7F]+");

    private RubyText() {}

    /** Whether Rails calls the text blank. */
    static boolean blank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85);
    }

    /** {@code Kamal::Utils.escape_shell_value}. */
    static String escaped(String value) {
        return parts(value, ascii -> dump(ascii).replace("`", "\\`").replaceAll("\\$(?!\\{[^}]*})", "\\\\\\$"));
    }

    /** {@code Kamal::EnvFile}, read by docker, which takes a line as it is. */
    static String inEnvFile(String value) {
        return parts(value, ascii -> {
            String dumped = dump(ascii);
            return dumped.substring(1, dumped.length() - 1)
                    .replace("\\\"", "\"")
                    .replace("\\#", "#");
        });
    }

    private static String parts(String value, java.util.function.UnaryOperator<String> ofAscii) {
        var out = new StringBuilder();
        Matcher part = PARTS.matcher(value);
        while (part.find()) {
            out.append(part.group().charAt(0) < 0x80 ? ofAscii.apply(part.group()) : part.group());
        }
        return out.toString();
    }

    /** {@code String#dump} of ASCII. */
    private static String dump(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            int special = "\n\t\r\f\u000b\b\u0007\u001b".indexOf(c);
            if (special >= 0) {
                out.append('\\').append("ntrfvbae".charAt(special));
            } else if (c == '"' || c == '\\' || (c == '#' && "{$@".indexOf(next) >= 0)) {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                out.append(String.format("\\x%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
