package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths and addresses without the names that an app happens to have, so that one mistake is told once. */
final class Shape {
    private static final Set<String> LISTS = new LinkedHashSet<>(List.of(
            "processes",
            "services",
            "volumes",
            "jobs",
            "env",
            "datastores",
            "external",
            "domains",
            "variables",
            "buildpacks",
            "packages",
            "extensions",
            "args"));

    private final Pattern names;

    Shape(App app) {
        var found = new ArrayList<String>();
        RecordTree.visit(app, new RecordTree.Visitor() {
            @Override
            public void fact(Fact<?> fact, boolean inList) {}

            @Override
            public void record(Record record) {
                if (record instanceof Named thing) {
                    found.add(Pattern.quote(thing.path().name()));
                }
            }
        });
        found.sort(Comparator.comparing(String::length).reversed());
        names = Pattern.compile("(?<![A-Za-z0-9])(Other-)?(" + String.join("|", found) + ")(?:z|_9)?(?![A-Za-z0-9])");
    }

    /** The address with a star for each name of a thing of the app. */
    String of(String address) {
        return names.matcher(address).replaceAll(Matcher.quoteReplacement("*"));
    }

    /** The path with a star for each name of a thing. */
    static String of(FactPath path) {
        var steps = new ArrayList<String>();
        for (String step : path.steps()) {
            boolean isName = !steps.isEmpty() && LISTS.contains(steps.get(steps.size() - 1));
            steps.add(isName ? "*" : step);
        }
        return String.join(".", steps);
    }
}
