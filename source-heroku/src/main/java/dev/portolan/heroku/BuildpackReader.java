package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Address;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.TextLine;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buildpacks, from the three places in which apps name them. */
final class BuildpackReader {
    /** The list of <a href="https://github.com/heroku/heroku-buildpack-multi">heroku-buildpack-multi</a>. */
    private static final String LIST = ".buildpacks";

    private final Intake in;
    private final List<Named> named = new ArrayList<>();

    private BuildpackReader(Intake in) {
        this.in = in;
    }

    private record Named(String name, Origin origin) {}

    static void read(Intake in) {
        new BuildpackReader(in).read();
    }

    /** Tells about the buildpacks of an app that Dockerfiles build. */
    static void leave(Intake in) {
        var reader = new BuildpackReader(in);
        reader.inAppJson();
        TextLine.of(in.files(), LIST).forEach(line -> reader.add(line.text(), line.origin()));
        var left = new Naming();
        reader.named.forEach(pack -> left.add(pack.name(), pack.origin()));
        in.findings().name(HerokuFinding.BUILDPACKS_UNUSED, left);
    }

    private void inAppJson() {
        for (InputNode item : in.json().list("buildpacks")) {
            name(item).ifPresent(name -> add(name, item.origin()));
        }
        buildpackUrl(named.isEmpty());
    }

    private void read() {
        Optional<InputNode.Entry> listed = in.json().entry("buildpacks");
        Origin origin = listed.or(() -> in.json().entry("stack"))
                .map(InputNode.Entry::origin)
                .orElse(Heroku.DEFAULT);
        inAppJson();
        boolean countsList = named.stream().allMatch(pack -> pack.name().contains("buildpack-multi"));
        fileOfList(countsList);
        in.draft().build("kind", origin, build -> build.buildpacks(List.of()));
        named.forEach(pack ->
                in.draft().build("buildpacks", pack.origin(), build -> build.buildpacks(List.of(pack.name()))));
    }

    /** Keeps a buildpack; the user and password of its address are told and go no further. */
    private void add(String address, Origin origin) {
        String name = Address.withoutUser(address);
        if (!name.equals(address)) {
            in.findings().report(HerokuFinding.BUILDPACK_CREDENTIALS, "", origin);
        }
        named.add(new Named(name, origin));
    }

    private Optional<String> name(InputNode item) {
        if (item instanceof InputNode.Mapping table) {
            in.nodes().unknownKeys("a buildpack", table, List.of("url"));
            Optional<String> url = in.nodes().text(table, "url");
            if (url.isEmpty()) {
                in.nodes().wrongShape("a buildpack", item, "a table that has a 'url'");
            }
            return url;
        }
        return in.nodes().text("a buildpack", item);
    }

    /** The way before {@code buildpacks}: a name of the environment, which counts where no other buildpack is named. */
    private void buildpackUrl(boolean counts) {
        in.json().table("env", new Nodes(new Findings())).stream()
                .filter(entry -> entry.key().equals("BUILDPACK_URL"))
                .forEach(entry -> {
                    Optional<String> url = EnvReader.valueOf(entry);
                    url.filter(text -> counts).ifPresent(text -> add(text, entry.origin()));
                    String shown = url.map(text -> "'" + Address.withoutUser(text) + "'.")
                            .orElse("");
                    in.findings().report(HerokuFinding.BUILDPACK_URL, shown, entry.origin());
                });
    }

    /** The list in a file of its own, which counts where it stands in for no other. */
    private void fileOfList(boolean counts) {
        var listed = new Naming();
        List<TextLine> lines = TextLine.of(in.files(), LIST);
        if (counts && !lines.isEmpty()) {
            named.clear();
        }
        for (TextLine line : lines) {
            listed.add(Address.withoutUser(line.text()), line.origin());
            if (counts) {
                add(line.text(), line.origin());
            }
        }
        in.findings().name(counts ? HerokuFinding.BUILDPACKS_FILE : HerokuFinding.BUILDPACKS_UNUSED, listed);
    }
}
