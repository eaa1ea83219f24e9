package dev.portolan.engine.write;

import dev.portolan.document.Dialect;
import dev.portolan.document.Scalar;
import java.math.BigDecimal;

/** The texts of one document as its dialect wants them, before the format puts its quotes around them. */
record Literals(Dialect dialect) {

    /** The text of a scalar; a decimal never has an exponent. */
    String text(Scalar scalar) {
        Object value = scalar.value();
        if (value instanceof String text) {
            return scalar.isVerbatim() ? text : dialect.escape(text);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** A key. */
    String key(String key) {
        return dialect.escapeKey(key);
    }

    /** Writes a comment, each line of it behind the sign; writes nothing if there is none. */
    void comment(StringBuilder out, String indent, String sign, String comment) {
        if (!comment.isEmpty()) {
            dialect.escapeComment(comment).lines().forEach(line -> commentLine(out, indent, sign, line));
        }
    }

    /** Writes a comment with the sign that most formats have. */
    void comment(StringBuilder out, String indent, String comment) {
        comment(out, indent, "#", comment);
    }

    /** Writes the comment behind a value and the end of its line. */
    void remark(StringBuilder out, String remark) {
        commentLine(out, " ", "#", dialect.escapeComment(remark).replace('\n', ' '));
    }

    /** Writes the comment at the top of a file and the blank line below it. */
    void header(StringBuilder out, String header) {
        if (!header.isEmpty()) {
            comment(out, "", header);
            out.append('\n');
        }
    }

    private static void commentLine(StringBuilder out, String indent, String sign, String line) {
        out.append(indent).append(sign);
        String text = line.replace('\t', ' ').stripTrailing();
        if (!text.isEmpty()) {
            out.append(' ');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                out.append(Characters.isHidden(c) ? '\uFFFD' : c);
            }
        }
        out.append('\n');
    }
}
