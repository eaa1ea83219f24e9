package dev.portolan.model;

import dev.portolan.fact.FactPath;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pointer to a named thing of the same app.
 *
 * @param type what it points to
 * @param path where that stands
 * @param <T> what it points to
 */
public record Ref<T extends Named>(Class<T> type, FactPath path) {
    /** A pointer to a process type. */
    public static Ref<ProcessType> process(String name) {
        return new Ref<>(ProcessType.class, FactPath.of("processes", name));
    }

    /** A pointer to a service of a process type. */
    public static Ref<Service> service(String process, String name) {
        return new Ref<>(Service.class, FactPath.of("processes", process, "services", name));
    }

    /** A pointer to a datastore. */
    public static Ref<Datastore> datastore(String name) {
        return new Ref<>(Datastore.class, FactPath.of("datastores", name));
    }

    /** A pointer to a name of the environment. */
    public static Ref<EnvVariable> env(String name) {
        return new Ref<>(EnvVariable.class, FactPath.of("env", name));
    }

    /** A pointer to this thing. */
    @SuppressWarnings("unchecked") // T is final and the class of the thing
    public static <T extends Named> Ref<T> to(T thing) {
        return new Ref<>((Class<T>) thing.getClass(), thing.path());
    }

    /** The name of the thing that it points to. */
    public String name() {
        return path.name();
    }

    /** The names on the way to the thing, as in {@code db} or {@code web.http}. */
    @Override
    public String toString() {
        List<String> steps = path.steps();
        return java.util.stream.IntStream.range(0, steps.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(steps::get)
                .collect(Collectors.joining("."));
    }
}
