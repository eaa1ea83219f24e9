package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.TextLine;
import dev.portolan.source.InputNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The packages of the system that <a href="https://github.com/heroku/heroku-buildpack-apt">heroku-buildpack-apt</a>
 * installs: names with blanks between them; whole lines that begin with {@code :repo:} are sources of packages.
 */
final class Aptfile {
    private static final String PATH = "Aptfile";
    private static final String SOURCE = ":repo:";

    /** As Debian's policy has names, with the version, release or architecture that apt-get takes behind them. */
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+([:=/][A-Za-z0-9.+:~-]+)*");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .+*?^$\\[\\]_~=-]+");

    private static final Pattern APT = Pattern.compile("(?i)(.*[^a-z])?apt([^a-z].*)?");

    private Aptfile() {}

    static void read(Intake in) {
        List<TextLine> lines = TextLine.of(in.files(), PATH);
        if (in.isContainer() || !hasBuildpack(in)) {
            var unused = new Naming();
            lines.forEach(line -> unused.add(shown(line.text()), line.origin()));
            in.findings().name(HerokuFinding.APTFILE_UNUSED, unused);
            return;
        }
        Map<String, Origin> packages = new LinkedHashMap<>();
        var left = new Naming();
        for (TextLine line : lines) {
            if (line.text().startsWith(SOURCE)) {
                left.add(shown(line.text()), line.origin());
                continue;
            }
            for (String word : line.text().split("\\s+", -1)) {
                if (PACKAGE.matcher(word).matches()) {
                    packages.putIfAbsent(word, line.origin());
                } else {
                    left.add(shown(word), line.origin());
                }
            }
        }
        packages.forEach(
                (name, origin) -> in.draft().build("packages", origin, build -> build.packages(List.of(name))));
        in.findings().name(HerokuFinding.APT_LINES_LEFT, left);
    }

    /** Names and patterns as they are, of an address the file; the rest of an address may hold a password. */
    private static String shown(String text) {
        if (text.startsWith(SOURCE)) {
            return "a source of packages";
        }
        String file = text.substring(text.lastIndexOf('/') + 1);
        if (!PLAIN.matcher(file).matches()) {
            return "an address";
        }
        return file.length() == text.length() ? file : "…/" + file;
    }

    /** Where no buildpack is named at all, somebody has named it on Heroku: nothing else reads the file. */
    private static boolean hasBuildpack(Intake in) {
        List<InputNode> listed = in.json().list("buildpacks");
        return listed.isEmpty()
                || listed.stream()
                        .map(item -> item instanceof InputNode.Mapping table ? table.get("url") : Optional.of(item))
                        .flatMap(Optional::stream)
                        .anyMatch(item -> item instanceof InputNode.Scalar name
                                && APT.matcher(name.text()).matches());
    }
}
