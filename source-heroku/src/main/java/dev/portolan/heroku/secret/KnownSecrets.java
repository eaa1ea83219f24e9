package dev.portolan.heroku.secret;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that one reading keeps out of the app, to be found again where they stand inside other texts. */
public final class KnownSecrets {
    /** What stands in a text in place of a secret. */
    public static final String MARK = "…";

    private final Set<String> values = new LinkedHashSet<>();

    /** None yet. */
    public KnownSecrets() {}

    /**
     * Keeps the value of a name, unless it may be a word that stands elsewhere with another meaning: what is kept out
     * only because nobody can tell what it is, is not looked for.
     */
    public void keep(String name, String value) {
        if (SecretRule.isTelling(name, value)) {
            values.add(value);
        }
    }

    /** Whether one of them, or another secret, stands in the text. */
    public boolean areIn(String text) {
        return SecretText.hasOne(text) || values.stream().anyMatch(text::contains);
    }

    /** The text with a mark in place of every secret in it. */
    public String masked(String text) {
        List<Piece> pieces = new ArrayList<>(SecretText.pieces(text));
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
                pieces.add(new Piece(at, at + value.length()));
            }
        }
        return Piece.masked(text, pieces);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
