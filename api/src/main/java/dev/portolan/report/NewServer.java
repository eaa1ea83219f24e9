package dev.portolan.report;

import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/** How the server that data is copied to is reached. */
public sealed interface NewServer {
    /** All words that it is made of. */
    List<Word> words();

    /**
     * By an address, from where the script runs.
     *
     * @param values what the script reads, such as {@code NEW_URL}; in the environment, as they hold a password
     */
    record ByAddress(List<Step.Value> values) implements NewServer {
        /** Copies the values. */
        public ByAddress {
            values = List.copyOf(values);
        }

        @Override
        public List<Word> words() {
            return values.stream().map(Step.Value::word).toList();
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

    /** By a URL: one that the user is asked for, or that a command of the step printed. */
    static NewServer byUrl(Word url) {
        return new ByAddress(List.of(new Step.Value("NEW_URL", url)));
    }

    /**
     * A bucket, with a key that may write to it.
     *
     * @param bucket its name, and behind a slash what its objects' names begin with
     * @param region its region, or {@code auto}
     * @param endpoint where its vendor answers, such as {@code https://fly.storage.tigris.dev}
     */
    static NewServer bucket(Word bucket, Word accessKeyId, Word secretAccessKey, Word region, Word endpoint) {
        return new ByAddress(List.of(
                new Step.Value("NEW_BUCKET", bucket),
                new Step.Value("NEW_ACCESS_KEY_ID", accessKeyId),
                new Step.Value("NEW_SECRET_ACCESS_KEY", secretAccessKey),
                new Step.Value("NEW_REGION", region),
                new Step.Value("NEW_ENDPOINT", endpoint)));
    }

    /** A bucket of AWS that the user's own sign-in there may write to. */
    static NewServer ownBucket(Word bucket, Word region) {
        return new ByAddress(List.of(new Step.Value("NEW_BUCKET", bucket), new Step.Value("NEW_REGION", region)));
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
