package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Places;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Trigger;
import dev.portolan.naming.NearestName;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the Dockerfiles that an app is built by, each one once, and tells where the images do not fit the app. */
public final class DockerfileReader {
    /** The ends of names that a script's may have; what has another may be no text. */
    private static final List<String> SCRIPTS = List.of("", "sh", "bash", "ash", "rb", "py", "pl");

    private final ProjectFiles files;
    private final App app;
    private final Findings findings;
    private final Map<String, Dockerfile> read = new LinkedHashMap<>();

    private DockerfileReader(ProjectFiles files, App app, Findings findings) {
        this.files = files;
        this.app = app;
        this.findings = findings;
    }

    /** Tells about the images of an app. Where it is built otherwise there is nothing to tell. */
    public static void read(ProjectFiles files, App app, Findings findings) {
        var reader = new DockerfileReader(files, app, findings);
        Map<Build, List<Program>> programs = new LinkedHashMap<>();
        app.processes()
                .forEach(process -> programs.computeIfAbsent(reader.build(process), build -> new ArrayList<>())
                        .add(program(process)));
        app.jobs()
                .forEach(job -> programs.computeIfAbsent(app.build(), build -> new ArrayList<>())
                        .add(program(job)));
        programs.forEach((build, inIt) -> {
            if (build instanceof Build.Dockerfile dockerfile) {
                dockerfile
                        .file()
                        .toOptional()
                        .filter(files::exists)
                        .ifPresent(path -> reader.image(path, dockerfile, inIt));
            }
        });
    }

    private Build build(ProcessType process) {
        return process.build() instanceof Build.Unstated ? app.build() : process.build();
    }

    private static Program program(ProcessType process) {
        boolean isWeb =
                process.services().stream().anyMatch(service -> service.port().is(ContainerPort.assigned()));
        return new Program(process.name().orElse(""), process.command(), isWeb, false);
    }

    private static Program program(Job job) {
        boolean isRelease = job.trigger().is(new Trigger.EachRelease());
        return new Program(job.name().orElse(""), job.command(), false, isRelease);
    }

    private void image(String path, Build.Dockerfile build, List<Program> programs) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Map<String, Origin> places = new LinkedHashMap<>();
        for (Fact<String> argument : build.args()) {
            arguments.put(argument.path().name(), argument.get());
            Places.of(argument).forEach(place -> places.put(argument.path().name(), place));
        }
        Optional<Dockerfile> known = Optional.ofNullable(read.get(path));
        Optional<Dockerfile> file = known.or(() -> files.text(path).map(text -> Dockerfile.of(path, text)));
        if (file.isEmpty()) {
            return;
        }
        if (known.isEmpty()) {
            read.put(path, file.get());
            FileCheck.look(file.get(), arguments, places, findings);
        }
        Map<String, Image> images = file.get().images(arguments);
        Optional<Image> image = build.target().isPresent()
                ? stage(file.get(), images, build.target())
                : images.values().stream().reduce((earlier, last) -> last);
        image.ifPresent(made -> look(made, images, build, programs));
    }

    private Optional<Image> stage(Dockerfile file, Map<String, Image> images, Fact<String> target) {
        Optional<Image> stage = Optional.ofNullable(images.get(target.get().toLowerCase(Locale.ROOT)));
        if (stage.isEmpty() && !images.isEmpty()) {
            String nearest = NearestName.of(target.get(), file.stageNames())
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse("");
            findings.report(
                    DockerfileFinding.DOCKERFILE_STAGE_MISSING, "'" + target.get() + "'." + nearest, Places.of(target));
        }
        return stage;
    }

    private void look(Image image, Map<String, Image> images, Build.Dockerfile build, List<Program> programs) {
        var inImage = new ImageFiles(files, build.context().orElse(""), images);
        Optional<EntryScript> script = EntrypointCheck.script(image, inImage)
                .filter(DockerfileReader::isScript)
                .flatMap(path -> files.text(path).map(text -> EntryScript.of(path, text)));
        script.ifPresent(found -> found.tellSecrets(findings));
        var built = new Built(image, script, programs, findings);
        EntrypointCheck.look(built);
        ShellCheck.look(built);
        ImageCheck.look(built, app);
    }

    private static boolean isScript(String path) {
        String name = Paths.name(path);
        return SCRIPTS.contains(name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "");
    }
}
