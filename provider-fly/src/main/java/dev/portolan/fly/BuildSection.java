package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code [build]}: where the one image of the app comes from. Without a word about it Fly looks for a Dockerfile.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-build-section">The build section</a>
 */
final class BuildSection {
    private static final String PAKETO = "paketobuildpacks/builder-jammy-full";

    private BuildSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        Mapping build = toml.mapping("build").evenIfEmpty();
        plan.app()
                .build()
                .match(
                        () -> build,
                        docker -> dockerfile(plan.app(), docker, build, out),
                        packs -> buildpacks(plan, packs, build, out),
                        image -> build.put("image", image.reference().from(image.kind())));
        for (var process : plan.app().processes()) {
            out.report(
                    FlyFinding.BUILD_OF_PROCESS,
                    process.build()
                            .match(
                                    () -> Fact.absent(process.path()),
                                    Build.Dockerfile::kind,
                                    Build.Buildpacks::kind,
                                    Build.Image::kind));
        }
    }

    private static Mapping dockerfile(App app, Build.Dockerfile docker, Mapping build, Output.Builder out) {
        build.put("dockerfile", docker.file().from(docker.kind()));
        build.put("build-target", docker.target());
        build.implies(docker.context().filter("."::equals));
        out.report(FlyFinding.BUILD_CONTEXT, docker.context().filter(context -> !context.equals(".")));
        Mapping args = build.mapping("args");
        Map<String, Fact<String>> written = new LinkedHashMap<>();
        for (Fact<String> arg : docker.args()) {
            args.put(arg.key(), arg);
            written.put(arg.path().name(), arg);
        }
        variables(app, docker.variables(), args, written, out);
        return build;
    }

    private static Mapping buildpacks(FlyPlan plan, Build.Buildpacks packs, Mapping build, Output.Builder out) {
        Fact<String> set = plan.settings().builder();
        Fact<String> builder = set.isPresent() ? set.from(packs.builder()) : packs.builder();
        if (set.isPresent()) {
            out.explain(FlyFinding.SET_OTHERWISE, "The builder is " + set.get() + ".", packs.builder());
        }
        if (builder.isAbsent()) {
            out.report(FlyFinding.BUILDER_CHOSEN, packs.kind());
        }
        build.put(
                "builder",
                builder.orChosen(PAKETO, "Fly needs a builder, and none is stated")
                        .from(packs.kind()));
        if (!packs.buildpacks().isEmpty()) {
            var list = build.list("buildpacks");
            packs.buildpacks().forEach(list::add);
        }
        packs.buildpacks()
                .forEach(pack -> out.report(FlyFinding.BUILDPACK_BY_ADDRESS, pack.filter(BuildSection::isAddress)));
        out.report(FlyFinding.BUILD_PACKAGES, packs.packages().toArray(Fact<?>[]::new));
        variables(plan.app(), packs.variables(), build.mapping("args"), new LinkedHashMap<>(), out);
        return build;
    }

    /** Cloud Native Buildpacks come by id, as an image or as a file; a repository holds one of the older kind. */
    private static boolean isAddress(String buildpack) {
        return buildpack.startsWith("http://") || buildpack.startsWith("https://") || buildpack.startsWith("git");
    }

    /** Plain values can be written; secrets have no place in the file. */
    private static void variables(
            App app, List<Fact<String>> names, Mapping args, Map<String, Fact<String>> written, Output.Builder out) {
        for (Fact<String> name : names) {
            Optional<EnvVariable> variable =
                    app.env().stream().filter(one -> one.name().is(name.get())).findFirst();
            Fact<String> value = variable.map(EnvVariable::literal).orElse(Fact.absent(name.path()));
            if (written.containsKey(name.get())) {
                args.implies(name);
            } else if (value.isPresent()) {
                args.put(name, value);
            } else {
                out.report(FlyFinding.BUILD_VARIABLE, name);
            }
        }
    }
}
