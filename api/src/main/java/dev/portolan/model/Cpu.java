package dev.portolan.model;

import dev.portolan.fact.Fact;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The processors of an instance.
 *
 * @param kind whether they are the instance's own
 * @param vcpus how many; above 0, with three decimals at most and no trailing zeros
 */
public record Cpu(Fact<Kind> kind, Fact<BigDecimal> vcpus) {
    /** Whether processors are shared with others. */
    public enum Kind {
        /** Shared with other customers. */
        SHARED,
        /** The instance's own. */
        DEDICATED;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
