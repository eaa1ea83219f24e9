package dev.portolan.heroku;

import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.ExternalService;
import dev.portolan.spi.FactTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A product of Heroku's add-on market.
 *
 * @param slug the name that plans begin with
 * @param kind what it is, as the catalogue has it
 * @param title what its vendor calls it
 * @param ended whether it is sold no more
 * @param prefix what the name of an attachment stands in for in the names that it sets
 * @param sets the names of the environment that it always sets
 * @param maySet the names that it sets at times; {@code *} for any colour
 */
record AddOn(String slug, String kind, String title, boolean ended, String prefix, List<Name> sets, List<Name> maySet) {
    private static final Map<String, AddOn> ALL = all();

    AddOn {
        sets = List.copyOf(sets);
        maySet = List.copyOf(maySet);
    }

    /**
     * A name of the environment that an add-on sets.
     *
     * @param pattern the name, or a pattern with one {@code *}
     * @param attribute what of the datastore it holds; absent where it is a secret
     */
    record Name(String pattern, Optional<EnvValue.Attribute> attribute) {
        /** The name under another name of the attachment. */
        Name under(String prefix, String attachment) {
            return pattern.startsWith(prefix + "_")
                    ? new Name(attachment + pattern.substring(prefix.length()), attribute)
                    : this;
        }
    }

    /** The add-on of this slug; one that the catalogue lacks is some product of another vendor. */
    static Optional<AddOn> of(String slug) {
        return Optional.ofNullable(ALL.get(slug));
    }

    /** What stands in for an add-on that the catalogue lacks. */
    static AddOn unknown(String slug) {
        String prefix = slug.toUpperCase(Locale.ROOT).replace('-', '_');
        return new AddOn(slug, "other", slug, false, prefix, List.of(), List.of());
    }

    /** The slugs of the catalogue. */
    static List<String> slugs() {
        return List.copyOf(ALL.keySet());
    }

    /** Whether it runs commands by the clock. */
    boolean isScheduler() {
        return kind.equals("cron");
    }

    /** Whether it does for Heroku what other platforms do by themselves. */
    boolean isNotNeeded() {
        return kind.equals("not-needed");
    }

    /** What kind of datastore it is, if it is one. */
    Optional<Datastore.Kind> datastore() {
        return Arrays.stream(Datastore.Kind.values())
                .filter(candidate -> candidate.toString().equals(kind))
                .findFirst();
    }

    /** What it is for, if it is no datastore. */
    ExternalService.Category category() {
        return Arrays.stream(ExternalService.Category.values())
                .filter(candidate -> candidate.toString().equals(kind))
                .findFirst()
                .orElse(ExternalService.Category.OTHER);
    }

    private static Map<String, AddOn> all() {
        var all = new LinkedHashMap<String, AddOn>();
        for (FactTable.Row row : Heroku.table("add-ons.csv")) {
            var addOn = new AddOn(
                    row.get("slug"),
                    row.get("kind"),
                    row.get("title"),
                    row.get("status").equals("ended"),
                    row.get("prefix"),
                    names(row.get("sets")),
                    names(row.get("may-set")));
            all.put(addOn.slug(), addOn);
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<Name> names(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(AddOn::name)
                .toList();
    }

    private static Name name(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Name(text, Optional.empty())
                : new Name(
                        text.substring(0, equals),
                        Optional.of(EnvValue.Attribute.valueOf(
                                text.substring(equals + 1).toUpperCase(Locale.ROOT))));
    }
}
