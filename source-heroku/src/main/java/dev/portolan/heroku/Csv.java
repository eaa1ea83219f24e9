package dev.portolan.heroku;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of the world: a resource whose first line that is no comment names the columns. No value holds a comma. */
final class Csv {
    private Csv() {}

    static List<Map<String, String>> rows(String resource) {
        List<String[]> lines = text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        String[] columns = lines.get(0);
        return lines.stream().skip(1).map(line -> row(resource, columns, line)).toList();
    }

    private static Map<String, String> row(String resource, String[] columns, String[] values) {
        if (values.length != columns.length) {
            throw new IllegalStateException(resource + " has a row of another length: " + String.join(",", values));
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], values[i]);
        }
        return Collections.unmodifiableMap(row);
    }

    private static String text(String resource) {
        try (InputStream in = Csv.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
