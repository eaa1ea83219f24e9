package dev.portolan.engine.write;

import dev.portolan.document.Document;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;

/**
 * Lines of {@code NAME=value} that docker compose, dotenv for Ruby and a shell's {@code .} read alike.
 *
 * <p>A value of letters, digits and {@code _@%+=:,./-} stands bare. Any other stands in single quotes, where no reader
 * expands anything; a line feed stands as it is. A value that holds a single quote stands in double quotes, with a
 * backslash before {@code "}, {@code \} and {@code $}. What is in the target's own language is written as it is.
 *
 * <p>Some values have no spelling that all three read alike, and are refused: those with a carriage return or NUL, or
 * with a backslash at their end, and those with a single quote together with a backquote, {@code $(} or a backslash
 * before {@code n} or {@code r}.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">docker
 *     compose</a>
 * @see <a href="https://github.com/bkeepers/dotenv">dotenv for Ruby</a>
 */
final class DotenvWriter {
    /** What stands for itself without quotes, besides letters and digits. */
    private static final String SAFE = "_@%+=:,./-";

    private final StringBuilder out = new StringBuilder(1024);
    private final String path;
    private final Literals literals;
    private final LineBases bases = new LineBases();
    private final LineBases.Position position = new LineBases.Position(out);

    private DotenvWriter(String path, Literals literals) {
        this.path = path;
        this.literals = literals;
    }

    static Written write(Document document) {
        var writer = new DotenvWriter(document.path(), new Literals(document.dialect()));
        writer.literals.header(writer.out, document.header());
        document.root().entries().forEach(writer::line);
        return writer.bases.with(writer.out.toString(), document);
    }

    private void line(String key, Node node) {
        String name = literals.key(key);
        if (!isName(name)) {
            throw refused(key, "the name has other characters than letters, digits and _, or begins with a digit");
        }
        if (!(node instanceof Scalar scalar)) {
            throw refused(key, "its value is no text, number or truth value");
        }
        int start = position.line();
        literals.comment(out, "", node.comment());
        int begin = position.line();
        out.append(name).append('=');
        value(key, literals.text(scalar), scalar.isVerbatim());
        bases.note(start, begin, position.line(), scalar.bases());
        out.append('\n');
    }

    private void value(String key, String text, boolean verbatim) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw refused(key, "its value holds a carriage return or a NUL character");
        }
        if (verbatim || consistsOf(text, SAFE)) {
            out.append(text);
        } else if (text.endsWith("\\")) {
            throw refused(key, "its value ends with a backslash");
        } else if (text.indexOf('\'') < 0) {
            out.append('\'').append(text).append('\'');
        } else if (text.indexOf('`') >= 0 || text.contains("$(") || text.contains("\\n") || text.contains("\\r")) {
            throw refused(key, "its value holds a single quote together with `, $(, \\n or \\r");
        } else {
            doubleQuoted(text);
        }
    }

    private void doubleQuoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '$') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !Characters.isDigit(name.charAt(0)) && consistsOf(name, "_");
    }

    /** Whether there are only letters, digits and these. */
    private static boolean consistsOf(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Characters.isAlphanumeric(c) && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private IllegalStateException refused(String key, String reason) {
        return new IllegalStateException(path + " cannot hold '" + key + "': " + reason);
    }
}
