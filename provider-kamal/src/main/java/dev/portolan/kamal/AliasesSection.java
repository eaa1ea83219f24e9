package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Job;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * {@code aliases}: short names for what people do by hand, the jobs on demand among them.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/aliases/">Aliases</a>
 */
final class AliasesSection {
    /** The commands of Kamal itself; an alias of that name is refused. */
    static final List<String> BUILT_IN = List.of(
            "accessory",
            "app",
            "audit",
            "build",
            "config",
            "deploy",
            "details",
            "docs",
            "help",
            "init",
            "lock",
            "proxy",
            "prune",
            "redeploy",
            "registry",
            "remove",
            "rollback",
            "secrets",
            "server",
            "setup",
            "tree",
            "upgrade",
            "version");

    private static final NamePolicy ALIAS = new NamePolicy(
            "a Kamal alias",
            "https://kamal-deploy.org/docs/configuration/aliases/",
            1,
            63,
            true,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-',
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'),
            '-');

    private AliasesSection() {}

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping aliases = deploy.mapping("aliases");
        var names = new Names(ALIAS);
        BUILT_IN.forEach(names::reserve);
        names.reserve("shell");
        names.reserve("logs");
        for (Job job : plan.jobs().onDemand()) {
            Fact<String> name = names.of(job.name());
            aliases.put(name, inside(plan, plan.lineInside(JobPlan.argv(job))).from(job.trigger()));
            if (!name.is(job.name().get())) {
                out.explain(KamalFinding.NAME_CHANGED, "The alias is " + name.get() + ".", job.name());
            }
            out.report(KamalFinding.JOB_LIMITS, job.memoryMiB());
        }
        Fact<List<String>> bash = Fact.chosen(List.of("bash"), "a shell in the container");
        aliases.put("shell", inside(plan, plan.lineInside(bash)));
        aliases.put("logs", Fact.chosen("app logs --follow", "what 'logs --tail' showed"));
    }

    private static Fact<String> inside(KamalPlan plan, Fact<String> line) {
        return plan.roles()
                .primary()
                .map(role -> "app exec --interactive --reuse --roles=" + role + " ")
                .with(line, (start, words) -> start + argument(words));
    }

    /** One word for Kamal, which hands it to the server's shell as it is. */
    static String argument(String line) {
        return line.matches("[A-Za-z0-9_@%+=:,./ -]*") ? '"' + line + '"' : PosixShell.quote(line);
    }
}
