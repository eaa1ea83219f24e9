package dev.portolan.heroku.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words of an instruction, and what becomes of the variables in them:
 * <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">environment replacement</a>.
 */
final class Words {
    private final String text;
    private final char escape;
    private final Function<String, Optional<String>> variables;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private Words(String text, char escape, Function<String, Optional<String>> variables) {
        this.text = text;
        this.escape = escape;
        this.variables = variables;
    }

    /** The words between blanks, with their quotes and escapes as they are. */
    static List<String> split(String text, char escape) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == escape && quote != '\'' && i + 1 < text.length()) {
                word.append(c).append(text.charAt(++i));
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                if (quote == 0 && (c == '\'' || c == '"')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                }
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** The word without its quotes and escapes. */
    static String unquoted(String word, char escape) {
        return new Words(word, escape, name -> Optional.of("$" + name)).read();
    }

    /** The word without its quotes and escapes, each variable replaced; one that is not set is empty. */
    static String expanded(String word, char escape, Function<String, Optional<String>> variables) {
        return new Words(word, escape, variables).read();
    }

    private String read() {
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == escape && quote != '\'' && at < text.length()) {
                escaped(quote);
            } else if (c == '$' && quote != '\'') {
                variable();
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** Inside double quotes only a quote, a dollar sign and the escape character itself need it. */
    private void escaped(char quote) {
        char c = text.charAt(at++);
        if (quote == '"' && c != '"' && c != '$' && c != escape) {
            result.append(escape);
        }
        result.append(c);
    }

    private void variable() {
        boolean isBraced = at < text.length() && text.charAt(at) == '{';
        int from = isBraced ? at + 1 : at;
        int end = from;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        String name = text.substring(from, end);
        if (name.isEmpty()) {
            result.append('$');
            return;
        }
        int close = isBraced ? text.indexOf('}', end) : end;
        if (close < 0) {
            result.append('$');
            return;
        }
        result.append(value(name, text.substring(end, close)));
        at = isBraced ? close + 1 : close;
    }

    /** The value, with what {@code :-} and {@code :+} make of it; patterns that cut it are not followed. */
    private String value(String name, String modifier) {
        Optional<String> value = variables.apply(name);
        boolean isColon = modifier.startsWith(":");
        String rest = isColon ? modifier.substring(1) : modifier;
        boolean isSet = value.filter(set -> !isColon || !set.isEmpty()).isPresent();
        if (rest.startsWith("-")) {
            return isSet ? value.orElse("") : expanded(rest.substring(1), escape, variables);
        }
        if (rest.startsWith("+")) {
            return isSet ? expanded(rest.substring(1), escape, variables) : "";
        }
        return value.orElse("");
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
