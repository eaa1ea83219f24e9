package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.engine.plan.WriteResult;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be told about one target.
 *
 * @param translation what came of the app
 * @param plan what writing it changes in a folder, where it is written to one
 * @param result what writing it did, where it was written
 */
public record TargetReport(Translation translation, Optional<WritePlan> plan, Optional<WriteResult> result) {
    /** Of a translation that is not written. */
    public static TargetReport of(Translation translation) {
        return new TargetReport(translation, Optional.empty(), Optional.empty());
    }

    /** Of a translation that may be written. */
    public static TargetReport of(Translation translation, WritePlan plan) {
        return new TargetReport(translation, Optional.of(plan), Optional.empty());
    }

    /** Of a translation that was written, or was not because something was in the way. */
    public static TargetReport of(Translation translation, WritePlan plan, WriteResult result) {
        return new TargetReport(translation, Optional.of(plan), Optional.of(result));
    }

    /** What the user should know of the translation and of the folder. */
    public List<Finding> findings() {
        var findings = new ArrayList<>(translation.findings());
        plan.ifPresent(there -> findings.addAll(there.notes()));
        result.map(WriteResult::conflicts)
                .or(() -> plan.map(WritePlan::conflicts))
                .ifPresent(
                        conflicts -> conflicts.forEach(file -> file.conflict().ifPresent(findings::add)));
        return List.copyOf(findings);
    }

    /** Whether what was in the way was replaced. */
    boolean isForced() {
        return result.map(WriteResult::isDone).orElse(false);
    }
}
