package dev.portolan.engine.report;

import dev.portolan.report.Severity;

/**
 * Colours that every terminal knows.
 *
 * @param isThere whether there are any
 */
record Paint(boolean isThere) {
    static final String RED = "31";
    static final String GREEN = "32";
    static final String YELLOW = "33";
    static final String CYAN = "36";
    static final String DIM = "2";

    String bold(String text) {
        return in("1", text);
    }

    String in(String code, String text) {
        return isThere ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    static String of(Severity severity) {
        return switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFO -> CYAN;
        };
    }
}
