package dev.portolan.cli;

import dev.portolan.engine.report.TextReport;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Whether a person looks at the output, and likes colours.
 *
 * @param colour what the user asked for
 * @param watched the outputs that go to a terminal: {@code out}, {@code err}, both with a comma between, or none. Only the
 *     script that starts the JVM can know (JDK 22 changed Console)
 * @param noColour the value of NO_COLOR; empty where it is not set, which is the same
 */
record Terminal(Colour colour, String watched, String noColour) {
    /** When there are colours. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Of this run, as its command line says. */
    static Terminal of(CommandSpec spec) {
        return of(((Main) spec.root().userObject()).colour());
    }

    static Terminal of(Colour colour) {
        return new Terminal(
                colour,
                System.getProperty("portolan.terminal", ""),
                Objects.requireNonNullElse(System.getenv("NO_COLOR"), ""));
    }

    /** For standard output. */
    TextReport out() {
        return hasColours("out") ? TextReport.coloured() : TextReport.plain();
    }

    /** For standard error. */
    TextReport err() {
        return hasColours("err") ? TextReport.coloured() : TextReport.plain();
    }

    /** Whether somebody sees on standard error how far the work is, and needs no record of it. */
    boolean showsProgress() {
        return isWatched("err");
    }

    /** Whether there are colours on {@code out} or {@code err}. */
    boolean hasColours(String output) {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> noColour.isEmpty() && isWatched(output);
        };
    }

    private boolean isWatched(String output) {
        return List.of(watched.split(",", -1)).contains(output);
    }
}
