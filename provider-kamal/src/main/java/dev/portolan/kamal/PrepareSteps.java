package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.ProcessType;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;

/** What has to be there before anything is deployed: the tool, the servers, the registry's token. */
final class PrepareSteps {
    /** What the system and the proxy take, in MiB. */
    private static final int SYSTEM = 512;

    private PrepareSteps() {}

    static void write(KamalRunbook runbook) {
        tool(runbook);
        if (!runbook.plan().infra().rentsServers()) {
            server(runbook);
        }
        registry(runbook);
        runbook.out()
                .step("validate", Phase.PREPARE, "Let Kamal read the files")
                .repeatable()
                .why("It needs no server for that. What it prints is long and of no use here.")
                .run("sh", "-c", hooks(runbook.plan()))
                .run("sh", "-c", config(runbook.plan()))
                .expect("no ERROR");
    }

    /** A copy may have lost their mode. Not every app has hooks. */
    private static Fact<String> hooks(KamalPlan plan) {
        return plan.hooksFolder()
                .orChosen(".kamal/hooks", "the hooks")
                .map(folder -> "if [ -d " + folder + " ]; then chmod -R +x " + folder + "; fi");
    }

    private static Fact<String> config(KamalPlan plan) {
        return plan.destination().isAbsent()
                ? Fact.chosen("kamal config > /dev/null", "the command")
                : plan.destination().map(stage -> "kamal config -d " + stage + " > /dev/null");
    }

    private static void tool(KamalRunbook runbook) {
        Step.Builder step = runbook.out()
                .step("tool", Phase.PREPARE, "Install Kamal and docker")
                .why("Both run on the machine that deploys.")
                .say("Install docker as https://docs.docker.com/engine/install/ says.")
                .run("gem", "install", "kamal")
                .run("kamal", "version")
                .expect("2.12.0 or later");
        if (runbook.plan().buildpacks().isPresent()) {
            step.say("Install pack, too: https://buildpacks.io/docs/for-platform-operators/how-to/integrate-ci/pack/")
                    .from(runbook.plan().buildpacks());
        }
    }

    private static void server(KamalRunbook runbook) {
        KamalPlan plan = runbook.plan();
        Step.Builder step = runbook.out()
                .step("server", Phase.PROVISION, "Rent the servers")
                .why("Any Linux server with ssh will do; Kamal installs docker on it.");
        Fact<Integer> memory = memory(plan);
        if (memory.isPresent()) {
            step.say(
                    "During a deploy old and new containers run side by side, so the first one needs ",
                    memory.map(size -> size + " MiB"),
                    " of memory; each other stage on it needs what its own runbook says besides.");
        }
        boolean answers = plan.services().main().isPresent();
        step.say("Open the " + (answers ? "ports 22, 80 and 443" : "port 22")
                        + ", and no others but those that deploy.yml publishes.")
                .from(plan.infra().balancer().reasonsForHttp());
        step.run("ssh", plan.sshTarget(), "true").expect("no question and no error");
        plan.accessories().all().stream()
                .filter(accessory -> accessory.store().kind().is(Datastore.Kind.OPENSEARCH))
                .forEach(accessory -> step.say("The search server asks for more memory maps than Linux gives:")
                        .run(
                                "ssh",
                                plan.sshTarget(),
                                "echo vm.max_map_count=262144 > /etc/sysctl.d/60-search.conf && sysctl --system")
                        .from(accessory.store().name(), accessory.store().kind()));
    }

    /** Twice the app, once the data, and the system; absent where nothing is stated. */
    private static Fact<Integer> memory(KamalPlan plan) {
        List<Fact<Integer>> parts = new ArrayList<>();
        for (RolePlan.Role role : plan.roles().all()) {
            role.process()
                    .map(ProcessType::memoryMiB)
                    .ifPresent(size -> parts.add(
                            size.map(mebibytes -> Math.toIntExact(Math.min(Integer.MAX_VALUE / 4, 2L * mebibytes)))));
        }
        plan.accessories()
                .all()
                .forEach(accessory -> parts.add(
                        accessory.store().memoryMiB().from(accessory.store().name())));
        List<Fact<Integer>> stated = parts.stream().filter(Fact::isPresent).toList();
        long sum = SYSTEM + stated.stream().mapToLong(Fact::get).sum();
        return stated.isEmpty()
                ? Fact.absent(plan.app().name().path())
                : stated.get(0)
                        .map(any -> (int) Math.min(Integer.MAX_VALUE, sum))
                        .from(stated.toArray(Fact<?>[]::new));
    }

    private static void registry(KamalRunbook runbook) {
        List<Fact<String>> names = RegistrySection.secrets(runbook.plan());
        if (names.isEmpty()) {
            return;
        }
        Fact<String> server = runbook.plan().settings().registry();
        Step.Builder step = runbook.out()
                .step("registry", Phase.PREPARE, "Make a token for the registry")
                .why(
                        "It needs leave to read and to write packages, and nothing else: on ghcr.io the scopes read:packages and"
                                + " write:packages, on Docker Hub Read & Write.");
        for (Fact<String> name : names) {
            step.export(name, Word.askedValue(name.with(server, (text, place) -> text + " for " + place)));
        }
        step.run("sh", "-c", login(runbook.plan())).expect("Login Succeeded");
    }

    private static Fact<String> login(KamalPlan plan) {
        return plan.settings()
                .registry()
                .map(server -> "printf %s \"$" + RegistrySection.PASSWORD + "\" | docker login " + server
                        + " --password-stdin -u "
                        + plan.settings().registryUser().orElse("\"$" + RegistrySection.USERNAME + "\""))
                .from(plan.settings().registryUser());
    }
}
