package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.github.Action;
import dev.portolan.github.CommandLine;
import dev.portolan.github.GithubSettings;
import dev.portolan.github.GithubSteps;
import dev.portolan.github.SecretNames;
import dev.portolan.github.Workflow;
import dev.portolan.github.WorkflowStep;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The workflow by which GitHub deploys. It has what whoever deploys has: Kamal, docker, a key that the servers know, and
 * in its environment the names that {@code .kamal/secrets} reads.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/ssh/">SSH</a>
 * @see <a href="https://kamal-deploy.org/docs/configuration/environment-variables/#secrets">Secrets</a>
 */
final class KamalWorkflow {
    private static final String KEY = "SSH_PRIVATE_KEY";
    private static final String KNOWN_HOSTS = "SSH_KNOWN_HOSTS";

    private final KamalPlan plan;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private final SecretNames names = new SecretNames().reserve(KEY);

    /**
     * A name that {@code .kamal/secrets} takes from the environment.
     *
     * @param name the name there
     * @param onGithub the name of the secret
     * @param value how GitHub gets it
     * @param required whether there must be a value
     */
    private record Secret(Fact<String> name, Fact<String> onGithub, Word value, boolean required) {}

    private KamalWorkflow(KamalPlan plan) {
        this.plan = plan;
        SecretsFiles.names(plan).forEach(this::add);
        plan.env().exported().forEach(this::add);
    }

    /** Whether GitHub deploys. */
    static boolean isWritten(KamalPlan plan) {
        return plan.settings().github().isOn() && plan.vault().vault().isEmpty();
    }

    static void write(KamalPlan plan, Output.Builder out) {
        GithubSettings settings = plan.settings().github();
        if (isWritten(plan)) {
            Fact<String> arm = plan.settings().arch().filter(arch -> arch.equals("arm64"));
            new KamalWorkflow(plan).write(Workflow.of("Kamal", plan.app(), settings, arm, out), out);
        } else if (settings.isOn()) {
            out.report(SecretFinding.VAULT_ON_GITHUB, plan.app().name());
        }
    }

    private void write(Workflow workflow, Output.Builder out) {
        tools(workflow);
        workflow.run("Have the key and know the servers", ssh())
                .variable(KNOWN_HOSTS)
                .secret(KEY);
        WorkflowStep deploy = workflow.run("Deploy", List.of(CommandLine.of("kamal", "deploy", plan.stage())));
        secrets.values().forEach(secret -> deploy.secret(secret.name(), secret.onGithub()));
        GithubSteps steps = GithubSteps.of(workflow, out);
        key(steps);
        for (Secret secret : secrets.values()) {
            if (secret.required()) {
                steps.secret(secret.onGithub(), secret.value());
            } else {
                steps.optionalSecret(secret.onGithub(), secret.value());
            }
        }
        steps.write();
        out.everyDay(EveryDay.DEPLOY)
                .say("A run that was stopped half-way leaves Kamal's lock, and the next one fails. This takes it away:")
                .run("kamal", "lock", "release", plan.stage());
        out.everyDay(EveryDay.SET_CONFIG)
                .say(
                        "GitHub's next deploy needs it, too: write its name below 'env' in the workflow, and type the value"
                                + " where this asks for it:")
                .run(
                        "gh",
                        "secret",
                        "set",
                        "NAME",
                        Word.option("--env", plan.app().stage().orChosen(KamalPlan.PRODUCTION, "no stage is stated")));
    }

    private void tools(Workflow workflow) {
        workflow.use(Action.of("ruby/setup-ruby"))
                .with("ruby-version", Fact.chosen("3.4", "Kamal is a program in Ruby"));
        workflow.run(
                "Install Kamal",
                List.of(CommandLine.of(
                        "gem", "install", "--no-document", "kamal", "--version", KamalProvider.VERSION)));
        if (plan.buildpacks().isPresent()) {
            workflow.use(Action.of("buildpacks/github-actions/setup-pack"))
                    .from(plan.buildpacks())
                    .with("pack-version", Fact.chosen("0.40.9", "the version of the action's release"));
        }
    }

    /** Kamal takes any key of a server that it does not know, so each must be known before it begins. */
    private List<Fact<String>> ssh() {
        List<Fact<String>> lines = new ArrayList<>(List.of(
                line("install -d -m 700 ~/.ssh"),
                line("printf '%s\\n' \"$" + KNOWN_HOSTS + "\" >> ~/.ssh/known_hosts"),
                line("# Kamal would take any key of a server that is not known.")));
        plan.hosts().forEach(host -> lines.add(CommandLine.of("ssh-keygen", "-F", host)));
        lines.add(line("export SSH_AUTH_SOCK=\"$RUNNER_TEMP/ssh-agent\""));
        lines.add(line("ssh-agent -a \"$SSH_AUTH_SOCK\" > /dev/null"));
        lines.add(line("printf '%s\\n' \"$" + KEY + "\" | ssh-add -"));
        lines.add(line("echo \"SSH_AUTH_SOCK=$SSH_AUTH_SOCK\" >> \"$GITHUB_ENV\""));
        return lines;
    }

    /** A key of its own, so that it can be taken away without anybody losing theirs; it stays on GitHub only. */
    private void key(GithubSteps steps) {
        Fact<String> file = plan.stageName().map(name -> "~/.ssh/github-" + name);
        steps.say(
                        "GitHub's machines have ever new addresses, so the servers' port 22 has to be open to all. A key for GitHub"
                                + " alone, which stays nowhere else, as it has no passphrase:")
                .run("sh", "-c", file.map(path -> "ssh-keygen -q -t ed25519 -N \"\" -C github -f " + path));
        Fact<String> user = plan.settings().sshUser().orChosen("root", "as Kamal does");
        for (Fact<String> host : plan.hosts()) {
            steps.run(
                    "sh",
                    "-c",
                    file.with(user, (path, who) -> "ssh-copy-id -i " + path + ".pub " + who + "@")
                            .with(host, (start, where) -> start + where));
        }
        steps.secret(KEY, Word.printedBy("sh", "-c", file.map(path -> "cat " + path)))
                .run("sh", "-c", file.map(path -> "rm " + path + " " + path + ".pub"))
                .say("What your own ssh knows of the servers:")
                .variable(KNOWN_HOSTS, Word.printedBy("sh", "-c", known()));
    }

    private Fact<String> known() {
        Fact<String> all = plan.hosts().get(0);
        for (Fact<String> host : plan.hosts().subList(1, plan.hosts().size())) {
            all = all.with(host, (some, next) -> some + " " + next);
        }
        return all.map(hosts -> "for host in " + hosts + "; do ssh-keygen -F \"$host\"; done");
    }

    private void add(EnvPlan.Entry entry) {
        boolean mayLack = entry.variable()
                .secret()
                .map(secret -> !secret.required() && !secret.generated())
                .orElse(false);
        Word value = mayLack
                ? Word.oldValueIfAny(entry.variable().name(), entry.variable().description())
                : Word.variable(entry.name().get());
        secrets.putIfAbsent(entry.name().get(), new Secret(entry.name(), names.of(entry.name()), value, !mayLack));
    }

    private void add(Fact<String> name) {
        secrets.putIfAbsent(name.get(), new Secret(name, names.of(name), Word.variable(name.get()), true));
    }

    private static Fact<String> line(String text) {
        return Fact.chosen(text, "ssh has what it needs");
    }
}
