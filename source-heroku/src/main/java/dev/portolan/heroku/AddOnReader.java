package dev.portolan.heroku;

import dev.portolan.heroku.Attachment.Option;
import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.heroku.secret.SecretRule;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes datastores and external services of the add-ons, and states the names of the environment that they set. */
final class AddOnReader {
    private final Intake in;
    private final OwnedNames owned;
    private final Naming keptPlans = new Naming();
    private final Naming repeated = new Naming();
    private final Set<String> attached = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, String> datastores = new LinkedHashMap<>();

    private AddOnReader(Intake in) {
        this.in = in;
        owned = new OwnedNames(in.draft());
    }

    /** Answers the names of the environment that belong to the add-ons. */
    static OwnedNames read(Intake in) {
        var reader = new AddOnReader(in);
        List<Attachment> asked = attachments(in, in.json().list("addons"));
        List<Attachment> setUp = attachments(in, Setup.addOns(in.manifest()));
        Optional<List<LiveAddOn>> live = in.live().addOns();
        if (live.isPresent()) {
            List<Attachment> stated =
                    Stream.concat(asked.stream(), setUp.stream()).toList();
            new RunningAddOns(stated, in.live(), in.findings())
                    .attachments(live.get())
                    .forEach(reader::attach);
        } else {
            asked.forEach(reader::attach);
            setUp.forEach(reader::attachOnce);
        }
        RunningPostgres.read(in, reader.datastores);
        in.findings().name(HerokuFinding.SETUP_REPEATED, reader.repeated);
        in.findings().name(HerokuFinding.ADD_ON_PLANS, reader.keptPlans);
        return reader.owned;
    }

    private static List<Attachment> attachments(Intake in, List<InputNode> items) {
        return items.stream()
                .flatMap(item -> Attachment.of(item, in.nodes()).stream())
                .toList();
    }

    /** What heroku.yml asks for as well as app.json is one add-on, and not two. */
    private void attachOnce(Attachment attachment) {
        if (known.contains(identity(attachment))) {
            repeated.add(attachment.described(), attachment.origin());
        } else {
            attach(attachment);
        }
    }

    private static String identity(Attachment attachment) {
        String prefix = AddOn.of(attachment.slug()).map(AddOn::prefix).orElse("");
        return attachment.slug() + " " + attachment.as().orElse(prefix);
    }

    private void attach(Attachment attachment) {
        known.add(identity(attachment));
        AddOn addOn = AddOn.of(attachment.slug()).orElseGet(() -> {
            String nearest = NearestName.of(attachment.slug(), AddOn.slugs())
                    .map(slug -> " Did you mean '" + slug + "'?")
                    .orElse("");
            tell(HerokuFinding.ADD_ON_UNKNOWN, "'" + attachment.slug() + "'." + nearest, attachment);
            return AddOn.unknown(attachment.slug());
        });
        if (addOn.isScheduler()) {
            in.draft().scheduler(addOn.title());
            if (in.live().jobs().isEmpty()) {
                tell(HerokuFinding.SCHEDULER_JOBS, titled(addOn, attachment), attachment);
            }
        } else if (addOn.isNotNeeded()) {
            tell(HerokuFinding.ADD_ON_NOT_NEEDED, titled(addOn, attachment), attachment);
        } else {
            addOn.datastore()
                    .ifPresentOrElse(kind -> datastore(addOn, kind, attachment), () -> external(addOn, attachment));
        }
        if (addOn.ended()) {
            tell(HerokuFinding.ADD_ON_ENDED, titled(addOn, attachment), attachment);
        }
    }

    private void datastore(AddOn addOn, Datastore.Kind kind, Attachment attachment) {
        Draft draft = in.draft();
        String wanted = attachment.as().map(as -> nameOf(as, kind)).orElse(kind.toString());
        String name = Draft.free(wanted, draft::hasDatastore);
        draft.datastore(name, "kind", attachment.origin(), store -> store.kind(kind));
        if (kind == Datastore.Kind.MEMCACHED) {
            draft.datastore(name, "purpose", Heroku.DEFAULT, store -> store.purpose(Datastore.Purpose.CACHE));
        }
        plan(name, addOn, attachment);
        options(name, attachment.options());
        attachment
                .running()
                .filter(running -> RunningAddOns.isLent(running, in.live()))
                .ifPresent(lent ->
                        draft.datastore(name, "placement", lent.origin(), s -> s.placement(Datastore.Placement.KEEP)));
        names(
                addOn,
                attachment,
                attribute -> attribute
                        .map(known -> EnvValue.of(Ref.datastore(name), known))
                        .orElse(EnvValue.secret()));
        attachment.running().ifPresent(running -> running(name, addOn, running));
    }

    /** Every name by which people mean the datastore, and what is not clear about those that it sets. */
    private void running(String datastore, AddOn addOn, LiveAddOn running) {
        datastores.put(running.name(), datastore);
        running.attachments().forEach(attachment -> datastores.put(attachment.name(), datastore));
        for (RunningNames.Name name : new RunningNames(addOn, running).all()) {
            datastores.put(name.name(), datastore);
            if (name.isOfRole()) {
                in.findings().report(RunningFinding.ADD_ON_CREDENTIAL, name.name() + ".", name.origin());
            } else if (name.attribute().isEmpty()) {
                in.findings().report(RunningFinding.ADD_ON_NAME_UNKNOWN, name.name() + ".", name.origin());
            }
        }
    }

