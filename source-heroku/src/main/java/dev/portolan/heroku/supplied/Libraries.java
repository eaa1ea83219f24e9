package dev.portolan.heroku.supplied;

import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The libraries that the repository asks for.
 *
 * @param gems the Ruby ones with their versions, from <a href="https://bundler.io/guides/rationale.html">Gemfile.lock</a>
 * @param packages the Node.js ones, from package.json
 * @param python what the files of Python's package managers say, in small letters
 * @param spring whether a file of a Java build names Spring Boot
 */
record Libraries(Map<String, String> gems, List<String> packages, String python, boolean spring) {
    private static final Pattern GEM = Pattern.compile("(?m)^ {4}([A-Za-z0-9_.-]+) \\(([^)]+)\\)\\r?$");
    private static final Pattern GEMFILE_RAILS = Pattern.compile("(?m)^\\s*gem\\s*\\(?\\s*['\"](rails|railties)['\"]");
    private static final List<String> PYTHON =
            List.of("requirements.txt", "Pipfile", "pyproject.toml", "Pipfile.lock", "poetry.lock", "uv.lock");
    private static final List<String> JAVA = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    static Libraries of(ProjectFiles files, List<Buildpack> packs) {
        boolean ruby = has(packs, "heroku/ruby");
        return new Libraries(
                ruby ? gems(files) : new LinkedHashMap<>(),
                has(packs, "heroku/nodejs") ? packages(files) : List.of(),
                has(packs, "heroku/python") ? text(files, PYTHON) : "",
                Buildpack.ofJvm(packs).isPresent() && text(files, JAVA).contains("spring-boot"));
    }

    private static boolean has(List<Buildpack> packs, String name) {
        return packs.stream().anyMatch(pack -> pack.name().equals(name));
    }

    private static Map<String, String> gems(ProjectFiles files) {
        var gems = new LinkedHashMap<String, String>();
        String lock = text(files, "Gemfile.lock");
        GEM.matcher(lock).results().forEach((MatchResult gem) -> gems.put(gem.group(1), gem.group(2)));
        boolean rails = files.exists("config/application.rb")
                || GEMFILE_RAILS.matcher(text(files, "Gemfile")).find();
        if (lock.isEmpty() && rails) {
            gems.put("railties", "");
            gems.put("rack", "");
        }
        return gems;
    }

    private static List<String> packages(ProjectFiles files) {
        Optional<InputNode> node = files.exists("package.json") ? files.json("package.json") : Optional.empty();
        var packages = new ArrayList<String>();
        for (String key : List.of("dependencies", "devDependencies")) {
            node.filter(InputNode.Mapping.class::isInstance)
                    .flatMap(root -> ((InputNode.Mapping) root).get(key))
                    .filter(InputNode.Mapping.class::isInstance)
                    .ifPresent(table -> packages.addAll(((InputNode.Mapping) table).keys()));
        }
        return packages;
    }

    private static String text(ProjectFiles files, List<String> paths) {
        var all = new StringBuilder();
        paths.forEach(path -> all.append(text(files, path)).append('\n'));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(ProjectFiles files, String path) {
        return files.exists(path) ? files.text(path).orElse("") : "";
    }

    /** Whether the gem is there in this version or a later one; one of unknown version counts as of today. */
    boolean hasGem(String name, String atLeast) {
        String version = gems.get(name);
        return version != null && (version.isEmpty() || atLeast.isEmpty() || compare(version, atLeast) >= 0);
    }

    private static int compare(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < right.length; i++) {
            int order = Integer.compare(i < left.length ? number(left[i]) : 0, number(right[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int number(String part) {
        String digits = part.replaceFirst("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }
}
