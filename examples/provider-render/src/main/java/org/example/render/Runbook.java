package org.example.render;

import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.report.*;
import java.util.List;

/** What no file can hold, phase by phase. */
record Runbook(Plan plan) {
    void write() {
        plan.out.step("look", Phase.PREPARE, "Install the command 'render' and let it read the file")
                .run("render", "login")
                .run("render", "workspace", "set")
                .run("render", "blueprints", "validate", plan.file)
                .from(plan.app.stage());
        secrets(plan.out.step("secrets", Phase.SECRETS, "Have the secrets at hand")
                .why("The form that creates the Blueprint asks for them, once; they stand in no file and no command."));
        plan.out.step("create", Phase.DEPLOY, "Create everything from the Blueprint")
                .why("Names, regions and versions can never be changed: read the file once more.")
                .run("git", "add", plan.file)
                .run("git", "commit", "-m", "Render's Blueprint")
                .run("git", "push")
                .say("In the Dashboard choose New, Blueprint, the repository and the file; call it ", plan.prefix, ".");
        data(plan.out.step("data", Phase.DATA, "Copy the data while nobody writes"));
        domains(plan.out.step("domains", Phase.CUT_OVER, "Send users over"));
        plan.out.step("back", Phase.ROLL_BACK, "Let the old app work again").source(Step.Line.Source.THAW);
        plan.out.everyDay(EveryDay.DEPLOY).run("git", "push");
        plan.app.jobs().forEach(this::oneOff);
    }

    private void secrets(Step.Builder step) {
        for (EnvVariable variable : plan.app.env()) {
            Fact<String> missing = variable.secret().filter(secret -> !secret.required()).map(any -> " It may be missing.");
            if (Environment.isGenerated(variable)) {
                step.say("If ", variable.name(), " has a value today, set it before the data is copied: sessions and encrypted"
                        + " texts were made with it.", missing);
            } else if (variable.literal().isAbsent() && new Environment(plan).told(variable).isAbsent()) {
                variable.reference().ifPresent(it -> step.from(owner(it.target())));
                step.say("Look up ", variable.name(), ".", missing, variable.description().map(text -> " " + text));
            }
        }
    }

    /** Because of what it refers to, the value has to be looked up: because of any service of a process. */
    private Fact<String> owner(Ref<? extends Named> target) {
        Named named = plan.app.resolve(target);
        return named instanceof Service service ? plan.app.processOf(service).name() : named.name();
    }

    private void data(Step.Builder step) {
        List<Plan.Part> stores = plan.stores.stream().filter(part -> !((Datastore) part.is()).purpose().is(Datastore.Purpose.CACHE)).toList();
        stores.stream().limit(1).forEach(any -> step.source(Step.Line.Source.FREEZE));
        var to = NewServer.byUrl(Fact.chosen("the external URL in the Dashboard", "only Render knows it"));
        for (Plan.Part part : stores) {
            Datastore store = (Datastore) part.is();
            step.say("In the Dashboard, let your own address reach ", part.name(), " until the copy is done.");
            store.extensions().forEach(name -> step.say("There, run CREATE EXTENSION IF NOT EXISTS ", name, "."));
            CopyScript script = part.type().equals("postgres") ? CopyScript.POSTGRES : CopyScript.REDIS;
            plan.app.urlOf(store).ifPresentOrElse(
                    url -> step.copy(script, url.name(), to),
                    () -> step.say("No name of the environment holds its URL: copy it by hand."));
        }
    }

    private void domains(Step.Builder step) {
        for (Domain domain : plan.app.domains()) {
            plan.answering(domain).ifPresent(server -> step.say(
                    "Point ", domain.name(), " to ", server.name(), ".onrender.com by a CNAME; the Dashboard verifies it."));
        }
    }

    private void oneOff(Job job) {
        Fact<String> line = Plan.line(job.command());
        boolean isByHand = job.trigger()
                .map(when -> when.match(() -> false, () -> false, () -> true, cron -> false, every -> every.crontab().isEmpty()))
                .orElse(true);
        if (isByHand && line.isPresent()) {
            Fact<String> when = job.trigger().map(trigger -> " (" + trigger + ")");
            plan.out.everyDay(EveryDay.ONE_OFF).say(job.name(), when, ": run ", line, " in the shell of a service.");
        }
    }
}
