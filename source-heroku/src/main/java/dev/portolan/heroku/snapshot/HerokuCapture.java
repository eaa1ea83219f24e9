package dev.portolan.heroku.snapshot;

import dev.portolan.heroku.report.Address;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import dev.portolan.source.InputNode.Sequence;
import dev.portolan.source.LiveCapture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The live state, asked of <a href="https://devcenter.heroku.com/articles/heroku-cli-commands">Heroku's command line</a>. */
public final class HerokuCapture implements LiveCapture {
    private static final Pattern APP = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    /** A text of this length that stands inside another one does not stand there by chance. */
    private static final int TELLING_LENGTH = 8;

    private final BiPredicate<String, String> isSecret;

    /** Takes for a secret what this says of a name of the environment and its value. */
    public HerokuCapture(BiPredicate<String, String> isSecret) {
        this.isSecret = isSecret;
    }

    /** The questions, each with its file and the keys of its answer that are kept. */
    private enum Ask {
        INFO(
                "info.json",
                "apps:info",
                "app.name app.region.name app.stack.name app.space.name app.generation"
                        + " app.generation.name app.maintenance app.internal_routing app.acm pipeline_coupling.stage"),
        ADD_ONS(
                "addons.json",
                "addons",
                "name state addon_service.name plan.name app.name config_vars attachments.name"
                        + " attachments.namespace attachments.app.name"),
        CONFIG("config.json", "config", ""),
        FORMATION("formation.txt", KeptText::formation, "ps:scale"),
        DOMAINS("domains.json", "domains", "hostname kind acm_status sni_endpoint.name app.name"),
        BUILDPACKS("buildpacks.txt", KeptText::buildpacks, "buildpacks"),
        DATABASES("pg.txt", KeptText::databases, "pg:info"),
        DRAINS("drains.json", "drains", "url addon.name"),
        FEATURES("features.json", "features", "name enabled");

        private final String file;
        private final String command;
        private final List<String> keys;
        private final Optional<Function<String, Optional<String>>> lines;

        Ask(String file, String command, String keys) {
            this.file = file;
            this.command = command;
            this.keys = List.of(keys.split(" ", -1));
            lines = Optional.empty();
        }

        Ask(String file, Function<String, Optional<String>> lines, String command) {
            this.file = file;
            this.command = command;
            this.keys = List.of();
            this.lines = Optional.of(lines);
        }

        Question of(String app) {
            var arguments = new ArrayList<>(List.of(command, "--app", app));
            if (lines.isEmpty()) {
                arguments.add("--json");
            }
            return new Question(file, arguments, lines.isEmpty() ? Format.JSON : Format.TEXT);
        }
    }

    @Override
    public String program() {
        return "heroku";
    }

    @Override
    public String installation() {
        return "https://devcenter.heroku.com/articles/heroku-cli says how to install it; log in with 'heroku login'.";
    }

    @Override
    public Optional<String> objection(String app) {
        return APP.matcher(app).matches()
                ? Optional.empty()
                : Optional.of(
                        "The name of an app on Heroku has 3 to 30 small letters, digits and '-', begins with a letter"
                                + " and does not end with '-'.");
    }

    @Override
    public List<Question> questions(String app) {
        return List.of(Ask.values()).stream().map(ask -> ask.of(app)).toList();
    }

    @Override
    public List<Answer> kept(List<Answer> answers) {
        Optional<InputNode> addOns = tree(Ask.ADD_ONS, answers);
        var kept = new ArrayList<Answer>();
        for (Ask ask : Ask.values()) {
            for (Answer answer : answers) {
                if (answer.question().file().equals(ask.file)) {
                    kept(ask, answer.content(), addOns)
                            .ifPresent(content -> kept.add(new Answer(answer.question(), content)));
                }
            }
        }
        return List.copyOf(kept);
    }

