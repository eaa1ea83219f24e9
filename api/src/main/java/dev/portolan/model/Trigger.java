package dev.portolan.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** When a {@link Job} runs. */
public sealed interface Trigger {
    /** Once for each release, before the new version serves; a failing one keeps the old version. */
    record EachRelease() implements Trigger {
        @Override
        public String toString() {
            return "each release";
        }
    }

    /** Once, after the first deploy. */
    record FirstDeploy() implements Trigger {
        @Override
        public String toString() {
            return "first deploy";
        }
    }

    /** Whenever somebody asks for it. */
    record OnDemand() implements Trigger {
        @Override
        public String toString() {
            return "on demand";
        }
    }

    /**
     * By the clock, in UTC.
     *
     * @param expression five fields as in crontab(5): minute, hour, day of month, month, day of week
     */
    record Cron(String expression) implements Trigger {
        @Override
        public String toString() {
            return "cron " + expression;
        }
    }

    /**
     * At an interval; the first time is not stated.
     *
     * @param interval whole minutes, at least one
     */
    record Every(Duration interval) implements Trigger {
        private static final long WEEK = 7 * 24 * 60;

        /** The fields of crontab(5) for this interval, or for the next shorter one that they can say: a week at most. */
        public String nearestCrontab() {
            return LongStream.iterate(Math.min(interval.toMinutes(), WEEK), minutes -> minutes - 1)
                    .mapToObj(Trigger::fields)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return "every " + interval.toMinutes() + " min";
        }
    }

    /**
     * The five fields of crontab(5) that mean the same. An interval has some where it divides an hour or a day, counted
     * from the full hour or from midnight, or is a week, which begins on Sunday; other intervals and what does not run by
     * the clock have none. Fields that are stated come in the form that every cron reads alike: Sunday is 0 and never the 7
     * at the end of a range, and no number begins with 0.
     */
    default Optional<String> crontab() {
        return match(
                Optional::empty,
                Optional::empty,
                Optional::empty,
                cron -> Optional.of(CronFields.portable(cron.expression())),
                every -> fields(every.interval().toMinutes()));
    }

    /** The fields of an interval, in minutes. */
    private static Optional<String> fields(long minutes) {
        if (minutes < 60) {
            return 60 % minutes == 0 ? Optional.of(every(minutes) + " * * * *") : Optional.empty();
        }
        if (minutes == Every.WEEK) {
            return Optional.of("0 0 * * 0");
        }
        long hours = minutes / 60;
        if (minutes % 60 != 0 || hours > 24 || 24 % hours != 0) {
            return Optional.empty();
        }
        return Optional.of(hours == 24 ? "0 0 * * *" : "0 " + every(hours) + " * * *");
    }

    /** Every so many units of a field. */
    private static String every(long step) {
        return step == 1 ? "*" : "*/" + step;
    }

    /** Answers with the function of the variant that this is. */
    default <R> R match(
            Supplier<? extends R> eachRelease,
            Supplier<? extends R> firstDeploy,
            Supplier<? extends R> onDemand,
            Function<? super Cron, ? extends R> cron,
            Function<? super Every, ? extends R> every) {
        if (this instanceof EachRelease) {
            return eachRelease.get();
        }
        if (this instanceof FirstDeploy) {
            return firstDeploy.get();
        }
        if (this instanceof OnDemand) {
            return onDemand.get();
        }
        if (this instanceof Cron variant) {
            return cron.apply(variant);
        }
        return every.apply((Every) this);
    }
}
