package dev.portolan.heroku;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Nearest {
    /** More changes than this, and the words have nothing to do with each other. */
    private static final int MOST_CHANGES = 2;

    private Nearest() {}

    static Optional<String> of(String word, List<String> known) {
        return known.stream()
                .filter(candidate -> changes(word, candidate) <= Math.min(MOST_CHANGES, candidate.length() / 2))
                .min(Comparator.comparing(candidate -> changes(word, candidate)));
    }

    /** Levenshtein's distance, large and small letters alike; any great number for words of very different length. */
    private static int changes(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST_CHANGES) {
            return Integer.MAX_VALUE;
        }
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