    private void plan(String name, AddOn addOn, Attachment attachment) {
        if (!DatastorePlan.knows(addOn.slug()) && attachment.plan().isEmpty()) {
            return;
        }
        String plan = attachment.plan().orElse(DatastorePlan.defaultOf(addOn.slug()));
        var origin = attachment.plan().isPresent() ? attachment.origin() : Heroku.DEFAULT;
        Optional<DatastorePlan> known = DatastorePlan.of(addOn.slug(), plan);
        if (known.isEmpty()) {
            tell(HerokuFinding.PLAN_UNKNOWN, "'" + attachment.shown() + "'.", attachment);
            return;
        }
        Draft draft = in.draft();
        DatastorePlan size = known.get();
        size.memoryMiB().ifPresent(memory -> draft.datastore(name, "memory", origin, s -> s.memoryMiB(memory)));
        size.storageGiB().ifPresent(storage -> draft.datastore(name, "storage", origin, s -> s.storageGiB(storage)));
        draft.datastore(name, "connections", origin, store -> store.connections(size.connections()));
        draft.datastore(name, "high-availability", origin, store -> store.highAvailability(size.highAvailability()));
    }

    private void options(String name, Map<String, Option> options) {
        options.forEach((key, option) -> {
            if (key.equals("version") && !option.value().isBlank()) {
                in.draft().datastore(name, "version", option.origin(), store -> store.version(option.value()));
            } else {
                optionLeft(key, option);
            }
        });
    }

    private void optionLeft(String key, Option option) {
        in.findings()
                .report(
                        HerokuFinding.ADD_ON_OPTION,
                        SecretRule.isSecret(key.toUpperCase(Locale.ROOT), option.value())
                                ? "'" + key + "'."
                                : "'%s' is '%s'.".formatted(key, option.value()),
                        option.origin());
    }

    private void external(AddOn addOn, Attachment attachment) {
        Draft draft = in.draft();
        String wanted = attachment.as().map(AddOnReader::nameOf).orElse(addOn.slug());
        String name = Draft.free(wanted, draft::hasExternal);
        draft.external(name, "product", attachment.origin(), service -> service.product(addOn.title()));
        draft.external(name, "category", attachment.origin(), service -> service.category(addOn.category()));
        attachment.options().forEach(this::optionLeft);
        attachment.plan().ifPresent(plan -> keptPlans.add(attachment.shown(), attachment.origin()));
        names(addOn, attachment, attribute -> EnvValue.secret());
        setNames(addOn, attachment).stream()
                .filter(variable -> owned.isBy(variable, attachment))
                .forEach(variable -> draft.externalVariable(name, variable, attachment.origin()));
        owned.mayBelongTo(name, attachment);
    }

    private static List<String> setNames(AddOn addOn, Attachment attachment) {
        return attachment
                .running()
                .map(running -> new RunningNames(addOn, running)
                        .all().stream().map(RunningNames.Name::name).toList())
                .orElseGet(() -> addOn.sets().stream()
                        .map(set -> set.under(addOn.prefix(), attachment.as().orElse(addOn.prefix())))
                        .map(AddOn.Name::pattern)
                        .toList());
    }

    private void names(AddOn addOn, Attachment attachment, Function<Optional<EnvValue.Attribute>, EnvValue> value) {
        if (attachment.running().isPresent()) {
            new RunningNames(addOn, attachment.running().get())
                    .all()
                    .forEach(name -> owned.set(name.name(), value.apply(name.attribute()), attachment));
            return;
        }
        if (attachment.as().isEmpty() && !attached.add(addOn.slug())) {
            tell(HerokuFinding.ATTACHMENT_NAME_UNKNOWN, titled(addOn, attachment), attachment);
            return;
        }
        String prefix = attachment.as().orElse(addOn.prefix());
        addOn.sets().forEach(set -> {
            AddOn.Name name = set.under(addOn.prefix(), prefix);
            owned.set(name.pattern(), value.apply(name.attribute()), attachment);
        });
        addOn.maySet().forEach(set -> {
            AddOn.Name name = set.under(addOn.prefix(), prefix);
            owned.maySet(name.pattern(), value.apply(name.attribute()), attachment);
        });
    }

    private static String titled(AddOn addOn, Attachment attachment) {
        return addOn.title() + " ('" + attachment.shown() + "').";
    }

    private void tell(HerokuFinding code, String detail, Attachment attachment) {
        in.findings().report(code, detail, attachment.origin());
    }

    /** Heroku calls a database by a colour where nobody gave it a name. */
    private static String nameOf(String attachment, Datastore.Kind kind) {
        String name = nameOf(attachment);
        return name.startsWith("heroku_") ? kind + "-" + name.substring(name.lastIndexOf('_') + 1) : name;
    }

    private static String nameOf(String attachment) {
        return attachment.toLowerCase(Locale.ROOT);
    }
}
