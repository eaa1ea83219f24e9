package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code pre-app-boot}: the job of each release, once, with the new image, before any container of the new version starts;
 * and the end of those that must not run beside their successor. A failure ends the deploy, and what runs goes on.
 *
 * @see <a href="https://kamal-deploy.org/docs/hooks/pre-app-boot/">pre-app-boot</a>
 */
final class PreAppBootHook {
    private final KamalPlan plan;
    private final TextBody text;
    private final Job release;
    private final Fact<String> reason;

    private PreAppBootHook(KamalPlan plan, TextBody text) {
        this.plan = plan;
        this.text = text;
        release = plan.app().release();
        // Nothing of it is seen: it says why a line is there.
        reason = release.name().map(any -> "");
    }

    static void write(KamalPlan plan, Output.Builder out) {
        Job release = plan.app().release();
        boolean hasRelease = runsRelease(plan);
        if (!hasRelease) {
            out.report(KamalFinding.JOB_OF_IMAGE, release.name());
        } else {
            ServersSection.tell(release.command(), out);
            out.report(KamalFinding.JOB_LIMITS, release.memoryMiB());
        }
        List<Fact<String>> stopped = StopFirst.roles(plan);
        if (!hasRelease && stopped.isEmpty()) {
            return;
        }
        List<Fact<?>> reasons = new ArrayList<>(stopped);
        if (hasRelease) {
            reasons.add(release.name());
        }
        Document file = out.add(Document.text(plan.hook("pre-app-boot")))
                .mode(Document.Mode.EXECUTABLE)
                .from(plan.stageOfFiles())
                .from(RolePlan.only(reasons));
        file.header("""
                Kamal runs this on the machine that deploys, once the image is on the servers and before a container of
                the new version starts. A failure ends the deploy; what runs goes on.""");
        var hook = new PreAppBootHook(plan, file.text());
        hook.begin();
        if (hasRelease) {
            hook.release();
        }
        stopped.forEach(hook::stop);
    }

    /** Whether a release command runs before the new version starts. */
    static boolean runsRelease(KamalPlan plan) {
        Job release = plan.app().release();
        return release.command().isPresent() && !JobPlan.isOfImage(release);
    }

    private void begin() {
        text.line("#!/bin/sh");
        text.line("set -eu");
        text.line("");
        text.line("# A rollback takes no migration back.");
        text.line("if [ \"${KAMAL_COMMAND:-}\" = rollback ]; then exit 0; fi");
        text.line("");
        text.line("# Kamal asks once for each group of servers; the first server's group is enough.");
        text.line("case \",${KAMAL_HOSTS:-},\" in *,", plan.firstHost(), ",*) ;; *) exit 0 ;; esac");
    }

    private void release() {
        environment();
        plan.accessories().all().forEach(this::await);
        Fact<String> command =
                plan.line(JobPlan.argv(release)).map(PosixShell::quote).from(release.name(), release.trigger());
        text.line("");
        text.line(
                "# Without --roles each role of the server would run it, without --version the previous image would.");
        text.line(
                kamal("app exec"),
                " --skip-hooks --primary --roles=",
                plan.roles().primary(),
                " --version=\"$KAMAL_VERSION\" ",
                command);
    }

    /** The file is there once containers have started, which is too late, and stale when a secret is new. */
    private void environment() {
        text.line("");
        text.line(
                "# The command reads the secrets from a file on the server that Kamal writes later (basecamp/kamal#1700).");
        text.line("# So it is written here as Kamal would: a name a line, a line break as \\n, a backslash twice.");
        text.line("export names='", reason);
        plan.env().secretNames().forEach(name -> text.line(name.from(release.name())));
        text.line("'", reason);
        text.line("export others='", reason);
        SecretsFiles.names(plan).forEach(name -> text.line(name.from(release.name())));
        text.line("'", reason);
        Fact<String> folder = plan.stageName().map(name -> ".kamal/apps/" + name + "/env/roles");
        text.line("secrets=$(", kamal("secrets print"), " && echo .)", reason);
        text.line("printf %s \"${secrets%.}\" | awk '", reason);
        text.line("  { name = $0; sub(/=.*/, \"\", name); name = \"\\n\" name \"\\n\" }", reason);
        text.line("  { first = index($0, \"=\") && index(ENVIRON[\"names\"] ENVIRON[\"others\"], name) }", reason);
        text.line("  first { if (wanted) print line; wanted = index(ENVIRON[\"names\"], name); line = \"\" }", reason);
        text.line(
                "  { gsub(/\\\\/, \"&&\"); gsub(/\\t/, \"\\\\t\"); line = line (first ? \"\" : \"\\\\n\") $0 }",
                reason);
        text.line("  END { if (wanted) print line }' |", reason);
        text.line(
                "  ssh ",
                plan.sshTarget(),
                " 'umask 077 && mkdir -p ",
                folder,
                " && cat > ",
                folder,
                "/",
                plan.roles().primary(),
                ".env'",
                reason);
    }

    /** On the first deploy the server was started seconds ago. */
    private void await(AccessoryPlan.Accessory accessory) {
        Fact<String> question = question(accessory);
        if (question.isAbsent()) {
            return;
        }
        Fact<String> why = reason.from(accessory.store().name());
        text.line("");
        text.line("# It may have been started seconds ago.");
        text.line("tries=0", why);
        text.line("until ssh -n ", plan.sshTarget(), " '", question, "'; do", why);
        text.line("  tries=$((tries + 1))", why);
        text.line(
                "  if [ \"$tries\" -ge 60 ]; then echo 'pre-app-boot: ",
                plan.accessories().container(accessory),
                " is not ready' >&2; exit 1; fi",
                why);
        text.line("  sleep 2", why);
        text.line("done", why);
    }

    /** What a database answers when it is ready. By TCP: the one that makes the first database has none. */
    private Fact<String> question(AccessoryPlan.Accessory accessory) {
        Fact<String> exec = plan.accessories().container(accessory).map(name -> "docker exec " + name);
        Fact<Datastore.Kind> kind = accessory.store().kind();
        return switch (kind.get()) {
            case POSTGRES ->
                exec.with(
                                plan.accessories().user(accessory),
                                (start, user) -> start + " pg_isready -q -h 127.0.0.1 -U " + user)
                        .with(plan.accessories().database(accessory), (start, name) -> start + " -d " + name)
                        .from(kind);
            case MYSQL -> {
                boolean isMariaDb = accessory.recipe().product().equals("mariadb");
                yield exec.map(start -> start + (isMariaDb ? " mariadb-admin" : " mysqladmin"))
                        .map(start -> start + " ping -h 127.0.0.1 --silent")
                        .from(kind, accessory.store().version().filter(any -> isMariaDb));
            }
            default -> Fact.absent(exec.path());
        };
    }

    /** The old container ends here, and the new one starts in its place. */
    private void stop(Fact<String> role) {
        text.line("");
        text.line("# Two of them must not run at a time, and Kamal would start the new one first.");
        text.line(kamal("app stop"), " --skip-hooks --roles=", role);
    }

    private Fact<String> kamal(String command) {
        return plan.destination().isAbsent()
                ? Fact.chosen("kamal " + command, "the command")
                : plan.destination().map(stage -> "kamal " + command + " -d " + stage);
    }
}
