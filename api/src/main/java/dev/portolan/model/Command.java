package dev.portolan.model;

import dev.portolan.shell.PosixShell;
import dev.portolan.shell.ShellScript;
import java.util.List;
import java.util.function.Function;

/** What is run, and how it was meant: as a script for a shell, as words for a program, or as the image has it. */
public sealed interface Command {
    /**
     * A line that a shell runs, as Heroku runs a Procfile's commands: {@code bash -c SCRIPT}.
     *
     * @param script the script, unchanged
     */
    record Shell(String script) implements Command {
        @Override
        public String toString() {
            return script;
        }
    }

    /**
     * A program and its arguments, run without a shell: no variable is expanded, no operator has a meaning.
     *
     * @param argv the program and its arguments; at least one word
     */
    record Exec(List<String> argv) implements Command {
        /** Copies the words. */
        public Exec {
            argv = List.copyOf(argv);
        }

        @Override
        public String toString() {
            return PosixShell.join(argv);
        }
    }

    /** The command that the image itself states. */
    record OfImage() implements Command {
        @Override
        public String toString() {
            return "(the image's own command)";
        }
    }

    /** A line that a shell runs. */
    static Command shell(String script) {
        return new Shell(script);
    }

    /** A program and its arguments, run without a shell. */
    static Command exec(String... argv) {
        return new Exec(List.of(argv));
    }

    /** The command that the image itself states. */
    static Command ofImage() {
        return new OfImage();
    }

    /**
     * The words that mean the same to a platform that starts programs without a shell: the program's own words where the
     * script needs no shell, otherwise a shell's that runs it. Empty for the image's own command.
     */
    default List<String> toArgv() {
        return match(shell -> ShellScript.of(shell.script()).argv(), Exec::argv, image -> List.of());
    }

    /** Answers with the function of the variant that this is. */
    default <R> R match(
            Function<? super Shell, ? extends R> shell,
            Function<? super Exec, ? extends R> exec,
            Function<? super OfImage, ? extends R> ofImage) {
        if (this instanceof Shell variant) {
            return shell.apply(variant);
        }
        if (this instanceof Exec variant) {
            return exec.apply(variant);
        }
        return ofImage.apply((OfImage) this);
    }
}
