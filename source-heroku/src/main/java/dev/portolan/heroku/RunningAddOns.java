package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.RunningFinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The add-ons that Heroku has, beside those that the files ask for. Where Heroku told, its answer counts. */
final class RunningAddOns {
    private final List<Attachment> stated;
    private final LiveState live;
    private final Origin folder;
    private final Findings findings;
    private final Optional<String> app;

    /**
     * Add-ons beside those of the files.
     *
     * @param stated what app.json and heroku.yml ask for
     */
    RunningAddOns(List<Attachment> stated, LiveState live, Findings findings) {
        this.stated = List.copyOf(stated);
        this.live = live;
        this.findings = findings;
        folder = Origin.inFile(live.folder(), 0, 0);
        app = app(live);
    }

    /** The running add-ons, with the options that the files give to those that are there once. */
    List<Attachment> attachments(List<LiveAddOn> running) {
        var attachments = new ArrayList<Attachment>();
        for (LiveAddOn all : running) {
            LiveAddOn addOn = attachedHere(all);
            String slug = addOn.slug().orElse(addOn.name());
            Attachment attachment =
                    Attachment.of(addOn, AddOn.of(slug).map(AddOn::prefix).orElse(""));
            Optional<Attachment> asked = only(slug, running);
            asked.ifPresent(other -> comparePlans(attachment, other));
            attachments.add(asked.map(attachment::withOptionsOf).orElse(attachment));
            ownership(all, attachment);
        }
        compareProducts(attachments);
        return attachments;
    }

    /** What the files ask for of this product, where both they and Heroku have it once. */
    private Optional<Attachment> only(String slug, List<LiveAddOn> running) {
        List<Attachment> asked =
                stated.stream().filter(other -> other.slug().equals(slug)).toList();
        long there = running.stream()
                .filter(addOn -> addOn.slug().filter(slug::equals).isPresent())
                .count();
        return asked.size() == 1 && there == 1 ? Optional.of(asked.get(0)) : Optional.empty();
    }

    private void comparePlans(Attachment running, Attachment asked) {
        if (running.plan().isPresent()
                && asked.plan().isPresent()
                && !running.plan().equals(asked.plan())) {
            differs(
                    "The add-on is '" + running.shown() + "', and not '" + asked.shown() + "'.",
                    running.origin(),
                    asked.origin());
        }
    }

    private void compareProducts(List<Attachment> running) {
        for (Attachment asked : stated) {
            if (running.stream().noneMatch(addOn -> addOn.slug().equals(asked.slug()))) {
                differs("There is no add-on '" + asked.shown() + "'.", folder, asked.origin());
            }
        }
        if (!stated.isEmpty()) {
            running.stream()
                    .filter(addOn ->
                            stated.stream().noneMatch(asked -> asked.slug().equals(addOn.slug())))
                    .forEach(addOn -> findings.report(
                            RunningFinding.RUNNING_DIFFERS,
                            "There is an add-on '" + addOn.shown() + "', which the files do not name.",
                            addOn.origin()));
        }
    }

    private void differs(String detail, Origin running, Origin asked) {
        findings.report(RunningFinding.RUNNING_DIFFERS, detail, running, asked);
    }

    private void ownership(LiveAddOn addOn, Attachment attachment) {
        boolean isLent = isLent(addOn, live);
        if (isLent) {
            String detail = "'" + attachment.shown() + "' of '" + addOn.owner().orElseThrow() + "'.";
            findings.report(RunningFinding.ADD_ON_OF_ANOTHER_APP, detail, addOn.origin());
        }
        Optional<String> home = app.or(addOn::owner);
        Set<String> others = new LinkedHashSet<>();
        addOn.attachments().stream()
                .flatMap(other -> other.app().stream())
                .filter(other -> home.isPresent() && !other.equals(home.get()))
                .forEach(others::add);
        if (!others.isEmpty() && !isLent) {
            String detail = "'" + attachment.shown() + "' is attached to " + String.join(", ", others) + " as well.";
            findings.report(RunningFinding.ADD_ON_SHARED, detail, addOn.origin());
        }
    }

    /** Whether another app pays for it. */
    static boolean isLent(LiveAddOn addOn, LiveState live) {
        Optional<String> app = app(live);
        return app.isPresent()
                && addOn.owner().filter(owner -> !owner.equals(app.get())).isPresent();
    }

    private static Optional<String> app(LiveState live) {
        return live.app().flatMap(LiveApp::name).map(Stated::value);
    }

    /** With the attachments to this app only, where it is known which app this is. */
    private LiveAddOn attachedHere(LiveAddOn addOn) {
        Optional<String> here = app.or(addOn::owner);
        return new LiveAddOn(
                addOn.name(),
                addOn.slug(),
                addOn.plan(),
                addOn.owner(),
                addOn.variables(),
                addOn.attachments().stream()
                        .filter(attachment -> here.isEmpty()
                                || attachment.app().isEmpty()
                                || attachment.app().equals(here))
                        .toList(),
                addOn.origin());
    }
}
