package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That every secret which the configuration names stands in a file of secrets. Kamal looks when it needs the value, in the
 * middle of a deploy.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/secrets.rb">secrets.rb</a>
 */
final class SecretRules {
    private final KamalYml yml;
    private final List<Document> documents;

    SecretRules(KamalYml yml, List<Document> documents) {
        this.yml = yml;
        this.documents = documents;
    }

    void check() {
        String own = ".kamal/secrets" + (yml.destination().isEmpty() ? "" : "." + yml.destination());
        Set<String> there = new LinkedHashSet<>();
        for (Document document : documents) {
            if (document.path().equals(".kamal/secrets-common")
                    || document.path().equals(own)) {
                document.text().lines().forEach(line -> there.add(name(line)));
            }
        }
        Map<String, Object> registry = KamalYml.table(yml.root(), "registry");
        List<String> named = new ArrayList<>(KamalYml.texts(registry, "username"));
        named.addAll(KamalYml.texts(registry, "password"));
        named.addAll(KamalYml.texts(KamalYml.table(yml.root(), "builder"), "secrets"));
        collect(yml.root(), named);
        for (String section : List.of("servers", "accessories")) {
            Map<String, Object> table = KamalYml.table(yml.root(), section);
            table.keySet().forEach(name -> collect(KamalYml.table(table, name), named));
        }
        named.stream()
                .map(name -> name.substring(name.indexOf(':') + 1))
                .distinct()
                .filter(name -> !there.contains(name))
                .forEach(name -> yml.fails("", "Secret '" + name + "' not found in .kamal/secrets-common, " + own));
    }

    private static void collect(Map<String, Object> table, List<String> named) {
        named.addAll(KamalYml.texts(KamalYml.table(table, "env"), "secret"));
        Map<String, Object> ssl = KamalYml.table(KamalYml.table(table, "proxy"), "ssl");
        ssl.values().forEach(name -> named.add(String.valueOf(name)));
    }

    private static String name(TextBody.Line line) {
        var text = new StringBuilder();
        for (TextBody.Part part : line.parts()) {
            text.append(
                    part instanceof TextBody.Part.Template template
                            ? template.text()
                            : ((TextBody.Part.Literal) part).fact().get());
        }
        int end = text.indexOf("=");
        return end < 0 ? "" : text.substring(0, end);
    }
}
