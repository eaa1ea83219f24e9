package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.List;

/** Whether the image has the shells that are needed in it. */
final class ShellCheck {
    private static final List<String> OTHER_SHELLS = List.of("sh", "ash", "dash");

    private final Built built;
    private final BaseImages shell;
    private final List<String> needs = new ArrayList<>();
    private final List<Origin> places = new ArrayList<>();

    private ShellCheck(Built built) {
        this.built = built;
        shell = BaseImages.of(built.image());
    }

    static void look(Built built) {
        blanks(built);
        var check = new ShellCheck(built);
        if (check.shell != BaseImages.UNKNOWN) {
            check.look();
        }
    }

    private void look() {
        Image image = built.image();
        built.commanded().forEach(program -> need(program.argv(), program.shown(), program.places()));
        image.entrypoint()
                .ifPresent(stated -> need(image.entrypointWords(), "ENTRYPOINT " + stated.start(), stated.place()));
        if (!built.uncommanded().isEmpty()) {
            image.command().ifPresent(stated -> need(image.commandWords(), "CMD " + stated.start(), stated.place()));
        }
        built.script()
                .filter(EntryScript::isShells)
                .ifPresent(script -> need(
                        List.of(script.interpreter().isEmpty() ? "sh" : script.interpreter()),
                        "'" + script.path() + "'",
                        script.place()));
        if (!needs.isEmpty()) {
            List<Origin> all = new ArrayList<>(places);
            all.add(image.base().from().place());
            built.findings()
                    .report(
                            shell == BaseImages.NONE ? DockerfileFinding.SHELL_MISSING : DockerfileFinding.BASH_MISSING,
                            String.join(", ", needs) + ". The image begins with '"
                                    + image.base().name() + "'.",
                            all);
        }
    }

    private void need(List<String> argv, String shown, Origin place) {
        need(argv, shown, List.of(place));
    }

    private void need(List<String> argv, String shown, List<Origin> where) {
        String program = argv.isEmpty() ? "" : Paths.name(argv.get(0));
        boolean isMissing = program.equals("bash") || (shell == BaseImages.NONE && OTHER_SHELLS.contains(program));
        if (isMissing) {
            needs.add(shown);
            places.addAll(where);
        }
    }

    /** The exec form with the whole command as one text. */
    private static void blanks(Built built) {
        Image image = built.image();
        image.entrypoint().ifPresent(stated -> blanks(built, stated.start(), stated.place()));
        boolean isRun = !built.uncommanded().isEmpty() && image.entrypoint().isEmpty();
        image.command().filter(stated -> isRun).ifPresent(stated -> blanks(built, stated.start(), stated.place()));
    }

    private static void blanks(Built built, Start start, Origin place) {
        if (start instanceof Start.ExecForm form && form.words().get(0).strip().contains(" ")) {
            built.tell(
                    DockerfileFinding.PROGRAM_WITH_BLANKS,
                    "The program is '" + form.words().get(0) + "'.",
                    place);
        }
    }
}
