package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a move to Defang, phase by phase.
 *
 * @see <a href="https://docs.defang.io/docs/cli/defang">The defang command</a>
 */
final class DefangRunbook {
    private static final String NO_ENV_FILE = "COMPOSE_DISABLE_ENV_FILE=1";

    private static final List<String> DEFANG = List.of("defang");

    /** A developer's file .env would fill what the app's own configuration should; it must not reach production. */
    static final List<String> READING = List.of("env", NO_ENV_FILE, "defang");

    private final DefangPlan plan;
    private final Output.Builder out;

    private DefangRunbook(DefangPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(DefangPlan plan, Output.Builder out) {
        var runbook = new DefangRunbook(plan, out);
        runbook.prepare();
        new ConfigSteps(runbook).write();
        runbook.deploy();
        new JobSteps(runbook).write();
        new DataSteps(runbook).write();
        runbook.verify();
        plan.app().domains().stream()
                .filter(domain -> plan.domains().processOf(domain).isPresent())
                .forEach(runbook::domain);
        runbook.answers();
        runbook.rollBack();
        new EveryDaySteps(runbook).write();
    }

    DefangPlan plan() {
        return plan;
    }

    /** What is stopped while data moves. */
    MovingServices services() {
        return new MovingServices(plan);
    }

    Output.Builder out() {
        return out;
    }

    /** A command of Defang for this app's file and stack. */
    Object[] defang(Object... words) {
        List<Object> all = new ArrayList<>(isReading(words) ? READING : DEFANG);
        all.add(Word.option("-f", plan.otherFile()));
        all.add(Word.option("-s", plan.stack()));
        all.addAll(List.of(words));
        return all.toArray();
    }

    /** Whether it fills the file's references, for which a file .env would be read too. */
    private static boolean isReading(Object... words) {
        return words[0].equals("compose") && List.of("up", "config").contains(words[1]);
    }

    private void prepare() {
        out.step("sign-in", Phase.PREPARE, "Install the defang command and sign in")
                .repeatable()
                .why(
                        "All that follows is done by it. It deploys to your own account at the cloud, so that has to be open in"
                                + " this shell as well.")
                .say("Install it as https://docs.defang.io/docs/getting-started says.")
                .run("defang", "login")
                .run("defang", "whoami")
                .expect("your name and your workspace");
        ImageTrial.write(this);
        Step.Builder stack = out.step("stack", Phase.PREPARE, "Make the stack")
                .why(
                        "A stack is a cloud, a region and a mode; each stage has its own. It is kept in a file below .defang/,"
                                + " which belongs into the repository.");
        stack.run(
                "defang",
                Word.option("-f", plan.otherFile()),
                "stack",
                "new",
                plan.stack(),
                Word.option("--provider", cloud()),
                Word.option("--region", region()),
                Word.option("--mode", mode()));
        out.step("validate", Phase.PREPARE, "Let docker compose and Defang read the file")
                .repeatable()
                .why("Both would fill references from a file .env, and Defang from .env." + plan.cloud()
                        + " and one for the stack: such a file of a developer must not reach production, and the variable"
                        + " keeps it out, here and wherever the file is read. If a docker-compose.yml is here, compose.yaml is read in its place: see the setting"
                        + " defang.file.")
                .run("env", NO_ENV_FILE, "docker", "compose", Word.option("-f", plan.otherFile()), "config", "--quiet")
                .filtered(defang("compose", "config"))
                .expect("no error; that variables are not set is as it should be");
    }

    private Fact<String> cloud() {
        return plan.settings().cloud().orChosen(Cloud.AWS.toString(), "the cloud on which Defang does most");
    }

    private Fact<String> mode() {
        return plan.settings()
                .mode()
                .orChosen("balanced", "the usual mode stops the old version before the new one starts");
    }

    private Fact<String> region() {
        Fact<String> stated = plan.app().region();
        if (plan.settings().region().isPresent()) {
            out.explain(
                    DefangFinding.SET_OTHERWISE,
                    "The region is " + plan.settings().region().get() + ".",
                    stated);
            return plan.settings().region().from(stated);
        }
        out.report(
                DefangFinding.REGION_UNKNOWN,
                stated.filter(name -> Regions.of(plan.cloud(), name).isEmpty()));
        return stated.filter(name -> Regions.of(plan.cloud(), name).isPresent())
                .map(name -> Regions.of(plan.cloud(), name).orElse(name))
                .orChosen(Regions.usual(plan.cloud()), "no place that is known is stated; set defang.region");
    }

    private void deploy() {
        out.step("deploy", Phase.DEPLOY, "Deploy for the first time")
                .repeatable()
                .why(
                        "It builds the images, makes the servers and starts everything. Managed servers take a quarter of an hour.")
                .run(defang("compose", "up"))
                .run(defang("compose", "ps"))
                .expect("every service is healthy, and jobs have ended")
                .undo(defang("compose", "down"));
    }

    private void verify() {
        Step.Builder step = out.step("look", Phase.VERIFY, "See that all is there and answers")
                .repeatable()
                .run(defang("compose", "ps"))
                .run(defang("logs", "--since", "15m"));
        for (ProcessType process : plan.app().processes()) {
            plan.ports()
                    .ingress(process)
                    .filter(port -> !Services.isOff(process))
                    .ifPresent(port -> step.say(
                            "Ask ",
                            plan.name(process.name()),
                            " for ",
                            path(port.service().health()).from(process.name()),
                            " at the address that 'defang compose ps' shows."));
        }
        step.expect("as many instances as before, all healthy; no error in the logs");
    }

    private static Fact<String> path(HealthCheck health) {
        return health.probe()
                .filter(Probe.Http.class::isInstance)
                .map(probe -> ((Probe.Http) probe).path())
                .orChosen("/", "nobody states a path");
    }

    private void domain(Domain domain) {
        boolean isAws = plan.cloud() == Cloud.AWS;
        Step.Builder step = out.step("domain", domain.name(), Phase.CUT_OVER, "Move a domain")
                .from(domain.temporary())
                .why(
                        "From here on users write on Defang. Write down what the record says now, for the way back; its time to"
                                + " live was lowered a day before."
                                + (isAws
                                        ? " Where the zone is in Route 53 on the same account, Defang has made the record and the"
                                                + " certificate at the deploy, and nothing is to be done here."
                                        : ""));
        step.say(
                "Point ",
                domain.name(),
                " to the address that 'defang compose ps' shows for ",
                target(domain),
                ", by a CNAME, or by an ALIAS where the name is that of the zone itself.");
        if (domain.temporary().is(true)) {
            step.say("It serves only until the move is done; take it out of the file then.");
        }
    }

    /** One step for all domains: the certificates are asked for together, and for all of them the records have to be there. */
    private void answers() {
        List<Domain> served = plan.app().domains().stream()
                .filter(domain -> plan.domains().processOf(domain).isPresent())
                .toList();
        if (served.isEmpty()) {
            return;
        }
        boolean isAws = plan.cloud() == Cloud.AWS;
        Step.Builder step = out.step("answers", Phase.CUT_OVER, "See that every domain answers")
                .repeatable()
                .why(
                        isAws
                                ? "Where the zone is not in Route 53, the certificates are made now: the command waits until each"
                                        + " name leads to Defang."
                                : "The cloud makes the certificates once the names lead there, which takes some minutes.");
        List<Object> records = new ArrayList<>(List.of("Go on when 'dig' shows the new records"));
        for (Domain domain : served) {
            records.addAll(List.of(records.size() == 1 ? ": " : ", ", domain.name(), " for ", target(domain)));
        }
        records.add(".");
        step.say(records.toArray());
        if (isAws) {
            step.run(defang("cert", "generate"));
        }
        for (Domain domain : served) {
            step.run("curl", "-sS", "-I", domain.name().map(DefangRunbook::url));
        }
        step.expect("answers by HTTPS, and the requests in 'defang logs'");
    }

    /** Of all names that a wildcard stands for, one is tried. */
    private static String url(String domain) {
        return "https://" + domain.replaceFirst("^\\*", "any");
    }

    private Fact<String> target(Domain domain) {
        return plan.domains()
                .processOf(domain)
                .map(process -> plan.name(process.name()))
                .orElse(domain.name());
    }

    private void rollBack() {
        Step.Builder back = out.step("roll-back", Phase.ROLL_BACK, "Send users back")
                .why(
                        "In this order: users first, then what acts by itself on Defang, and only then the old app writes again."
                                + " What was written on Defang meanwhile stays there.");
        plan.app().domains().stream()
                .filter(domain -> plan.domains().processOf(domain).isPresent())
                .forEach(domain -> back.say(
                        "Point ", domain.name(), ", which ", target(domain), " serves, to where it pointed before."));
        List<Fact<String>> actors = services().actors();
        if (!actors.isEmpty()) {
            String file = plan.file().get();
            back.sayOf(
                            "Nothing may be done twice: in `" + file + "`, give the line `" + MovingServices.OFF
                                    + "` to ",
                            actors,
                            ".")
                    .from(plan.file())
                    .run(defang("compose", "up"));
        }
        back.source(Line.Source.THAW).expect("the old app answers at its own address");
        new EveryDaySteps(this)
                .rollBack(out.step("previous", Phase.ROLL_BACK, "Or run the previous version on Defang"));
    }

    /** The one server without which there would be no such step. */
    Fact<?>[] only(List<Datastore> stores) {
        return stores.size() == 1 ? plan.stores().existence(stores.get(0)) : new Fact<?>[0];
    }
}
