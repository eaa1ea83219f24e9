package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Volume;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.shell.PosixShell;
import java.util.List;

/** The files on the volumes of processes: nobody but the user reaches the old ones, so they are packed by hand. */
final class VolumeSteps {
    /** A small image that has tar. */
    private static final String IMAGE = "busybox:1.37";

    private final KamalRunbook runbook;
    private final KamalPlan plan;

    VolumeSteps(KamalRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    /** All volumes, in the order of the app. */
    static List<Volume> all(KamalPlan plan) {
        return plan.app().processes().stream()
                .flatMap(process -> process.volumes().stream())
                .toList();
    }

    void copy() {
        for (ProcessType process : plan.app().processes()) {
            RolePlan.Role role = plan.roles().of(process);
            process.volumes().forEach(volume -> copy(process, role, volume));
        }
    }

    private void copy(ProcessType process, RolePlan.Role role, Volume volume) {
        Fact<String> name = OptionsSection.volume(plan, role, volume);
        Fact<String> pack = name.map(text -> text + ".tar.gz");
        Step.Builder step = runbook.out()
                .step(
                        "volume",
                        volume.name().with(process.name(), (own, owner) -> owner + "." + own),
                        Phase.DATA,
                        "Copy the files of a volume")
                .why("The new volume has only what the image brings. Nothing writes meanwhile.")
                .say(
                        "Where the app runs today, pack the folder ",
                        volume.mountPath(),
                        " of the process ",
                        process.name(),
                        ", and bring the file here:")
                .say(volume.mountPath()
                        .map(PosixShell::quote)
                        .with(pack, (path, file) -> "tar -czpf " + file + " -C " + path + " ."))
                .say("Then put it into the volume. Where there are no such files, go on with the next step.");
        if (plan.hosts().size() > 1) {
            step.from(role.honoured());
        }
        List<Fact<String>> hosts = role.hosts().isEmpty() ? List.of(plan.firstHost()) : role.hosts();
        for (Fact<String> host : hosts) {
            Fact<String> target = plan.sshTarget(host);
            step.run("scp", pack, target.map(text -> text + ":"))
                    .run("ssh", target, name.with(pack, VolumeSteps::unpack));
        }
        step.say(
                        "Files keep the numbers of their owners. Where the image runs as another user, such as 1000, give them to that"
                                + " one on each server:")
                .say(name.map(text -> inside(text) + " chown -R 1000:1000 /volume"))
                .expect("no error, and the files where the app looks for them")
                .repeatable();
    }

    private static String unpack(String volume, String pack) {
        return inside(volume) + " tar -xzpf - -C /volume < " + PosixShell.quote(pack);
    }

    private static String inside(String volume) {
        return "docker run --rm -i -v " + PosixShell.quote(volume + ":/volume") + " " + IMAGE;
    }
}
