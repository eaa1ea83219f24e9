package dev.portolan.report;

import java.util.Locale;

/**
 * A kind of finding, declared as a constant of an enum: one enum for each provider and each source.
 *
 * <p>The text of a finding is put together from these sentences and from the facts that it names, so they speak of the
 * matter and not of one app.
 */
public interface FindingCode {
    /**
     * What an enum's constant says of itself.
     *
     * @param owner the id of the provider or source that declares it, such as {@code fly}
     * @param severity how much it matters
     * @param effect what became of the facts that a finding names
     * @param meaning what it means, in one or two sentences
     * @param remedy what the user can do, in one or two sentences; may be empty
     */
    record Declaration(String owner, Severity severity, Effect effect, String meaning, String remedy) {}

    /** The constant's name; an enum has it. */
    String name();

    /** What it says of itself. */
    Declaration declaration();

    /** The id of the provider or source that declares it. */
    default String owner() {
        return declaration().owner();
    }

    /** How much it matters. */
    default Severity severity() {
        return declaration().severity();
    }

    /** What became of the facts that a finding names. */
    default Effect effect() {
        return declaration().effect();
    }

    /** What it means. */
    default String meaning() {
        return declaration().meaning();
    }

    /** What the user can do; may be empty. */
    default String remedy() {
        return declaration().remedy();
    }

    /** The code that users see, such as {@code fly/count-zero}. */
    default String id() {
        return owner() + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
