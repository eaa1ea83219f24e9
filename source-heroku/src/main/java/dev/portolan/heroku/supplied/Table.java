package dev.portolan.heroku.supplied;

import dev.portolan.spi.FactTable;
import java.util.Arrays;
import java.util.List;

/** The tables of this package. */
final class Table {
    private Table() {}

    static List<FactTable.Row> rows(String resource) {
        return FactTable.rows(resource, Table.class.getResourceAsStream(resource));
    }

    /** The words of a cell. */
    static List<String> words(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
