package dev.portolan.report;

import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/** How the server that data is copied to is reached. */
public sealed interface NewServer {
    /** All words that it is made of. */
    List<Word> words();

    /**
     * By a URL, from where the script runs.
     *
     * @param url what stands on standard input elsewhere: a value that is asked for, as it holds a password
     */
    record ByUrl(Word url) implements NewServer {
        @Override
        public List<Word> words() {
            return List.of(url);
        }
    }

    /**
     * By a command that runs the server's own tools beside it, such as {@code docker exec -i shop-postgres}; what the
     * tools read and write passes through it.
     *
     * @param command the words in front of a tool's own
     * @param throughSsh whether the command is {@code ssh}, which hands its words to a shell once more
     * @param user who logs in; may be absent
     * @param database the database's name; may be absent
     */
    record ByCommand(List<Word> command, boolean throughSsh, Fact<String> user, Fact<String> database)
            implements NewServer {
        /** Copies the words. */
        public ByCommand {
            command = List.copyOf(command);
        }

        @Override
        public List<Word> words() {
            var words = new ArrayList<>(command);
            words.add(Word.option("--new-user", user));
            words.add(Word.option("--new-database", database));
            return List.copyOf(words);
        }
    }

    /** By a URL that the user is asked for. */
    static NewServer byUrl(Fact<String> prompt) {
        return new ByUrl(Word.askedValue(prompt));
    }

    /** By a command, of the same pieces as a step's; user and database may be absent. */
    static NewServer byCommand(Fact<String> user, Fact<String> database, Object... command) {
        return new ByCommand(Step.Builder.words(command), false, user, database);
    }

    /** By a command that begins with {@code ssh} and the server, of the same pieces as a step's. */
    static NewServer throughSsh(Fact<String> user, Fact<String> database, Object... command) {
        return new ByCommand(Step.Builder.words(command), true, user, database);
    }
}
