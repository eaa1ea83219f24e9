package dev.portolan.heroku.supplied;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.source.ProjectFiles;
import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A buildpack that takes part in the build and whose doings are known. See
 * <a href="https://devcenter.heroku.com/articles/buildpacks#officially-supported-buildpacks">Heroku's list</a>.
 *
 * @param name its short name, such as {@code heroku/ruby}
 * @param isLast whether no other comes after it, so that it is the one whose language the app is written in
 * @param place where somebody names it, or the file by which Heroku finds it
 */
record Buildpack(String name, boolean isLast, Origin place) {
    private static final List<FactTable.Row> TABLE = Table.rows("buildpacks.csv");
    private static final String JAVA_ALONE = "heroku/jvm";
    private static final List<String> JVM =
            List.of("heroku/java", "heroku/gradle", "heroku/scala", "heroku/clojure", JAVA_ALONE);

    /** The last of these to run decides, since each overwrites the script of the one before. */
    private static final List<String> SETS_CONCURRENCY =
            List.of("heroku/nodejs", "heroku/python", "heroku/ruby", "heroku/php");

    /** Those of an app, in their order: the ones that are stated, or the one that Heroku finds. None for an image. */
    static List<Buildpack> of(App app, ProjectFiles files) {
        if (!(app.build() instanceof Build.Buildpacks build)) {
            return List.of();
        }
        if (build.buildpacks().isEmpty()) {
            return TABLE.stream()
                    .flatMap(row -> found(row, files).stream())
                    .limit(1)
                    .toList();
        }
        var known = new ArrayList<Buildpack>();
        for (int i = 0; i < build.buildpacks().size(); i++) {
            known(build.buildpacks().get(i), i == build.buildpacks().size() - 1).ifPresent(known::add);
        }
        return known;
    }

    private static Optional<Buildpack> found(FactTable.Row row, ProjectFiles files) {
        return Table.words(row.get("files")).stream()
                .flatMap(pattern -> matching(pattern, files).stream())
                .findFirst()
                .map(path -> new Buildpack(row.get("name"), true, Origin.inFile(path, 0, 0)));
    }

    private static Optional<String> matching(String pattern, ProjectFiles files) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return Optional.of(pattern).filter(files::exists);
        }
        int slash = pattern.lastIndexOf('/');
        return files.list(slash < 0 ? "" : pattern.substring(0, slash)).stream()
                .filter(path -> path.startsWith(pattern.substring(0, star)))
                .filter(path -> path.length() >= pattern.length() && path.endsWith(pattern.substring(star + 1)))
                .findFirst();
    }

    private static Optional<Buildpack> known(Fact<String> stated, boolean isLast) {
        String address = plain(stated.get());
        return TABLE.stream()
                .filter(row -> names(row, address))
                .findFirst()
                .map(row -> new Buildpack(row.get("name"), isLast, place(stated)));
    }

    private static boolean names(FactTable.Row row, String address) {
        return row.get("name").equals(address)
                || address.endsWith("/" + row.get("name"))
                || Table.words(row.get("addresses")).stream()
                        .anyMatch(alias -> address.equals(alias) || address.endsWith("/" + alias));
    }

    /** An address without its revision, scheme and ending. */
    private static String plain(String address) {
        return address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("[#?].*$", "")
                .replaceFirst("@[^/:]*$", "")
                .replaceFirst("^urn:buildpack:", "")
                .replaceFirst("(\\.git|\\.tgz|\\.tar\\.gz)?/?$", "");
    }

    private static Origin place(Fact<String> stated) {
        return ((Basis.Stated) stated.bases().get(0)).origin();
    }

    /**
     * The one that runs the app on a Java virtual machine. The last one is that of the app's language; Java itself, as
     * {@code heroku/jvm} brings it, is a helper beside any other.
     */
    static Optional<Buildpack> ofJvm(List<Buildpack> all) {
        Optional<Buildpack> language =
                all.stream().filter(pack -> !pack.name().equals(JAVA_ALONE)).reduce((earlier, later) -> later);
        return language.or(() -> all.stream().findFirst()).filter(pack -> JVM.contains(pack.name()));
    }

    /** The one whose script sets the number of workers, if there is one and it sets it. */
    static Optional<Buildpack> ofConcurrency(List<Buildpack> all) {
        return all.stream()
                .filter(pack -> SETS_CONCURRENCY.contains(pack.name()))
                .reduce((earlier, later) -> later)
                .filter(pack -> SETS_CONCURRENCY.indexOf(pack.name()) < 2);
    }

    /** States what it sets. */
    Origin origin() {
        return Origin.defaultOf("the buildpack " + name);
    }
}
