package dev.portolan.engine;

import dev.portolan.naming.NearestName;
import java.util.Arrays;
import java.util.Collection;

/** The providers that Portolan itself ships, so that a missing one can be named by its artifact. */
enum Artifacts {
    FLY("fly", "dev.portolan:portolan-provider-fly"),
    PORTOLAN_YAML("portolan-yaml", "dev.portolan:portolan-yaml");

    private final String id;
    private final String artifact;

    Artifacts(String id, String artifact) {
        this.id = id;
        this.artifact = artifact;
    }

    /** What to say to somebody who asked for a target that is not there. */
    static String unknownTarget(String target, Collection<String> there) {
        String found = there.isEmpty() ? "no provider is there" : "these are there: " + String.join(", ", there);
        return Arrays.stream(values())
                .filter(shipped -> shipped.id.equals(target))
                .findFirst()
                .map(shipped -> "The provider for '" + target + "' is not on the class path or module path; " + found
                        + ". Add the artifact " + shipped.artifact + ".")
                .orElseGet(() ->
                        "There is no target '" + target + "'; " + found + "." + NearestName.question(target, there));
    }
}
