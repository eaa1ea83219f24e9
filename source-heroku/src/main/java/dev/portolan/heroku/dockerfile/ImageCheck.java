package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.Places;
import dev.portolan.model.App;
import dev.portolan.model.EnvVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an image states of its own that Heroku passes over, or that the app states otherwise. */
final class ImageCheck {
    private final Built built;
    private final Image image;

    private ImageCheck(Built built) {
        this.built = built;
        image = built.image();
    }

    static void look(Built built, App app) {
        var check = new ImageCheck(built);
        check.command();
        check.ports();
        check.volumes();
        check.rest();
        check.variables(app.env());
    }

    private void command() {
        List<Program> programs = built.uncommanded();
        if (programs.isEmpty()) {
            return;
        }
        String names = String.join(", ", programs.stream().map(Program::shown).toList());
        if (image.entrypoint().isEmpty() && image.command().isEmpty()) {
            tell(
                    DockerfileFinding.IMAGE_COMMAND_UNSEEN,
                    "%s: the image begins with '%s'."
                            .formatted(names, image.base().name()),
                    image.base().from().place(),
                    programs);
            return;
        }
        var said = new ArrayList<String>();
        image.entrypoint().ifPresent(stated -> said.add("ENTRYPOINT " + stated.start()));
        image.command().ifPresent(stated -> said.add("CMD " + stated.start()));
        Origin place = image.command()
                .map(Instruction::place)
                .or(() -> image.entrypoint().map(Instruction::place))
                .orElseThrow();
        tell(DockerfileFinding.IMAGE_COMMAND, names + ": " + String.join(", ", said) + ".", place, programs);
    }

    private void tell(DockerfileFinding code, String detail, Origin place, List<Program> programs) {
        var places = new ArrayList<>(List.of(place));
        programs.forEach(program -> places.addAll(program.places()));
        built.findings().report(code, detail, places);
    }

    /** A port that the image itself gives to PORT is what the app expects anyway; PORT is given on every target. */
    private void ports() {
        if (built.that(Program::isWeb).isEmpty()) {
            return;
        }
        String expected = Optional.ofNullable(image.variables().get("PORT"))
                .map(Instruction.Variable::value)
                .orElse("");
        var told = new Naming();
        for (Instruction.Expose stated : image.ports()) {
            stated.ports().stream()
                    .filter(port -> !port.isBlank() && !port.replace("/tcp", "").equals(expected))
                    .forEach(port -> told.add(port, stated.place()));
        }
        built.findings().name(DockerfileFinding.IMAGE_PORT, told);
    }

    private void volumes() {
        var told = new Naming();
        image.volumes().forEach(stated -> stated.paths().forEach(path -> told.add(path, stated.place())));
        built.findings().name(DockerfileFinding.IMAGE_VOLUME, told);
    }

    private void rest() {
        image.stopSignal()
                .filter(stated -> !List.of("SIGTERM", "TERM", "15").contains(stated.signal()))
                .ifPresent(stated ->
                        built.tell(DockerfileFinding.IMAGE_STOP_SIGNAL, "'" + stated.signal() + "'.", stated.place()));
        image.healthCheck()
                .filter(stated -> stated.start().isPresent())
                .ifPresent(stated -> built.tell(
                        DockerfileFinding.IMAGE_HEALTH_CHECK,
                        "'%s'%s."
                                .formatted(
                                        stated.start().get(),
                                        stated.options().isEmpty() ? "" : " with " + stated.options()),
                        stated.place()));
        image.user()
                .filter(stated -> List.of("root", "0").contains(stated.user().replaceFirst(":.*", "")))
                .ifPresent(stated ->
                        built.tell(DockerfileFinding.IMAGE_USER_ROOT, "'USER " + stated.user() + "'.", stated.place()));
    }

    private void variables(List<EnvVariable> env) {
        for (EnvVariable variable : env) {
            Optional<String> value = variable.literal().toOptional();
            Optional<Instruction.Variable> stated = variable.name().toOptional().map(image.variables()::get);
            if (value.isPresent() && stated.isPresent() && !stated.get().value().equals(value.get())) {
                var places = new ArrayList<>(List.of(stated.get().place()));
                places.addAll(Places.of(variable.value()));
                built.findings()
                        .report(
                                DockerfileFinding.IMAGE_VARIABLE_OVERRIDDEN,
                                "%s=%s in the image, %s=%s in the app."
                                        .formatted(
                                                stated.get().name(),
                                                stated.get().value(),
                                                stated.get().name(),
                                                value.get()),
                                places);
            }
        }
    }
}
