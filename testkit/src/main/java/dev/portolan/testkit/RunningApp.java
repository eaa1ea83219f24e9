package dev.portolan.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target would start from the files that were written: the words and the environment of each process type and each
 * job, by the names that the files have for them. What the files do not start is not there.
 */
public final class RunningApp {
    private final Map<String, Started> processes = new LinkedHashMap<>();
    private final Map<String, Started> jobs = new LinkedHashMap<>();

    /** Nothing is started yet. */
    public RunningApp() {}

    /**
     * A process or a job as the target starts it.
     *
     * @param argv the words, the program first, after all that the target does to them; empty where the image's own
     *     command runs
     * @param environment the names that the files give it, with the text where the files hold it, or nothing where the
     *     value comes from somewhere else, as a secret's does
     */
    public record Started(List<String> argv, Map<String, Optional<String>> environment) {
        /** Copies both, the map in its order. */
        public Started {
            argv = List.copyOf(argv);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }

        /** With these words and texts. */
        public static Started of(List<String> argv, Map<String, String> texts) {
            var environment = new LinkedHashMap<String, Optional<String>>();
            texts.forEach((name, text) -> environment.put(name, Optional.of(text)));
            return new Started(argv, environment);
        }
    }

    /** Adds a process type that the files start. */
    public RunningApp process(String name, Started started) {
        return put(processes, name, started);
    }

    /** Adds a job that the files start. */
    public RunningApp job(String name, Started started) {
        return put(jobs, name, started);
    }

    /** The process types, by the names that the files have for them. */
    public Map<String, Started> processes() {
        return Collections.unmodifiableMap(processes);
    }

    /** The jobs, by the names that the files have for them. */
    public Map<String, Started> jobs() {
        return Collections.unmodifiableMap(jobs);
    }

    private RunningApp put(Map<String, Started> where, String name, Started started) {
        if (where.putIfAbsent(name, started) != null) {
            throw new IllegalArgumentException("the files start '" + name + "' twice, or it was read twice");
        }
        return this;
    }

    /** What is started under this name; under another if there is just one that does the same and no name fits it. */
    static Optional<Started> find(Map<String, Started> started, String name, List<String> argv, List<String> others) {
        Started there = started.get(name);
        if (there != null) {
            return Optional.of(there);
        }
        var unnamed = new ArrayList<Started>();
        started.forEach((key, value) -> {
            if (!others.contains(key) && value.argv().equals(argv)) {
                unnamed.add(value);
            }
        });
        return unnamed.stream().findFirst();
    }
}
