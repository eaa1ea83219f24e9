package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code build} or {@code image}: never both, or Defang passes over the build. Without a Dockerfile Railpack builds.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/compose#build">build</a>
 */
final class BuildSection {
    private static final String DOCKERFILE = "Dockerfile";

    private BuildSection() {}

    /** Writes where the image of a service comes from. */
    static void write(DefangPlan plan, Build build, Mapping service) {
        build.match(
                () -> service.mapping("build").put("context", Fact.chosen(".", "the app's folder")),
                docker -> dockerfile(plan.app(), docker, service),
                packs -> packs(plan, packs, service),
                image -> service.put("image", image.reference().from(image.kind())));
    }

    private static Mapping packs(DefangPlan plan, Build.Buildpacks packs, Mapping service) {
        Mapping section = service.mapping("build");
        section.implies(packs.kind());
        section.put("context", Fact.chosen(".", "the app's folder"));
        if (!plan.isRailpack(packs)) {
            section.put("dockerfile", Fact.chosen(DOCKERFILE, "defang.build says so"));
        }
        variables(plan.app(), packs.variables(), section.mapping("args"), new LinkedHashMap<>());
        return section;
    }

    private static Mapping dockerfile(App app, Build.Dockerfile docker, Mapping service) {
        Mapping section = service.mapping("build");
        section.put("context", context(docker));
        section.put("dockerfile", inside(docker).from(docker.kind()));
        section.put("target", docker.target());
        Mapping args = section.mapping("args");
        Map<String, Fact<String>> written = new LinkedHashMap<>();
        for (Fact<String> arg : docker.args()) {
            if (ComposeDialect.isStable(arg.get())) {
                args.put(arg.key(), arg);
            }
            written.put(arg.path().name(), arg);
        }
        variables(app, docker.variables(), args, written);
        return section;
    }

    /** The folder that the build sees: the app's own where the Dockerfile would not be in the stated one. */
    private static Fact<String> context(Build.Dockerfile docker) {
        if (!isInside(docker)) {
            return Fact.chosen(".", "the Dockerfile is in it").from(docker.kind());
        }
        Fact<String> context = docker.context().isPresent()
                ? docker.context()
                : Fact.chosen(".", "the app's folder").from(docker.kind());
        return folder(docker).isEmpty() ? context : context.from(docker.file());
    }

    /** The path of the Dockerfile from the folder that the build sees, as Defang wants it. */
    private static Fact<String> inside(Build.Dockerfile docker) {
        String folder = folder(docker);
        return isInside(docker) && !folder.isEmpty()
                ? docker.file().with(docker.context(), (file, any) -> file.substring(folder.length() + 1))
                : docker.file();
    }

    /** Whether the Dockerfile is in the folder that the build sees. */
    private static boolean isInside(Build.Dockerfile docker) {
        String folder = folder(docker);
        return folder.isEmpty() || docker.file().get().startsWith(folder + "/");
    }

    private static String folder(Build.Dockerfile docker) {
        String context = docker.context().orElse(".").replaceAll("^(\\./)+|/+$", "");
        return context.equals(".") ? "" : context;
    }

    /** Plain values can be written; secrets must not reach a builder. */
    private static void variables(App app, List<Fact<String>> names, Mapping args, Map<String, Fact<String>> written) {
        for (Fact<String> name : names) {
            Fact<String> value = plain(app, name);
            if (written.containsKey(name.get())) {
                args.implies(name);
            } else if (value.isPresent()) {
                args.put(name, value);
            }
        }
    }

    private static Fact<String> plain(App app, Fact<String> name) {
        Optional<EnvVariable> variable =
                app.env().stream().filter(one -> one.name().is(name.get())).findFirst();
        return variable.map(EnvVariable::literal)
                .orElse(Fact.absent(name.path()))
                .filter(ComposeDialect::isStable);
    }

    /** Says what became of the builds of the app and of its processes. */
    static void tell(DefangPlan plan, Output.Builder out) {
        if (isUsed(plan.app())) {
            tell(plan, plan.app().build(), out);
        } else {
            out.report(DefangFinding.BUILD_UNUSED, leaves(plan.app().build()));
        }
        plan.app().processes().stream().map(ProcessType::build).forEach(build -> tell(plan, build, out));
    }

    /** Whether anything runs in the image that the app's own build makes. */
    static boolean isUsed(App app) {
        return !app.jobs().isEmpty()
                || app.processes().stream().anyMatch(process -> process.build() instanceof Build.Unstated);
    }

    private static void tell(DefangPlan plan, Build build, Output.Builder out) {
        build.match(() -> out, docker -> tell(plan.app(), docker, out), packs -> tell(plan, packs, out), image -> out);
    }

    private static Output.Builder tell(App app, Build.Dockerfile docker, Output.Builder out) {
        if (!isInside(docker)) {
            out.report(DefangFinding.BUILD_CONTEXT, docker.context());
        }
        docker.args().stream()
                .filter(arg -> !ComposeDialect.isStable(arg.get()))
                .forEach(arg -> out.report(DefangFinding.BUILD_ARG, arg));
        List<String> args = docker.args().stream().map(arg -> arg.path().name()).toList();
        docker.variables().stream()
                .filter(name -> !args.contains(name.get()))
                .forEach(name -> tellVariable(app, name, out));
        return out;
    }

    private static Output.Builder tell(DefangPlan plan, Build.Buildpacks packs, Output.Builder out) {
        List<Fact<?>> lost = new ArrayList<>(packs.buildpacks());
        lost.add(packs.builder());
        out.report(DefangFinding.BUILDPACKS, lost.toArray(Fact<?>[]::new));
        out.report(DefangFinding.BUILD_PACKAGES, packs.packages().toArray(Fact<?>[]::new));
        packs.variables().forEach(name -> tellVariable(plan.app(), name, out));
        if (plan.isRailpack(packs)) {
            out.report(
                    plan.cloud().buildsWithRailpack() ? DefangFinding.RAILPACK : CloudFinding.RAILPACK_MISSING,
                    packs.kind());
        } else {
            out.report(DefangFinding.DOCKERFILE_EXPECTED, packs.kind());
        }
        return out;
    }

    private static void tellVariable(App app, Fact<String> name, Output.Builder out) {
        if (plain(app, name).isAbsent()) {
            out.report(DefangFinding.BUILD_VARIABLE, name);
        }
    }

    private static Fact<?>[] leaves(Build build) {
        List<Fact<?>> all = build.match(
                () -> List.of(),
                docker -> {
                    List<Fact<?>> facts =
                            new ArrayList<>(List.of(docker.kind(), docker.file(), docker.context(), docker.target()));
                    facts.addAll(docker.args());
                    facts.addAll(docker.variables());
                    return facts;
                },
                packs -> {
                    List<Fact<?>> facts = new ArrayList<>(List.of(packs.kind(), packs.builder()));
                    facts.addAll(packs.buildpacks());
                    facts.addAll(packs.packages());
                    facts.addAll(packs.variables());
                    return facts;
                },
                image -> List.of(image.kind(), image.reference()));
        return all.toArray(Fact<?>[]::new);
    }
}
