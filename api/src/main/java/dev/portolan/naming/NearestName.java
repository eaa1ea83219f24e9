package dev.portolan.naming;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name with the fewest letters to add, drop, change or swap, if those are few; otherwise one that holds the
     * whole name, or with which it begins.
     */
    public static Optional<String> of(String name, Collection<String> known) {
        String plain = plain(name);
        String best = "";
        int least = Math.max(1, Math.min(name.length(), 12) / 3) + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) < least) {
                int distance = distance(plain, plain(candidate));
                if (distance < least) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return best.isEmpty()
                ? known.stream()
                        .filter(candidate -> plain.length() >= 3
                                && (plain(candidate).contains(plain) || plain.startsWith(plain(candidate))))
                        .findFirst()
                : Optional.of(best);
    }

    /** The sentence that asks for it, with a space in front; empty where no name is near. */
    public static String question(String name, Collection<String> known) {
        return of(name, known).map(meant -> " Did you mean '" + meant + "'?").orElse("");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">optimal alignment</a> of two names. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
                cost[i][j] =
                        Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (isSame ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
