package dev.portolan.github;

import dev.portolan.spi.FactTable;
import java.util.List;

/**
 * An action of somebody else, pinned to a commit.
 *
 * @param name the repository on GitHub, and the folder in it where the action is not at its top
 * @param version the release that the commit is, for people and for Dependabot, which keeps both up to date
 * @param commit the commit's hash
 * @see <a href="https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions">Using
 *     third-party actions</a>
 */
public record Action(String name, String version, String commit) {
    private static final List<Action> ALL =
            FactTable.rows("actions.csv", Action.class.getResourceAsStream("actions.csv")).stream()
                    .map(row -> new Action(row.get("action"), row.get("version"), row.get("commit")))
                    .toList();

    /** Every action whose commit is known. */
    public static List<Action> all() {
        return ALL;
    }

    /**
     * The action of this name.
     *
     * @throws IllegalArgumentException if its commit is not known
     */
    public static Action of(String name) {
        return ALL.stream()
                .filter(action -> action.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no commit is known of the action " + name));
    }

    /** How a workflow names it. */
    String reference() {
        return name + "@" + commit;
    }
}
