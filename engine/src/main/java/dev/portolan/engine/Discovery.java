package dev.portolan.engine;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The sources or providers of one Portolan, each under its id, sorted. */
final class Discovery<T> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Map<String, T> byId;

    /**
     * Takes them in.
     *
     * @throws IllegalArgumentException if an id is not legal or two have the same one; never does the last win
     */
    Discovery(String what, List<T> found, Function<T, String> idOf) {
        var all = new LinkedHashMap<String, T>();
        found.stream().sorted(Comparator.comparing(idOf)).forEach(one -> {
            String id = idOf.apply(one);
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "the " + what + " " + one.getClass().getName() + " has the id '" + id
                                + "'; an id is made of small letters, digits and '-' and begins with a letter");
            }
            T other = all.putIfAbsent(id, one);
            if (other != null) {
                throw new IllegalArgumentException("two " + what + "s have the id '" + id + "': " + place(other)
                        + " and " + place(one) + "; take one of them off the class path");
            }
        });
        byId = Collections.unmodifiableMap(all);
    }

    Map<String, T> byId() {
        return byId;
    }

    private static String place(Object one) {
        var source = one.getClass().getProtectionDomain().getCodeSource();
        return one.getClass().getName()
                + (source == null || source.getLocation() == null ? "" : " in " + source.getLocation());
    }
}
