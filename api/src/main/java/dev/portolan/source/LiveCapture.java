package dev.portolan.source;

import java.util.List;
import java.util.Optional;

/**
 * How what a platform says of a running app is taken: which questions its own command line is asked, and what of the answers
 * may be written into a file. It runs and writes nothing itself. What it lets through holds no value of a secret.
 */
public interface LiveCapture {
    /** The program that is asked, as users call it, such as {@code heroku}. */
    String program();

    /** How users get the program, in a sentence. */
    String installation();

    /** What is wrong with the name of an app, in a sentence; nothing if an app may have it. */
    Optional<String> objection(String app);

    /**
     * The questions, in their order.
     *
     * @param app the name of the app, to which there is no objection
     */
    List<Question> questions(String app);

    /**
     * What may be written of the answers; an answer that is not understood is left out.
     *
     * @param answers those that came; what may be written of one may depend on the others
     */
    List<Answer> kept(List<Answer> answers);

    /**
     * A command that changes nothing.
     *
     * @param file the name of the file that keeps the answer
     * @param arguments what the program is called with; no shell sees them
     * @param format what it prints
     */
    record Question(String file, List<String> arguments, Format format) {
        /** Copies the arguments. */
        public Question {
            arguments = List.copyOf(arguments);
        }
    }

    /** What a command prints. */
    enum Format {
        /** Lines. */
        TEXT,
        /** One value in JSON. */
        JSON
    }

    /**
     * What was printed, or what may be written of it.
     *
     * @param question what was asked
     * @param content what came
     */
    record Answer(Question question, Content content) {}

    /** What an answer holds. */
    sealed interface Content {
        /**
         * Lines.
         *
         * @param text the lines, each with its end
         */
        record Text(String text) implements Content {
            /** Without the text, which may hold secrets. */
            @Override
            public String toString() {
                return "text";
            }
        }

        /**
         * Parsed JSON.
         *
         * @param node its tree
         */
        record Tree(InputNode node) implements Content {
            /** Without the tree, which may hold secrets. */
            @Override
            public String toString() {
                return "tree";
            }
        }
    }
}
