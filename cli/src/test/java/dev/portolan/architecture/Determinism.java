package dev.portolan.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes the output depend on more than the input: as conditions that no class should meet. */
final class Determinism {
    private static final Map<String, Set<String>> AMBIENT = Map.ofEntries(
            Map.entry(
                    "java.lang.System",
                    Set.of(
                            "getenv",
                            "getProperty",
                            "getProperties",
                            "lineSeparator",
                            "currentTimeMillis",
                            "nanoTime",
                            "exit",
                            "in",
                            "out",
                            "err",
                            "console")),
            Map.entry("java.lang.Runtime", Set.of("getRuntime")),
            Map.entry("java.lang.ProcessBuilder", Set.of("<init>", "start")),
            Map.entry("java.lang.Boolean", Set.of("getBoolean")),
            Map.entry("java.lang.Integer", Set.of("getInteger")),
            Map.entry("java.lang.Long", Set.of("getLong")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
            Map.entry("java.nio.charset.Charset", Set.of("defaultCharset")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")));

    private Determinism() {}

    /** Collections whose order differs from one JVM to the next. With at most one entry there is only one order. */
    static ArchCondition<JavaClass> useCollectionsWithoutAnOrder() {
        return access("use collections without an order", (owner, name, parameters) -> switch (owner) {
            case "java.util.Map" ->
                switch (name) {
                    case "copyOf", "ofEntries" -> true;
                    case "of" -> parameters.size() > 2;
                    default -> false;
                };
            case "java.util.Set" ->
                switch (name) {
                    case "copyOf" -> true;
                    case "of" -> parameters.size() > 1 || parameters.stream().anyMatch(JavaClass::isArray);
                    default -> false;
                };
            case "java.util.HashMap", "java.util.HashSet" -> name.equals("<init>");
            case "java.util.stream.Collectors" ->
                switch (name) {
                    case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent" ->
                        true;
                    // The longest overload is given its map.
                    case "toMap" -> parameters.size() < 4;
                    case "groupingBy" -> parameters.size() < 3;
                    default -> false;
                };
            default -> false;
        });
    }

    /** The environment, system properties, the clock, the locale, chance, processes, the terminal. */
    static ArchCondition<JavaClass> useWhatTheCallerDidNotGive() {
        return access("use what the caller did not give", (owner, name, parameters) -> {
            boolean clock = owner.startsWith("java.time.")
                    && (name.equals("now") || (owner.equals("java.time.Clock") && name.startsWith("system")));
            boolean unseeded = Set.of("java.util.Date", "java.util.Random").contains(owner)
                    && name.equals("<init>")
                    && parameters.isEmpty();
            boolean toTerminal = name.equals("printStackTrace") && parameters.isEmpty();
            return clock
                    || unseeded
                    || toTerminal
                    || AMBIENT.getOrDefault(owner, Set.of()).contains(name);
        });
    }

    /** Calls, method references and fields: all that a class accesses, also from its lambdas. */
    private static ArchCondition<JavaClass> access(String description, Ban ban) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    var target = access.getTarget();
                    List<JavaClass> parameters =
                            target instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes() : List.of();
                    if (ban.covers(target.getOwner().getName(), target.getName(), parameters)) {
                        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                    }
                }
            }
        };
    }

    private interface Ban {
        boolean covers(String owner, String name, List<JavaClass> parameters);
    }
}
