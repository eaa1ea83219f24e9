package dev.portolan.heroku.live;

import dev.portolan.source.InputNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The forms of what Heroku's command line and its <a href="https://devcenter.heroku.com/articles/platform-api-reference">API</a>
 * print, as of command line 11.9. A file has the first form that it fits; of two files on one topic the earlier form counts,
 * since it says more.
 */
enum LiveShape {
    ERROR(Form.TABLE, Topic.NONE, "an error", "id", "message"),
    ADD_ONS(Form.LIST, Topic.ADD_ONS, "heroku addons --json", "addon_service"),
    DOMAINS(Form.LIST, Topic.DOMAINS, "heroku domains --json", "hostname", "kind"),
    FORMATION(Form.LIST, Topic.FORMATION, "GET /apps/APP/formation", "quantity", "type"),
    BUILDPACKS(Form.LIST, Topic.BUILDPACKS, "GET /apps/APP/buildpack-installations", "buildpack", "ordinal"),
    MONITORS(Form.LIST, Topic.AUTOSCALING, "GET /apps/APP/formation/web/monitors", "action_type", "max_quantity"),
    MONITOR(Form.TABLE, Topic.AUTOSCALING, "a monitor", "action_type", "max_quantity"),
    DRAINS(Form.LIST, Topic.DRAINS, "heroku drains --json", "url", "addon"),
    FEATURES(Form.LIST, Topic.FEATURES, "heroku features --json", "name", "enabled"),
    LABS(Form.TABLE, Topic.LABS, "heroku labs --json", "app", "user"),
    INFO(Form.TABLE, Topic.APP, "heroku apps:info --json", "app"),
    APP(Form.TABLE, Topic.APP, "GET /apps/APP", "name", "stack", "region"),
    /** Before the text forms, which tell less. */
    CONFIG(Form.FLAT, Topic.CONFIG, "heroku config --json"),
    CONFIG_VALUES(Form.LIST, Topic.CONFIG, "heroku config:get --json", "key", "value"),
    CONFIG_VALUE(Form.TABLE, Topic.CONFIG, "heroku config:get --json", "key", "value"),
    DYNOS(Form.LIST, Topic.NONE, "heroku ps --json", "state", "type", "name"),
    RELEASES(Form.LIST, Topic.NONE, "heroku releases", "version", "status"),
    RELEASE(Form.TABLE, Topic.NONE, "heroku releases:info", "version", "status"),
    SLUG(Form.TABLE, Topic.NONE, "a slug", "process_types"),
    PIPELINE(Form.TABLE, Topic.NONE, "heroku pipelines:info", "pipeline", "apps"),
    APPS(Form.LIST, Topic.NONE, "heroku apps", "web_url", "stack"),
    ATTACHMENTS(Form.LIST, Topic.NONE, "add-on attachments", "addon", "namespace"),
    COLLABORATORS(Form.LIST, Topic.NONE, "heroku access", "user", "role"),
    BUILDS(Form.LIST, Topic.NONE, "builds", "source_blob"),
    REVIEW_APPS(Form.LIST, Topic.NONE, "heroku reviewapps", "pr_number"),
    CERTIFICATES(Form.LIST, Topic.NONE, "heroku certs", "ssl_cert"),
    WEBHOOKS(Form.LIST, Topic.NONE, "heroku webhooks", "include", "level"),
    SPACES(Form.LIST, Topic.NONE, "heroku spaces", "shield", "region"),
    PIPELINES(Form.LIST, Topic.NONE, "heroku pipelines", "owner", "name"),
    INFO_SHELL(Form.TEXT, Topic.APP, "heroku apps:info --shell"),
    DOMAINS_CSV(Form.TEXT, Topic.DOMAINS, "heroku domains --csv"),
    FORMATION_LINE(Form.TEXT, Topic.FORMATION, "heroku ps:scale"),
    BUILDPACKS_TEXT(Form.TEXT, Topic.BUILDPACKS, "heroku buildpacks"),
    POSTGRES(Form.TEXT, Topic.POSTGRES, "heroku pg:info"),
    CONFIG_SHELL(Form.TEXT, Topic.CONFIG, "heroku config --shell"),
    /** Written by hand. */
    SCHEDULER(Form.TEXT, Topic.SCHEDULER, "the dashboard of the scheduler"),
    /** For people. */
    CONFIG_TABLE(Form.TEXT, Topic.NONE, "heroku config"),
    DYNO_SIZES(Form.TEXT, Topic.NONE, "heroku ps:type"),
    DYNO_LINES(Form.TEXT, Topic.NONE, "heroku ps"),
    TABLE(Form.TEXT, Topic.NONE, "a table for people");

    private final Form form;
    private final Topic topic;
    private final String command;
    private final List<String> keys;

    LiveShape(Form form, Topic topic, String command, String... keys) {
        this.form = form;
        this.topic = topic;
        this.command = command;
        this.keys = List.of(keys);
    }

    private enum Form {
        /** A list of tables that have these keys. */
        LIST,
        /** A table that has these keys. */
        TABLE,
        /** A table of names and texts. */
        FLAT,
        TEXT
    }

    Topic topic() {
        return topic;
    }

    /** What prints it. */
    String command() {
        return command;
    }

    /** Whether it is true of an app, and none of its parts. */
    boolean isPassedOver() {
        return topic == Topic.NONE && (form == Form.LIST || form == Form.TABLE) && this != ERROR && this != DYNOS;
    }

    /** The form of parsed JSON. */
    static Optional<LiveShape> of(InputNode node) {
        if (node instanceof InputNode.Sequence list) {
            return list.items().stream()
                    .filter(InputNode.Mapping.class::isInstance)
                    .findFirst()
                    .flatMap(item -> withKeys(Form.LIST, (InputNode.Mapping) item));
        }
        return node instanceof InputNode.Mapping table
                ? withKeys(Form.TABLE, table).or(() -> isFlat(table) ? Optional.of(CONFIG) : Optional.empty())
                : Optional.empty();
    }

    private static Optional<LiveShape> withKeys(Form form, InputNode.Mapping table) {
        return Arrays.stream(values())
                .filter(shape -> shape.form == form && shape.fits(table))
                .findFirst();
    }

    private boolean fits(InputNode.Mapping table) {
        return table.keys().containsAll(keys)
                && switch (this) {
                    // A config may have names like these: an error is told by an id in words.
                    case ERROR -> table.entries().size() <= 3 && isFlat(table);
                    case CONFIG_VALUE -> table.entries().size() == 2;
                    case LABS -> isList(table, "app") && isList(table, "user");
                    case INFO ->
                        table.get("app")
                                .filter(InputNode.Mapping.class::isInstance)
                                .isPresent();
                    case APP -> !isFlat(table);
                    case RELEASE, MONITOR -> !isFlat(table) || table.keys().contains("id");
                    default -> true;
                };
    }

    private static boolean isList(InputNode.Mapping table, String key) {
        return table.get(key).filter(InputNode.Sequence.class::isInstance).isPresent();
    }

    private static boolean isFlat(InputNode.Mapping table) {
        return table.entries().stream()
                .allMatch(entry -> ConfigReader.isName(entry.key()) && entry.value() instanceof InputNode.Scalar);
    }
}
