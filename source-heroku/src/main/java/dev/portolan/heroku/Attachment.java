package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.live.LiveAddOn.LiveAttachment;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An add-on as app.json asks for it: {@code "heroku-redis:mini"}, {@code "heroku-postgresql:basic --version=15"} or
 * {@code {"plan": …, "as": …, "options": {…}}}.
 *
 * @param slug the add-on
 * @param plan the plan, if one is named
 * @param as the name of the attachment, if one is given
 * @param options what is asked of the plan: each with its value and its place
 * @param running the add-on that Heroku has, if it told of this one
 * @param origin where it stands
 */
record Attachment(
        String slug,
        Optional<String> plan,
        Optional<String> as,
        Map<String, Option> options,
        Optional<LiveAddOn> running,
        Origin origin) {
    private static final List<String> KEYS = List.of("plan", "as", "options");

    /**
     * A value and its place.
     *
     * @param value the value
     * @param origin where it stands
     */
    record Option(String value, Origin origin) {}

    /** An add-on that Heroku has, under the name that says most about it. */
    static Attachment of(LiveAddOn running, String prefix) {
        List<String> names =
                running.attachments().stream().map(LiveAttachment::name).toList();
        Optional<String> as = names.contains(prefix)
                ? Optional.empty()
                : names.stream()
                        .filter(name -> !name.startsWith("HEROKU_"))
                        .findFirst()
                        .or(() -> names.stream().findFirst());
        return new Attachment(
                running.slug().orElse(running.name()),
                running.plan(),
                as,
                new LinkedHashMap<>(),
                Optional.of(running),
                running.origin());
    }

    /** The same, with what another one asks of the plan. */
    Attachment withOptionsOf(Attachment other) {
        return new Attachment(slug, plan, as, other.options, running, origin);
    }

    static Optional<Attachment> of(InputNode item, Nodes nodes) {
        if (item instanceof InputNode.Mapping table) {
            nodes.unknownKeys("an add-on", table, KEYS);
            var options = new LinkedHashMap<String, Option>();
            table.get("options").stream()
                    .flatMap(node -> nodes.entries("'options' of an add-on", node).stream())
                    .forEach(entry -> nodes.text("the option '" + entry.key() + "'", entry.value())
                            .ifPresent(text -> options.put(
                                    entry.key(), new Option(text, entry.value().origin()))));
            Optional<String> plan = nodes.text(table, "plan");
            if (plan.isEmpty()) {
                nodes.wrongShape("an add-on", item, "a text, or a table that names its 'plan'");
            }
            return plan.flatMap(text -> parsed(text, nodes.text(table, "as"), options, table.origin()));
        }
        return nodes.text("an add-on", item)
                .flatMap(text -> parsed(text, Optional.empty(), new LinkedHashMap<>(), item.origin()));
    }

    /** People paste the flags of {@code heroku addons:create} behind the plan. */
    private static Optional<Attachment> parsed(
            String text, Optional<String> as, Map<String, Option> options, Origin origin) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 1; i < words.size(); i++) {
            String flag = words.get(i).replaceFirst("^--?", "");
            int equals = flag.indexOf('=');
            if (equals >= 0) {
                options.putIfAbsent(flag.substring(0, equals), new Option(flag.substring(equals + 1), origin));
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("-")) {
                i++;
                options.putIfAbsent(flag, new Option(words.get(i), origin));
            } else {
                options.putIfAbsent(flag, new Option("", origin));
            }
        }
        Optional<String> name =
                as.or(() -> Optional.ofNullable(options.remove("as")).map(Option::value));
        String full = words.get(0).toLowerCase(Locale.ROOT);
        int colon = full.indexOf(':');
        return Optional.of(new Attachment(
                colon < 0 ? full : full.substring(0, colon),
                colon < 0 ? Optional.empty() : Optional.of(full.substring(colon + 1)),
                name.map(given -> given.toUpperCase(Locale.ROOT)).filter(given -> !given.isBlank()),
                options,
                Optional.empty(),
                origin));
    }

    /** The add-on with its plan, as people write it. */
    String shown() {
        return slug + plan.map(name -> ":" + name).orElse("");
    }

    /** All that is asked for, but for the values of options, which may be secrets. */
    String described() {
        String name = as.map(given -> " as " + given).orElse("");
        return shown() + name + (options.isEmpty() ? "" : " with " + String.join(", ", options.keySet()));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
