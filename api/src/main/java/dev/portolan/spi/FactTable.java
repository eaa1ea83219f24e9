package dev.portolan.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the world, such as sizes, regions and plans, from a small csv beside the code that uses them. Lines that begin
 * with {@code #} name the source and the date; the first other line names the columns. No value holds a comma.
 */
public final class FactTable {
    private FactTable() {}

    /** A row of a table. */
    public static final class Row {
        private final String table;
        private final Map<String, String> values;

        private Row(String table, Map<String, String> values) {
            this.table = table;
            this.values = values;
        }

        /**
         * The value of a column; empty where the row states none.
         *
         * @throws IllegalStateException if the table has no such column
         */
        public String get(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new IllegalStateException(table + " has no column '" + column + "'");
            }
            return value;
        }
    }

    /**
     * The rows, in their order.
     *
     * @param name the resource's name, for messages
     * @param resource the resource, opened by the module that holds it: no other module can
     * @throws IllegalStateException if it is missing or a row has another length: a defect of whoever ships it
     */
    @SuppressWarnings("exports") // JSpecify is there for checkers; who uses this module need not have it
    public static List<Row> rows(String name, @Nullable InputStream resource) {
        if (resource == null) {
            throw new IllegalStateException("the resource " + name + " is missing");
        }
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<String[]> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
            String[] columns = lines.get(0);
            return lines.stream().skip(1).map(line -> row(name, columns, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Row row(String name, String[] columns, String[] values) {
        if (values.length != columns.length) {
            throw new IllegalStateException(name + " has a row of another length: " + String.join(",", values));
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], values[i]);
        }
        return new Row(name, row);
    }
}
