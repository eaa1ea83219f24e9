package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.engine.plan.Action;
import dev.portolan.engine.plan.PlannedFile;
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

    /** What became of a file of the plan; empty where nothing was to be written. */
    Optional<Deed> deed(PlannedFile file) {
        return result.map(done -> {
            if (!done.isDone()) {
                return Deed.NOT_WRITTEN;
            }
            if (done.kept().containsKey(file.path())) {
                return Deed.REPLACED;
            }
            if (done.unchanged().contains(file.path())) {
                return Deed.UNCHANGED;
            }
            return file.action() == Action.CREATE ? Deed.CREATED : Deed.UPDATED;
        });
    }
}
