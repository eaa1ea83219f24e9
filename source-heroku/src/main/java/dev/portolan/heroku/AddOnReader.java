package dev.portolan.heroku;

import dev.portolan.heroku.Attachment.Option;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.secret.SecretRule;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes datastores and external services of the add-ons, and states the names of the environment that they set. */
final class AddOnReader {
    private final Intake in;
    private final OwnedNames owned;
    private final Naming keptPlans = new Naming();
    private final Naming repeated = new Naming();
    private final Set<String> attached = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();

    private AddOnReader(Intake in) {
        this.in = in;
        owned = new OwnedNames(in.draft());
    }

    /** Answers the names of the environment that belong to the add-ons. */
    static OwnedNames read(Intake in) {
        var reader = new AddOnReader(in);
        for (InputNode item : in.json().list("addons")) {
            Attachment.of(item, in.nodes()).ifPresent(reader::attach);
        }
        for (InputNode item : Setup.addOns(in.manifest())) {
            Attachment.of(item, in.nodes()).ifPresent(reader::attachOnce);
        }
        in.findings().name(HerokuFinding.SETUP_REPEATED, reader.repeated);
        in.findings().name(HerokuFinding.ADD_ON_PLANS, reader.keptPlans);
        return reader.owned;
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
            tell(HerokuFinding.SCHEDULER_JOBS, titled(addOn, attachment), attachment);
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
        String wanted = attachment.as().map(AddOnReader::nameOf).orElse(kind.toString());
        String name = Draft.free(wanted, draft::hasDatastore);
        draft.datastore(name, "kind", attachment.origin(), store -> store.kind(kind));
        if (kind == Datastore.Kind.MEMCACHED) {
            draft.datastore(name, "purpose", Heroku.DEFAULT, store -> store.purpose(Datastore.Purpose.CACHE));
        }
        plan(name, addOn, attachment);
        options(name, attachment.options());
        names(
                addOn,
                attachment,
                declared -> declared.attribute()
                        .map(attribute -> EnvValue.of(Ref.datastore(name), attribute))
                        .orElse(EnvValue.secret()));
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
        names(addOn, attachment, declared -> EnvValue.secret());
        addOn.sets().stream()
                .map(set -> set.under(addOn.prefix(), attachment.as().orElse(addOn.prefix())))
                .filter(set -> owned.isBy(set.pattern(), attachment))
                .forEach(set -> draft.externalVariable(name, set.pattern(), attachment.origin()));
        owned.mayBelongTo(name, attachment);
    }

    private void names(AddOn addOn, Attachment attachment, Function<AddOn.Name, EnvValue> value) {
        if (attachment.as().isEmpty() && !attached.add(addOn.slug())) {
            tell(HerokuFinding.ATTACHMENT_NAME_UNKNOWN, titled(addOn, attachment), attachment);
            return;
        }
        String prefix = attachment.as().orElse(addOn.prefix());
        addOn.sets().forEach(set -> {
            AddOn.Name name = set.under(addOn.prefix(), prefix);
            owned.set(name.pattern(), value.apply(name), attachment);
        });
        addOn.maySet().forEach(set -> {
            AddOn.Name name = set.under(addOn.prefix(), prefix);
            owned.maySet(name.pattern(), value.apply(name), attachment);
        });
    }

    private static String titled(AddOn addOn, Attachment attachment) {
        return addOn.title() + " ('" + attachment.shown() + "').";
    }

    private void tell(HerokuFinding code, String detail, Attachment attachment) {
        in.findings().report(code, detail, attachment.origin());
    }

    private static String nameOf(String attachment) {
        return attachment.toLowerCase(Locale.ROOT);
    }
}
