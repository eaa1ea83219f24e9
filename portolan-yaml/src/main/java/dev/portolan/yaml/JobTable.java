package dev.portolan.yaml;

import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry of {@code jobs}, and {@code release}, which is short for the one of that name that runs for each release. */
final class JobTable {
    private static final Map<String, Trigger> EVENTS = events();

    static final Table<Job, Job.Builder> TABLE = Table.<Job, Job.Builder>named("job", Job.Builder::at)
            .fact("command", Forms.COMMAND, Job.Builder::command, Job::command)
            .fact(
                    "cron",
                    Forms.TEXT,
                    Job.Builder::cron,
                    job -> trigger(job, Trigger.Cron.class).map(Trigger.Cron::expression))
            .fact(
                    "every",
                    Forms.INTERVAL,
                    (job, interval) -> job.trigger(new Trigger.Every(interval)),
                    job -> trigger(job, Trigger.Every.class).map(Trigger.Every::interval))
            .fact(
                    "trigger",
                    Form.of(at -> at.choice(EVENTS), JobTable::name),
                    Job.Builder::trigger,
                    job -> job.trigger().filter(EVENTS::containsValue))
            .fact("memory", Forms.MEBIBYTES, Job.Builder::memoryMiB, Job::memoryMiB)
            .fact("timeout", Forms.DURATION, Job.Builder::timeout, Job::timeout)
            .required("command")
            .atMostOne("cron", "every", "trigger")
            .shorthand("command")
            .build();

    static final Table<Job, Job.Builder> RELEASE = Table.<Job, Job.Builder>named("release", Job.Builder::at)
            .fact("command", Forms.COMMAND, Job.Builder::command, Job::command)
            .fact("memory", Forms.MEBIBYTES, Job.Builder::memoryMiB, Job::memoryMiB)
            .fact("timeout", Forms.DURATION, Job.Builder::timeout, Job::timeout)
            .required("command")
            .shorthand("command")
            .build();

    private JobTable() {}

    /** Whether the key {@code release} may stand for it. */
    static boolean isRelease(Job job) {
        return job.name().is("release") && job.trigger().is(new Trigger.EachRelease());
    }

    /** What the key {@code release} says of the job that it stands for. */
    static void stateEachRelease(Job.Builder job) {
        job.trigger(new Trigger.EachRelease());
    }

    private static <V extends Trigger> Fact<V> trigger(Job job, Class<V> variant) {
        return job.trigger().filter(variant::isInstance).map(variant::cast);
    }

    private static Map<String, Trigger> events() {
        var events = new LinkedHashMap<String, Trigger>();
        for (Trigger event :
                new Trigger[] {new Trigger.EachRelease(), new Trigger.FirstDeploy(), new Trigger.OnDemand()}) {
            events.put(name(event), event);
        }
        return events;
    }

    private static String name(Trigger event) {
        return event.toString().replace(' ', '-');
    }
}
