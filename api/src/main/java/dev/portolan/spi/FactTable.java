package dev.portolan.spi;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

        /** The texts of a column, which are parted by {@code ;} and have no spaces around them. */
        public List<String> texts(String column) {
            return List.of(get(column).split(";", -1));
        }

        /**
         * The number of a column; 0 where the row states none.
         *
         * @throws NumberFormatException if the cell holds no number: a defect of whoever ships the table
         */
        public BigDecimal number(String column) {
            return get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(get(column));
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

    /** What another column says in the first row that has this text among those of a column; nothing where it is empty. */
    public static Optional<String> find(List<Row> rows, String column, String text, String wanted) {
        return rows.stream()
                .filter(row -> row.texts(column).contains(text))
                .findFirst()
                .map(row -> row.get(wanted))
                .filter(cell -> !cell.isEmpty());
    }

    /**
     * How much of something is needed.
     *
     * @param column the column that says how much of it a row has
     * @param least may be absent: then any row has enough
     */
    public record Need(String column, Fact<? extends Number> least) {
        private int index(List<Row> rows) {
            for (int i = 0; i < rows.size(); i++) {
                if (least.isAbsent() || rows.get(i).number(column).compareTo(decimal()) >= 0) {
                    return i;
                }
            }
            return rows.size() - 1;
        }

        private BigDecimal decimal() {
            return new BigDecimal(least.get().toString());
        }
    }

    /**
     * The smallest size that suffices, or the largest.
     *
     * @param row the size
     * @param decisive the stated amount for whose sake it is no smaller one; absent where several ask for it, or none
     * @param rounded the decisive amount where the size has more or less of it, otherwise absent
     */
    public record Size(Row row, Fact<? extends Number> decisive, Fact<? extends Number> rounded) {}

    /**
     * The first row with enough of everything, or the last where none has. A need that another one hides makes no
     * difference, so what is made of the size rests on the decisive one alone.
     *
     * @param rows the sizes, one at least; a later row has no less of anything that is needed
     */
    public static Size enough(List<Row> rows, Need... needs) {
        int index = Stream.of(needs).mapToInt(need -> need.index(rows)).max().orElse(0);
        Row row = rows.get(index);
        List<Need> decisive = Stream.of(needs)
                .filter(need -> need.least().isPresent() && need.index(rows) == index)
                .toList();
        if (decisive.size() != 1) {
            return new Size(row, Fact.absent(FactPath.ROOT), Fact.absent(FactPath.ROOT));
        }
        Need need = decisive.get(0);
        boolean isExact = row.number(need.column()).compareTo(need.decimal()) == 0;
        return new Size(row, need.least(), isExact ? Fact.absent(need.least().path()) : need.least());
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
