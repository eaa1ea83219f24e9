package dev.portolan.fact;

/** What a value rests on: a fact that was stated, or a choice with its reason. */
public sealed interface Basis {
    /**
     * A fact that was stated.
     *
     * @param path where the fact belongs
     * @param origin who stated it
     */
    record Stated(FactPath path, Origin origin) implements Basis {
        /** That of the path: it has few origins, and sets of bases are on every way. */
        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /**
     * A value that nobody stated and that something has to be said for.
     *
     * @param reason why this value, as the rest of a sentence: {@code "as Heroku does"}
     */
    record Chosen(String reason) implements Basis {}
}
