package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.time.Duration;

/**
 * A command that runs to its end.
 *
 * @param name the name, unique in the app
 * @param command what it runs
 * @param trigger when it runs; unstated means on demand
 * @param memoryMiB the memory that it gets in MiB; at least 1
 * @param timeout the time after which it is ended, in whole seconds
 */
public record Job(
        Fact<String> name,
        Fact<Command> command,
        Fact<Trigger> trigger,
        Fact<Integer> memoryMiB,
        Fact<Duration> timeout)
        implements Named {

    /** The job that is not there: all its facts are absent. */
    static Job absent(FactPath path) {
        return new Job(
                Fact.absent(path),
                Fact.absent(path.child("command")),
                Fact.absent(path.child("trigger")),
                Fact.absent(path.child("memory")),
                Fact.absent(path.child("timeout")));
    }

    /** States the facts of a job. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<Command> command = slot("command");
        private final Slot<Trigger> trigger = slot("trigger");
        private final Slot<Integer> memoryMiB = slot("memory");
        private final Slot<Duration> timeout = slot("timeout");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** What it runs. */
        public Builder command(Command command) {
            return this.command.state(command);
        }

        /** When it runs. */
        public Builder trigger(Trigger trigger) {
            return this.trigger.state(trigger);
        }

        /** It runs by the clock: five fields as in crontab(5), in UTC. */
        public Builder cron(String expression) {
            return trigger(new Trigger.Cron(expression));
        }

        /** The memory that it gets in MiB. */
        public Builder memoryMiB(int memory) {
            return memoryMiB.state(memory);
        }

        /** The time after which it is ended, in whole seconds. */
        public Builder timeout(Duration timeout) {
            return this.timeout.state(timeout);
        }

        Job build() {
            return new Job(name, command.fact(), trigger.fact(), memoryMiB.fact(), timeout.fact());
        }
    }
}
