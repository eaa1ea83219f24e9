package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.engine.plan.WritePlan;
import java.util.Optional;

/**
 * What is to be told about one target.
 *
 * @param translation what came of the app
 * @param plan what writing it changes in a folder, where it is written to one
 */
public record TargetReport(Translation translation, Optional<WritePlan> plan) {
    /** Of a translation that is not written. */
    public static TargetReport of(Translation translation) {
        return new TargetReport(translation, Optional.empty());
    }

    /** Of a translation that is written. */
    public static TargetReport of(Translation translation, WritePlan plan) {
        return new TargetReport(translation, Optional.of(plan));
    }
}
