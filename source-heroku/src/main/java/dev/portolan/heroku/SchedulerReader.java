package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveJob;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Command;
import java.util.List;
import java.util.Optional;

/** The jobs of Heroku Scheduler, where the user wrote them down. */
final class SchedulerReader {
    private SchedulerReader() {}

    static void read(Intake in) {
        in.live().jobs().orElse(List.of()).forEach(job -> job(job, in));
    }

    private static void job(LiveJob job, Intake in) {
        String command = job.command().value();
        Origin origin = job.command().origin();
        String name =
                in.draft().freeRunName(Dokku.jobName(in.findings().secrets().masked(command)));
        in.draft().job(name, "trigger", origin, it -> it.cron(job.schedule().value()));
        in.draft().job(name, "command", origin, it -> it.command(Command.shell(command)));
        job.size().ifPresent(size -> {
            Optional<DynoSize> known = DynoSize.of(size.value());
            if (known.isEmpty()) {
                String detail = "'" + size.value() + "' of '" + name + "'.";
                in.findings().report(HerokuFinding.SIZE_UNKNOWN, detail, size.origin());
            }
            known.ifPresent(dyno -> in.draft().job(name, "memory", origin, it -> it.memoryMiB(dyno.memoryMiB())));
        });
    }
}
