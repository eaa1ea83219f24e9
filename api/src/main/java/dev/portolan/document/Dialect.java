package dev.portolan.document;

import dev.portolan.fact.Fact;

/**
 * What has a meaning of its own inside the texts of a target's file, past the file's format: the dollar sign in a compose
 * file, templates in Terraform, {@code <%} where ERB reads the file first. Text of the app is escaped when it is written;
 * text in the target's own language is made here and nowhere else.
 */
public abstract class Dialect {
    /** No character has a meaning past the format's. */
    public static final Dialect NONE = new Dialect() {
        @Override
        public String escape(String text) {
            return text;
        }
    };

    /** For subclasses. */
    protected Dialect() {}

    /** The text as it must be written so that the target reads it back. */
    public abstract String escape(String text);

    /** The key as it must be written. As a text, unless the target treats keys otherwise. */
    public String escapeKey(String key) {
        return escape(key);
    }

    /** The comment as it must be written. As a text, unless the target passes over comments before all else. */
    public String escapeComment(String comment) {
        return escape(comment);
    }

    /** A text in the target's own language, resting on these facts. */
    protected static Scalar verbatim(String text, Fact<?>... facts) {
        var scalar = new Scalar(text, true);
        scalar.rest(facts);
        return scalar;
    }
}
