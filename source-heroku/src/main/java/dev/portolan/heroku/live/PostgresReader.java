package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The databases as {@code heroku pg:info} prints them: one after the other, each below a line of its names. */
final class PostgresReader {
    private static final String ADD_ON = "Add-on";
    private static final String PLAN = "Plan";
    private static final String VERSION = "PG Version";
    private static final String FOLLOWING = "Following";
    private static final String AVAILABILITY = "HA Status";

    private PostgresReader() {}

    static List<LivePostgres> read(LiveFile file) {
        var databases = new ArrayList<LivePostgres>();
        List<String> names = List.of();
        Origin origin = file.origin();
        var facts = new LinkedHashMap<String, Stated<String>>();
        for (LiveText.Line line : file.text().told()) {
            Matcher header = TextShapes.HEADER.matcher(line.text());
            if (header.matches()) {
                add(databases, names, facts, origin);
                names = Arrays.stream(header.group(1).split(",", -1))
                        .map(String::strip)
                        .filter(ConfigReader::isName)
                        .toList();
                origin = line.origin();
            } else {
                int colon = line.text().indexOf(':');
                if (colon > 0) {
                    String value =
                            Address.withoutUser(line.text().substring(colon + 1).strip());
                    facts.put(line.text().substring(0, colon).strip(), new Stated<>(value, line.origin()));
                }
            }
        }
        add(databases, names, facts, origin);
        return databases;
    }

    private static void add(
            List<LivePostgres> databases, List<String> names, Map<String, Stated<String>> facts, Origin origin) {
        if (!facts.isEmpty()) {
            Optional<String> addOn = take(facts, ADD_ON).map(Stated::value);
            Optional<Stated<String>> plan = take(facts, PLAN);
            Optional<Stated<String>> version = take(facts, VERSION);
            Optional<Stated<String>> following = take(facts, FOLLOWING);
            Optional<Stated<Boolean>> availability = take(facts, AVAILABILITY)
                    .map(status -> new Stated<>(status.value().startsWith("Available"), status.origin()));
            List<Stated<String>> more = facts.entrySet().stream()
                    .map(fact -> new Stated<>(
                            fact.getKey() + ": " + fact.getValue().value(),
                            fact.getValue().origin()))
                    .toList();
            databases.add(new LivePostgres(names, addOn, plan, version, following, availability, more, origin));
            facts.clear();
        }
    }

    private static Optional<Stated<String>> take(Map<String, Stated<String>> facts, String name) {
        return Optional.ofNullable(facts.remove(name))
                .filter(fact -> !fact.value().isEmpty());
    }
}
