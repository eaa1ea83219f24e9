package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code builder}: how the one image of the service comes about. An image that is there already gets a Dockerfile of one
 * line, since Kamal deploys by the version and the label that its own build gives.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/builders/">Builders</a>
 */
final class BuilderSection {
    private static final String PAKETO = "paketobuildpacks/builder-jammy-full";

    /** What pack takes for the order of the builder itself; Kamal always names buildpacks, which ends the search. */
    private static final String OF_BUILDER = "from=builder";

    private final KamalPlan plan;
    private final Output.Builder out;
    private final Mapping builder;

    private BuilderSection(KamalPlan plan, Mapping builder, Output.Builder out) {
        this.plan = plan;
        this.builder = builder;
        this.out = out;
    }

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping builder = deploy.mapping("builder");
        builder.put("arch", plan.settings().arch().orChosen("amd64", "most servers have these processors"));
        var section = new BuilderSection(plan, builder, out);
        plan.app().build().match(() -> true, section::dockerfile, section::buildpacks, section::image);
    }

    private boolean dockerfile(Build.Dockerfile docker) {
        builder.put("context", docker.context(), ".");
        builder.put("dockerfile", docker.file().from(docker.kind()), "Dockerfile");
        builder.implies(docker.kind());
        builder.put("target", docker.target());
        out.report(KamalFinding.BUILD_CONTEXT, docker.context().filter(context -> !context.equals(".")));
        Mapping args = builder.mapping("args");
        Set<String> written = new LinkedHashSet<>();
        for (Fact<String> arg : docker.args()) {
            args.put(arg.key(), arg);
            written.add(arg.path().name());
        }
        variables(docker.variables(), args, written);
        return true;
    }

    private boolean buildpacks(Build.Buildpacks packs) {
        Mapping pack = builder.mapping("pack").from(packs.kind());
        Fact<String> set = plan.settings().builder();
        if (set.isPresent()) {
            out.explain(KamalFinding.SET_OTHERWISE, "The builder is " + set.get() + ".", packs.builder());
        } else if (packs.builder().isAbsent()) {
            out.report(KamalFinding.BUILDER_CHOSEN, packs.kind());
        }
        pack.put(
                "builder",
                set.isPresent()
                        ? set.from(packs.builder())
                        : packs.builder().orChosen(PAKETO, "pack needs a builder, and none is stated"));
        Sequence list = pack.list("buildpacks");
        packs.buildpacks().forEach(list::add);
        if (packs.buildpacks().isEmpty()) {
            list.add(Fact.chosen(OF_BUILDER, "no buildpack is stated, so the builder looks for its own"));
            out.report(KamalFinding.BUILDPACKS_DETECTED, packs.kind());
        }
        packs.buildpacks()
                .forEach(name -> out.report(KamalFinding.BUILDPACK_BY_ADDRESS, name.filter(BuilderSection::isAddress)));
        out.report(KamalFinding.BUILD_PACKAGES, packs.packages().toArray(Fact<?>[]::new));
        variables(packs.variables(), builder.mapping("args"), new LinkedHashSet<>());
        return true;
    }

    private boolean image(Build.Image image) {
        Fact<String> path = plan.ownFile("Dockerfile");
        builder.put("dockerfile", path.from(image.kind()));
        Document file = out.add(Document.text(path.get())).from(image.kind()).from(plan.stageOfFiles());
        file.header("Kamal deploys what it builds: this gives the image the version and the label that it looks for.");
        file.text().line("FROM ", image.reference());
        out.report(KamalFinding.IMAGE_BUILT_UPON, image.reference());
        return true;
    }

    /** Cloud Native Buildpacks come by id, as an image or as a file; a repository holds one of the older kind. */
    private static boolean isAddress(String buildpack) {
        return buildpack.startsWith("http://") || buildpack.startsWith("https://") || buildpack.startsWith("git");
    }

    /** Plain values can be written; secrets are handed to the build apart from its arguments. */
    private void variables(List<Fact<String>> names, Mapping args, Set<String> written) {
        List<Fact<String>> secrets = new ArrayList<>();
        for (Fact<String> name : names) {
            Optional<EnvVariable> variable = plan.app().env().stream()
                    .filter(one -> one.name().is(name.get()))
                    .findFirst();
            EnvPlan.Way way = variable.map(one -> plan.env().of(one).way()).orElse(EnvPlan.Way.PLANNED);
            if (written.contains(name.get())) {
                args.implies(name);
            } else if (way == EnvPlan.Way.PLAIN) {
                Fact<String> value = plan.env().of(variable.get()).text();
                args.put(name, value.from(variable.get().value()));
            } else if (way == EnvPlan.Way.PLANNED) {
                out.report(KamalFinding.BUILD_VARIABLE, name);
            } else {
                secrets.add(name.from(variable.get().value()));
                out.report(KamalFinding.BUILD_SECRET, name);
            }
        }
        var list = builder.list("secrets");
        secrets.forEach(list::add);
    }
}
