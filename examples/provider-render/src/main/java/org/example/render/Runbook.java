package org.example.render;

import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.report.*;

/** What no file can hold, phase by phase. */
record Runbook(Plan plan) {
    void write() {
        Step.Builder look = plan.out.step("look", Phase.PREPARE, "Install 'render' and let it read the file");
        look.run("render", "login").run("render", "workspace", "set");
        look.run("render", "blueprints", "validate", plan.file).from(plan.app.stage());
        Step.Builder secrets = plan.out.step("secrets", Phase.SECRETS, "Have the secrets at hand");
        secrets.why("The form that creates the Blueprint asks for them, once; they stand in no file and no command.");
        plan.app.secrets().forEach(variable -> secret(variable, secrets));
        Step.Builder create = plan.out.step("create", Phase.DEPLOY, "Create everything from the Blueprint");
        create.why("Names, regions and versions can never be changed: read the file once more.");
        create.run("git", "add", plan.file).run("git", "commit", "-m", "Render's Blueprint");
        create.run("git", "push");
        create.say("In the Dashboard choose New, Blueprint, the repository and the file; call it ", plan.prefix, ".");
        Step.Builder data = plan.out.step("data", Phase.DATA, "Copy the data while nobody writes");
        plan.stores.forEach(part -> copy((Datastore) part.is(), part.name(), data));
        Step.Builder domains = plan.out.step("domains", Phase.CUT_OVER, "Send users over");
        for (Domain domain : plan.app.domains()) {
            var server = plan.answering(domain).map(Plan.Part::name);
            server.ifPresent(to -> domains.say("Point ", domain.name(), " to ", to, ".onrender.com by a CNAME."));
        }
        plan.out.step("back", Phase.ROLL_BACK, "Let the old app work again").source(Line.Source.THAW);
        plan.out.everyDay(EveryDay.DEPLOY).run("git", "push");
        plan.out.everyDay(EveryDay.LOGS).run("render", "logs");
    }

    private static void secret(EnvVariable variable, Step.Builder step) {
        boolean isGenerated = variable.secret().get().generated();
        String order = isGenerated ? "Once all is created, and before the data is copied, put in the old " : "Look up ";
        Fact<String> missing = variable.secret().filter(it -> !it.required()).map(any -> " It may be missing.");
        step.say(order, variable.name(), ".", missing, variable.description().map(text -> " " + text));
    }

    private void copy(Datastore store, Fact<String> name, Step.Builder step) {
        if (store.purpose().is(Datastore.Purpose.CACHE)) {
            return;
        }
        step.source(Line.Source.FREEZE);
        step.say("In the Dashboard, let your own address reach ", name, " until the copy is done.");
        store.extensions().forEach(extension -> step.say("There, run CREATE EXTENSION IF NOT EXISTS ", extension, "."));
        CopyScript script = store.kind().is(Datastore.Kind.POSTGRES) ? CopyScript.POSTGRES : CopyScript.REDIS;
        var asked = Word.askedValue(Fact.chosen("the external URL in the Dashboard", "only Render knows it"));
        var url = plan.app.urlOf(store);
        url.ifPresent(variable -> step.copy(script, variable.name(), NewServer.byUrl(asked)));
        if (url.isEmpty()) {
            step.say("No name of the environment holds its URL: copy it by hand.");
        }
    }
}