    private Optional<Content> kept(Ask ask, Content content, Optional<InputNode> addOns) {
        if (content instanceof Content.Text text) {
            return ask.lines.flatMap(lines -> lines.apply(text.text())).map(Content.Text::new);
        }
        InputNode node = ((Content.Tree) content).node();
        Optional<InputNode> kept = switch (ask) {
            case INFO ->
                node instanceof Mapping table && table.get("app").isPresent()
                        ? Optional.of(Kept.of(node, ask.keys))
                        : Optional.empty();
            case CONFIG -> node instanceof Mapping table ? config(table, addOns) : Optional.empty();
            case DRAINS -> list(node, ask).map(HerokuCapture::withoutPaths);
            default -> list(node, ask);
        };
        return kept.map(Content.Tree::new);
    }

    private static Optional<InputNode> list(InputNode node, Ask ask) {
        return node instanceof Sequence ? Optional.of(Kept.of(node, ask.keys)) : Optional.empty();
    }

    private static Optional<InputNode> tree(Ask ask, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.question().file().equals(ask.file))
                .map(Answer::content)
                .filter(Content.Tree.class::isInstance)
                .map(content -> ((Content.Tree) content).node())
                .findFirst();
    }

    /**
     * All names, with the values that are no secrets. Where nobody knows what belongs to add-ons, no value is kept: what they
     * set need not look like a secret.
     */
    private Optional<InputNode> config(Mapping config, Optional<InputNode> addOns) {
        Set<String> owned = owned(addOns);
        boolean isFlat = config.entries().stream().allMatch(entry -> entry.value() instanceof Scalar);
        if (!isFlat) {
            return Optional.empty();
        }
        List<Entry> entries = config.entries();
        List<String> secrets = entries.stream()
                .filter(entry -> isSecret.test(entry.key(), text(entry)))
                .map(HerokuCapture::text)
                .filter(value -> value.length() >= TELLING_LENGTH)
                .toList();
        List<Entry> kept = entries.stream()
                .map(entry -> {
                    boolean isPlain = addOns.isPresent()
                            && !owned.contains(entry.key())
                            && !isSecret.test(entry.key(), text(entry))
                            && secrets.stream().noneMatch(text(entry)::contains);
                    return isPlain ? entry : withoutValue(entry);
                })
                .toList();
        return Optional.of(new Mapping(config.origin(), kept));
    }

    private static Entry withoutValue(Entry entry) {
        return new Entry(entry.key(), entry.origin(), new Scalar(entry.value().origin(), InputNode.Type.NULL, "null"));
    }

    private static String text(Entry entry) {
        return ((Scalar) entry.value()).text();
    }

    private static Set<String> owned(Optional<InputNode> addOns) {
        var names = new LinkedHashSet<String>();
        for (InputNode addOn : addOns.map(HerokuCapture::items).orElse(List.of())) {
            if (addOn instanceof Mapping table) {
                table.get("config_vars").map(HerokuCapture::items).orElse(List.of()).stream()
                        .filter(Scalar.class::isInstance)
                        .forEach(name -> names.add(((Scalar) name).text()));
            }
        }
        return names;
    }

    private static List<InputNode> items(InputNode node) {
        return node instanceof Sequence list ? list.items() : List.of();
    }

    /** Of the address of a drain anything but the host may be a secret. */
    private static InputNode withoutPaths(InputNode drains) {
        List<InputNode> items = items(drains).stream()
                .map(drain -> drain instanceof Mapping table
                        ? new Mapping(
                                table.origin(),
                                table.entries().stream()
                                        .map(HerokuCapture::withoutPath)
                                        .toList())
                        : drain)
                .toList();
        return new Sequence(drains.origin(), items);
    }

    private static Entry withoutPath(Entry entry) {
        return entry.key().equals("url") && entry.value() instanceof Scalar url
                ? new Entry(entry.key(), entry.origin(), new Scalar(url.origin(), url.type(), Address.host(url.text())))
                : entry;
    }
}
