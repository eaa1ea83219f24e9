package dev.portolan.report;

import java.util.Locale;

/**
 * A kind of finding, declared as a constant of an enum: one enum for each provider and each source.
 *
 * <p>The text of a finding is put together from these sentences and from the facts that it names, so they speak of the
 * matter and not of one app.
 */
public interface FindingCode {
    /** The id of the provider or source that declares it, such as {@code fly}. */
    String owner();

    /** The constant's name; an enum has it. */
    String name();

    /** How much it matters. */
    Severity severity();

    /** What became of the facts that a finding names. */
    Effect effect();

    /** What it means, in one or two sentences. */
    String meaning();

    /** What the user can do, in one or two sentences. */
    String remedy();

    /** The code that users see, such as {@code fly/count-zero}. */
    default String id() {
        return owner() + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
