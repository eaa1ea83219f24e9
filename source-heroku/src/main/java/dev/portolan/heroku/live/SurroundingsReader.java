package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Address;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What Heroku does around the app: where its logs go, what is switched on for it, what builds it. */
final class SurroundingsReader {
    private static final String URN = "urn:buildpack:";

    private SurroundingsReader() {}

    /** The places of the logs. Their addresses may be secrets from the user to the last parameter. */
    static List<LiveDrain> drains(LiveFile file, Values values) {
        var drains = new ArrayList<LiveDrain>();
        for (InputNode.Mapping table : file.tables()) {
            values.text(table, "url")
                    .ifPresent(url -> drains.add(new LiveDrain(
                            Address.host(url.value()),
                            values.text(table, "addon", "name").map(Stated::value),
                            table.origin())));
        }
        return drains;
    }

    static List<LiveFeature> features(LiveFile file, Values values) {
        return features(file.tables(), values);
    }

    /** Of the features that are tried out those of the app, and not those of the user. */
    static List<LiveFeature> labs(LiveFile file, Values values) {
        var root = (InputNode.Mapping) file.node().orElseThrow();
        return features(
                values.items(root, "app").stream()
                        .filter(InputNode.Mapping.class::isInstance)
                        .map(InputNode.Mapping.class::cast)
                        .toList(),
                values);
    }

    private static List<LiveFeature> features(List<InputNode.Mapping> tables, Values values) {
        var features = new ArrayList<LiveFeature>();
        for (InputNode.Mapping table : tables) {
            values.text(table, "name")
                    .ifPresent(name -> values.flag(table, "enabled")
                            .ifPresent(enabled ->
                                    features.add(new LiveFeature(name.value(), enabled.value(), table.origin()))));
        }
        return features;
    }

    static List<Stated<String>> buildpacks(LiveFile file, Values values, Findings findings) {
        List<Stated<String>> named =
                file.shape() == LiveShape.BUILDPACKS
                        ? file.tables().stream()
                                .sorted(Comparator.comparing(table -> values.count(table, "ordinal")
                                        .map(Stated::value)
                                        .orElse(Integer.MAX_VALUE)))
                                .flatMap(table -> values
                                        .text(table, "buildpack", "url")
                                        .or(() -> values.text(table, "buildpack", "name"))
                                        .stream())
                                .toList()
                        : lines(file.text());
        return named.stream()
                .map(pack -> new Stated<>(shown(pack.value(), pack.origin(), findings), pack.origin()))
                .toList();
    }

    /** One bare line, or a list with numbers. */
    private static List<Stated<String>> lines(LiveText text) {
        return text.told().stream()
                .filter(line -> !TextShapes.HEADER.matcher(line.text()).matches()
                        && !TextShapes.NO_BUILDPACKS.matcher(line.text()).find())
                .map(line -> new Stated<>(line.text().strip().replaceFirst("^\\d+\\.\\s+", ""), line.origin()))
                .toList();
    }

    private static String shown(String pack, Origin origin, Findings findings) {
        String address = Address.withoutUser(pack);
        if (!address.equals(pack)) {
            findings.report(HerokuFinding.BUILDPACK_CREDENTIALS, "", origin);
        }
        return address.startsWith(URN) ? address.substring(URN.length()) : address;
    }
}
