package dev.portolan.heroku.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the exec form, which is a list of texts in JSON; what is none is a line for a shell. No reader of files reads
 * a part of a line, and this one needs no more of JSON than texts.
 */
final class JsonWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;
    private boolean holdsOthers;

    private JsonWords(String text) {
        this.text = text;
    }

    /** A list of texts, or of other things as well, which Docker refuses. */
    record Found(List<String> words, boolean holdsOthers) {}

    /** Nothing where it is no list, or not in JSON. */
    static Optional<Found> of(String text) {
        var json = new JsonWords(text.strip());
        boolean isList = json.list() && json.at == json.text.length();
        return isList ? Optional.of(new Found(List.copyOf(json.words), json.holdsOthers)) : Optional.empty();
    }

    private boolean list() {
        if (!takes('[')) {
            return false;
        }
        if (takes(']')) {
            return true;
        }
        do {
            if (!item()) {
                return false;
            }
        } while (takes(','));
        return takes(']');
    }

    private boolean takes(char c) {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean isThere = at < text.length() && text.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private boolean item() {
        if (takes('"')) {
            return word();
        }
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        holdsOthers = true;
        return text.substring(from, at).matches("true|false|null|-?[0-9][0-9.eE+-]*");
    }

    private boolean word() {
        var word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                words.add(word.toString());
                return true;
            }
            if (c < ' ' || (c == '\\' && !escaped(word))) {
                return false;
            }
            if (c != '\\') {
                word.append(c);
            }
        }
        return false;
    }

    private boolean escaped(StringBuilder word) {
        char c = at < text.length() ? text.charAt(at++) : 0;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0 && c != 0) {
            word.append("\"\\/\b\f\n\r\t".charAt(plain));
            return true;
        }
        boolean isHex = c == 'u'
                && at + 4 <= text.length()
                && text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}");
        if (isHex) {
            word.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
            at += 4;
        }
        return isHex;
    }
}
