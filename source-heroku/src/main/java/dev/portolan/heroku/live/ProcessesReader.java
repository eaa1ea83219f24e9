package dev.portolan.heroku.live;

import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many of which size each process type has, and how Heroku changes that. */
final class ProcessesReader {
    /** More of them than any int holds is no count. */
    private static final int DIGITS = 9;

    private ProcessesReader() {}

    static List<LiveProcess> read(LiveFile file, Values values) {
        return file.shape() == LiveShape.FORMATION_LINE ? line(file.text(), values) : formation(file, values);
    }

    private static List<LiveProcess> formation(LiveFile file, Values values) {
        var processes = new ArrayList<LiveProcess>();
        for (InputNode.Mapping table : file.tables()) {
            Optional<Stated<String>> type = values.text(table, "type");
            Optional<Stated<Integer>> quantity = values.count(table, "quantity");
            if (type.isPresent() && quantity.isPresent()) {
                processes.add(new LiveProcess(
                        type.get().value(),
                        quantity.get(),
                        values.text(table, "size").or(() -> values.text(table, "dyno_size", "name")),
                        values.text(table, "command"),
                        table.origin()));
            }
        }
        return processes;
    }

    /** {@code web=3:Standard-2X worker=1:Standard-1X}. */
    private static List<LiveProcess> line(LiveText text, Values values) {
        var processes = new ArrayList<LiveProcess>();
        for (LiveText.Line line : text.told()) {
            for (String word : line.text().strip().split("\\s+", -1)) {
                int equals = word.indexOf('=');
                int colon = word.indexOf(':', equals);
                String name = word.substring(0, equals);
                String digits = word.substring(equals + 1, colon);
                // A size that the API does not name is printed as JavaScript shows nothing.
                Optional<Stated<String>> size = Optional.of(word.substring(colon + 1))
                        .filter(found -> !found.equals("undefined"))
                        .map(found -> new Stated<>(found, line.origin()));
                if (digits.length() > DIGITS) {
                    values.nodes().wrongValue(name, digits, line.origin(), "a count");
                } else {
                    processes.add(new LiveProcess(
                            name,
                            new Stated<>(Integer.valueOf(digits), line.origin()),
                            size,
                            Optional.empty(),
                            line.origin()));
                }
            }
        }
        return processes;
    }

    /** The monitor of the web processes; Heroku has one at most. */
    static Optional<LiveAutoscaling> autoscaling(LiveFile file, Values values) {
        for (InputNode.Mapping table : file.tables()) {
            Optional<Stated<Integer>> min = values.count(table, "min_quantity");
            Optional<Stated<Integer>> max = values.count(table, "max_quantity");
            boolean scales = values.text(table, "action_type")
                    .filter(action -> action.value().equals("scale"))
                    .isPresent();
            if (scales && min.isPresent() && max.isPresent()) {
                return Optional.of(new LiveAutoscaling(
                        values.flag(table, "is_active").orElse(new Stated<>(true, table.origin())),
                        min.get(),
                        max.get(),
                        values.count(table, "value")));
            }
        }
        return Optional.empty();
    }
}
