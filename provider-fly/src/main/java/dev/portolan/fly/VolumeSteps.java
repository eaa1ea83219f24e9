package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Volume;
import dev.portolan.report.Phase;
import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What lies on volumes: only whoever runs the old app knows where, so it is packed and brought over by hand. flyctl puts
 * no folder where one is, so it is one file that is unpacked there.
 *
 * @see <a href="https://fly.io/docs/flyctl/ssh-sftp-put/">fly ssh sftp put</a>
 */
final class VolumeSteps {
    private static final String PACKED = "files.tar.gz";

    private VolumeSteps() {}

    /** The volumes that Fly gets: the first one of each process type. */
    static List<Volume> volumes(FlyPlan plan) {
        return plan.groups().stream().flatMap(VolumeSteps::first).toList();
    }

    private static Stream<Volume> first(FlyPlan.Group group) {
        return group.process().volumes().stream().limit(1);
    }

    /** While nobody writes on the old side, and machines run on Fly: without one no volume is reached. */
    static void copy(FlyRunbook runbook) {
        for (FlyPlan.Group group : runbook.plan().groups()) {
            first(group).forEach(volume -> copy(runbook, group, volume));
        }
    }

    private static void copy(FlyRunbook runbook, FlyPlan.Group group, Volume volume) {
        Fact<String> name = runbook.plan().volumeName(group, volume.name());
        Fact<String> path = volume.mountPath();
        runbook.out()
                .step("volume", name, ".copy", Phase.DATA, "Copy what lies on a volume, or let it go")
                .repeatable()
                .why("No command of Fly reaches the old side. Where the files can be made anew, pass this over.")
                .from(group.process().name(), volume.name())
                .run("fly", "volumes", "list", runbook.app())
                .say(
                        "On the old side, pack what lies below ",
                        path,
                        ": ",
                        path.map(place -> PosixShell.join(List.of("tar", "-czf", PACKED, "-C", place, "."))))
                .say(
                        "Bring it over, with the machine that the list shows beside ",
                        name,
                        " in the place of MACHINE: ",
                        typed(runbook, path, place -> List.of("sftp", "put", PACKED, packed(place))))
                .say(
                        "Unpack it there: ",
                        inside(runbook, path, place -> List.of("tar", "-xzf", packed(place), "-C", place)))
                .say("Take the packed file away: ", inside(runbook, path, place -> List.of("rm", packed(place))))
                .expect("the files below the folder; they belong to the user that the app runs as");
    }

    /** A command in the machine. */
    private static Fact<String> inside(FlyRunbook runbook, Fact<String> path, Function<String, List<String>> words) {
        return typed(runbook, path, place -> List.of("console", "--command", Shlex.join(words.apply(place))));
    }

    private static Fact<String> typed(FlyRunbook runbook, Fact<String> path, Function<String, List<String>> words) {
        return path.with(runbook.plan().appName(), (folder, app) -> {
            List<String> all = new ArrayList<>(List.of("fly", "ssh"));
            all.addAll(words.apply(folder));
            all.addAll(List.of("--machine", "MACHINE", "-a", app));
            return PosixShell.join(all);
        });
    }

    private static String packed(String folder) {
        return folder.endsWith("/") ? folder + PACKED : folder + "/" + PACKED;
    }
}
