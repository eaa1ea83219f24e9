package dev.portolan.document;

import java.math.BigDecimal;

/** A text, a whole number, a decimal or a truth value. */
public final class Scalar extends Node {
    private final Object value;
    private final boolean verbatim;
    private String remark = "";

    Scalar(Object value, boolean verbatim) {
        if (!(value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Boolean)) {
            throw new IllegalArgumentException("no scalar: " + value + " of " + value.getClass());
        }
        this.value = value;
        this.verbatim = verbatim;
    }

    /** The {@link String}, {@link Integer}, {@link Long}, {@link BigDecimal} or {@link Boolean}. */
    public Object value() {
        return value;
    }

    /** Whether the text is in the target's own language already and must not be escaped. */
    public boolean isVerbatim() {
        return verbatim;
    }

    /** The comment behind it, on its line, without a comment sign; empty where there is none. */
    public String remark() {
        return remark;
    }

    void remark(String text) {
        changing();
        remark = text;
    }

    @Override
    Scalar copy() {
        var copy = new Scalar(value, verbatim);
        copy.remark = remark;
        copyTo(copy);
        return copy;
    }

    @Override
    boolean isEmpty() {
        return false;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
