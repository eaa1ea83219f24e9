package org.example.render;

import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.report.*;
import java.util.List;

/** What no file can hold, phase by phase. */
final class Runbook {
    private Runbook() {}

    static void write(Plan plan) {
        plan.out.step("look", Phase.PREPARE, "Install the command 'render' and let it read the file")
                .run("render", "login").run("render", "blueprints", "validate", plan.file()).from(plan.app.stage());
        Step.Builder secrets = plan.out.step("secrets", Phase.SECRETS, "Have the secrets at hand")
                .why("The form that creates the Blueprint asks for them, once; they stand in no file and no command.");
        plan.app.env().forEach(variable -> secret(plan, variable, secrets));
        plan.out.step("create", Phase.DEPLOY, "Create everything from the Blueprint")
                .why("Names, regions and versions can never be changed: read the file once more.")
                .run("git", "add", plan.file()).run("git", "commit", "-m", "Render's Blueprint").run("git", "push")
                .say("In the Dashboard choose New, Blueprint, the repository and the file; call it ", plan.prefix(), ".");
        Step.Builder none = plan.out.step("suspend", Phase.DEPLOY, "Suspend what should not run");
        plan.units.forEach(unit -> {
            if (unit.runs() instanceof ProcessType process && process.count().is(0) && !process.autoscaling().isPresent()) {
                none.say("Suspend ", unit.name(), " in the Dashboard.").from(process.count());
            }
        });
        data(plan);
        Step.Builder domains = plan.out.step("domains", Phase.CUT_OVER, "Send users over");
        plan.app.domains().forEach(domain -> plan.unitOf(domain).ifPresent(unit -> domains.say("Point ", domain.name(), " to ",
                unit.name().map(name -> name + ".onrender.com"), " by a CNAME; the Dashboard verifies it.",
                domain.temporary().filter(yes -> yes).map(any -> " Take it away after the move."))));
        plan.out.step("back", Phase.ROLL_BACK, "Let the old app work again").source(Step.Line.Source.THAW);
        plan.out.everyDay(EveryDay.DEPLOY).run("git", "push");
        plan.app.jobs().stream().filter(job -> Plan.schedule(job).isAbsent() && Plan.line(job.command()).isPresent()
                && job.trigger().filter(one -> one instanceof Trigger.EachRelease || one instanceof Trigger.FirstDeploy).isAbsent())
                .forEach(job -> plan.out.everyDay(EveryDay.ONE_OFF).say(job.name(), job.trigger().map(when -> " (" + when + ")"), ": run ",
                        Plan.line(job.command()), " in the shell of a service."));
    }

    private static void secret(Plan plan, EnvVariable variable, Step.Builder step) {
        Fact<String> missing = variable.secret().filter(secret -> !secret.required()).map(any -> " It may be missing.");
        if (Environment.isAsked(plan, variable)) {
            Environment.target(plan, variable).ifPresent(target -> step.from(target instanceof Service service
                    ? plan.app.processOf(service).name() : target.name()));
            step.say("Look up ", variable.name(), ".", missing, variable.description().map(text -> " " + text));
        } else if (Environment.isGenerated(variable)) {
            step.say("If ", variable.name(), " has a value today, put it into the environment group before the data is copied: sessions"
                    + " and encrypted texts were made with it.", missing);
        }
    }

    private static void data(Plan plan) {
        Step.Builder step = plan.out.step("data", Phase.DATA, "Copy the data while nobody writes");
        List<Datastore> stores = plan.app.datastores().stream().filter(store -> (Stores.isPostgres(store) || Stores.isKeyValue(store))
                && !store.purpose().is(Datastore.Purpose.CACHE)).toList();
        stores.stream().limit(1).forEach(any -> step.source(Step.Line.Source.FREEZE));
        for (Datastore store : stores) {
            step.say("In the Dashboard, let your own address reach ", plan.name(store.name()), " until the copy is done.");
            store.extensions().forEach(name -> step.say("There, run CREATE EXTENSION IF NOT EXISTS ", name, "."));
            plan.app.referencesTo(store).stream().filter(one -> one.reference().get().attribute() == Attribute.URL).findFirst()
                    .ifPresentOrElse(url -> step.copy(Stores.isPostgres(store) ? CopyScript.POSTGRES : CopyScript.REDIS, url.name(),
                            NewServer.byUrl(Fact.chosen("the external URL in the Dashboard", "only Render knows it"))),
                            () -> step.say("No name of the environment holds its URL: copy it by hand."));
        }
    }
}
