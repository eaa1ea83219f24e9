package dev.portolan.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many cases of one sort, each made from its number and the seed alone, on all processors. {@code -Dportolan.fuzz.seed},
 * {@code .cases} and {@code .first} (the number of the first case) choose them; {@code .seconds} runs for so long, each of the two
 * sorts for half of it.
 */
final class FuzzRun {
    private static final long SEED = Long.getLong("portolan.fuzz.seed", 20_261_120L);
    private static final long FIRST = Long.getLong("portolan.fuzz.first", 0);
    private static final long SECONDS = Long.getLong("portolan.fuzz.seconds", 0);
    private static final long PATIENCE = 20_000_000_000L;
    private static final int MOST_FAILURES = 25;

    private final String sort;
    private final Case one;
    private final long end;
    private final long deadline;
    private final AtomicLong next = new AtomicLong(FIRST);
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong processorNanos = new AtomicLong();
    private final Map<String, String> failures = new LinkedHashMap<>();

    private FuzzRun(String sort, long cases, Case one) {
        this.sort = sort;
        this.one = one;
        boolean isTimed = SECONDS > 0 && Long.getLong("portolan.fuzz.cases") == null;
        end = isTimed ? Long.MAX_VALUE : FIRST + Long.getLong("portolan.fuzz.cases", cases);
        deadline = isTimed ? System.nanoTime() + SECONDS * 500_000_000L : Long.MAX_VALUE;
    }

    /** What is tried; throws what a reader of the failure wants to know. */
    interface Case {
        void run(long number, Random random) throws Exception;
    }

    /** A worker, and since when it has been at which case. */
    private static final class Worker extends Thread {
        private volatile long number = -1;
        private volatile long since = Long.MAX_VALUE;

        Worker(Runnable work) {
            super(work, "fuzz");
            setDaemon(true);
        }

        boolean hangs() {
            long start = since;
            return start != Long.MAX_VALUE && System.nanoTime() - start > PATIENCE;
        }
    }

    /** Runs so many cases, if nothing else is asked for, and fails with all that was found. */
    static void of(String sort, long cases, Case one) throws InterruptedException {
        new FuzzRun(sort, cases, one).run();
    }

    private void run() throws InterruptedException {
        long start = System.nanoTime();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())); i++) {
            var worker = new Worker(this::work);
            workers.add(worker);
            worker.start();
        }
        for (Worker worker : workers) {
            while (worker.isAlive() && !worker.hangs()) {
                worker.join(200);
            }
            if (worker.isAlive()) {
                var stuck = new AssertionError("it has not come back for 20 s");
                stuck.setStackTrace(worker.getStackTrace());
                failed(worker.number, stuck);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "fuzz, %s: %d cases from %d of seed %d in %.1f s: %.0f a second in %d threads, %.0f in a second of one"
                        + " processor%n",
                sort,
                done.get(),
                FIRST,
                SEED,
                seconds,
                done.get() / seconds,
                workers.size(),
                done.get() * 1e9 / processorNanos.get());
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new AssertionError(String.join("\n\n", failures.values()));
            }
        }
    }

    private void work() {
        tryAll();
        processorNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private void tryAll() {
        var worker = (Worker) Thread.currentThread();
        while (System.nanoTime() < deadline) {
            long number = next.getAndIncrement();
            if (number >= end || failures() >= MOST_FAILURES) {
                return;
            }
            worker.number = number;
            worker.since = System.nanoTime();
            try {
                one.run(number, new Random(new SplittableRandom(SEED + number).nextLong()));
                done.incrementAndGet();
            } catch (Exception | StackOverflowError | AssertionError failure) {
                failed(number, failure);
            }
            worker.since = Long.MAX_VALUE;
        }
    }

    private int failures() {
        synchronized (failures) {
            return failures.size();
        }
    }

    /** Each defect once: by where it was thrown, or by the first words of what is wrong. */
    private void failed(long number, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        StackTraceElement[] trace = failure.getStackTrace();
        boolean isOurs = failure instanceof AssertionError && trace.length > 0 && !message.startsWith("it has not");
        String place = isOurs
                ? message.substring(0, Math.min(60, message.length()))
                : failure.getClass() + " " + List.of(trace).stream().limit(2).toList();
        var text = new StringBuilder(sort + ", case " + number + ": " + failure);
        if (!isOurs) {
            List.of(trace).stream()
                    .limit(15)
                    .forEach(frame -> text.append("\n    at ").append(frame));
        }
        text.append("\nagain with -Dtest=FuzzTests -Dportolan.fuzz.seed=" + SEED + " -Dportolan.fuzz.first=" + number
                + " -Dportolan.fuzz.cases=1");
        synchronized (failures) {
            failures.putIfAbsent(place, text.toString());
        }
    }
}
