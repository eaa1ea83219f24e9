package dev.portolan.shell;

/**
 * A variable that a script needs from its environment.
 *
 * @param name its name
 * @param isTested whether the script only asks for it, in a {@code test} or where another one is missing, so that it seems
 *     to be made for its absence
 */
public record VariableUse(String name, boolean isTested) {
    /** Both uses of the same variable as one. */
    VariableUse and(VariableUse other) {
        return isTested ? other : this;
    }
}
