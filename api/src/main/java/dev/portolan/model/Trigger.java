package dev.portolan.model;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

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
        @Override
        public String toString() {
            return "every " + interval.toMinutes() + " min";
        }
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
