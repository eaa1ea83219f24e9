package dev.portolan.heroku.live;

import dev.portolan.source.InputNode;
import java.util.List;
import java.util.Optional;

/** The add-ons. One of another app that the user may not see has a name and attachments, and nothing else. */
final class AddOnsReader {
    private AddOnsReader() {}

    static List<LiveAddOn> read(LiveFile file, Values values) {
        return file.tables().stream()
                .flatMap(table -> values.text(table, "name").stream().map(name -> addOn(name.value(), table, values)))
                .toList();
    }

    private static LiveAddOn addOn(String name, InputNode.Mapping table, Values values) {
        Optional<String> plan = values.text(table, "plan", "name").map(Stated::value);
        Optional<String> slug = values.text(table, "addon_service", "name")
                .map(Stated::value)
                .or(() -> plan.filter(text -> text.contains(":")).map(text -> text.substring(0, text.indexOf(':'))));
        return new LiveAddOn(
                name,
                slug,
                plan.map(text -> text.substring(text.indexOf(':') + 1)),
                values.text(table, "app", "name").map(Stated::value),
                values.items(table, "config_vars").stream()
                        .flatMap(item -> values.nodes().text("a name of 'config_vars'", item).stream()
                                .map(variable -> new Stated<>(variable, item.origin())))
                        .toList(),
                values.items(table, "attachments").stream()
                        .filter(InputNode.Mapping.class::isInstance)
                        .flatMap(item -> attachment((InputNode.Mapping) item, values).stream())
                        .toList(),
                table.origin());
    }

    private static Optional<LiveAddOn.LiveAttachment> attachment(InputNode.Mapping table, Values values) {
        return values.text(table, "name")
                .map(name -> new LiveAddOn.LiveAttachment(
                        name.value(),
                        values.text(table, "app", "name").map(Stated::value),
                        values.text(table, "namespace").map(Stated::value),
                        table.origin()));
    }
}
