package dev.portolan.heroku.dockerfile;

import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;

/** What a container starts: <a href="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form">in shell or exec form</a>. */
sealed interface Start {
    /**
     * A line that the image's shell runs.
     *
     * @param line the line
     */
    record ShellForm(String line) implements Start {
        @Override
        public String toString() {
            return line;
        }
    }

    /**
     * A program with its arguments.
     *
     * @param words none takes back what a base image states
     */
    record ExecForm(List<String> words) implements Start {
        /** Copies the words. */
        public ExecForm {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return PosixShell.join(words);
        }
    }

    /** The program that is started, with its arguments. */
    default List<String> argv(List<String> shell) {
        if (this instanceof ShellForm form) {
            var argv = new ArrayList<>(shell);
            argv.add(form.line());
            return List.copyOf(argv);
        }
        return ((ExecForm) this).words();
    }

    /** Whether it says that nothing is started. */
    default boolean isEmpty() {
        return this instanceof ExecForm form && form.words().isEmpty();
    }
}
