package dev.portolan.yaml;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Build;
import dev.portolan.model.Build.Buildpacks;
import dev.portolan.model.Build.Dockerfile;
import dev.portolan.model.Build.Image;
import dev.portolan.source.InputNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code build} of the app and of a process. */
final class BuildTable {
    private static final String BUILDPACKS = "buildpacks";
    private static final String AUTO = "auto";

    static final Table<Build, Build.Builder> TABLE = Table.<Build, Build.Builder>named("build", Build.Builder::at)
            .fact(
                    "dockerfile",
                    Forms.TEXT.vital(),
                    Build.Builder::dockerfile,
                    of(Dockerfile.class, docker -> docker.file().from(docker.kind())))
            .fact("context", Forms.TEXT, Build.Builder::context, of(Dockerfile.class, Dockerfile::context))
            .fact("target", Forms.TEXT, Build.Builder::target, of(Dockerfile.class, Dockerfile::target))
            .row("args", BuildTable::readArgs, BuildTable::writeArgs)
            .fact("builder", Forms.TEXT, Build.Builder::builder, of(Buildpacks.class, Buildpacks::builder))
            .row(BUILDPACKS, BuildTable::readBuildpacks, BuildTable::writeBuildpacks)
            .texts("packages", Build.Builder::packages, listOf(Buildpacks.class, Buildpacks::packages))
            .texts("variables", Build.Builder::variables, BuildTable::variables)
            .fact(
                    "image",
                    Forms.TEXT.vital(),
                    Build.Builder::image,
                    of(Image.class, image -> image.reference().from(image.kind())))
            .exactlyOne("dockerfile", BUILDPACKS, "image")
            .build();

    private BuildTable() {}

    private static void readArgs(At at, Build.Builder build) {
        at.things()
                .forEach(arg ->
                        arg.text().ifPresent(text -> build.at(arg.origin()).arg(arg.key(), text)));
    }

    private static void writeArgs(Build build, Mapping into) {
        listOf(Dockerfile.class, Dockerfile::args)
                .apply(build)
                .forEach(arg -> into.mapping("args").put(arg.key(), arg));
    }

    private static void readBuildpacks(At at, Build.Builder build) {
        At vital = at.standingForParent();
        if (at.isList()) {
            build.buildpacks(List.of());
            vital.distinctTexts()
                    .forEach((text, item) -> build.at(item.origin()).buildpacks(List.of(text)));
        } else {
            vital.parsed(
                            "a list, or " + AUTO + " where the builder finds them",
                            text -> Optional.of(text).filter(AUTO::equals),
                            InputNode.Type.TEXT)
                    .ifPresent(any -> build.buildpacks(List.of()));
        }
    }

    private static void writeBuildpacks(Build build, Mapping into) {
        List<Fact<String>> names =
                listOf(Buildpacks.class, Buildpacks::buildpacks).apply(build);
        if (names.isEmpty()) {
            into.put(
                    BUILDPACKS,
                    of(Buildpacks.class, Buildpacks::kind).apply(build).map(any -> AUTO));
        } else {
            var list = into.list(BUILDPACKS)
                    .from(of(Buildpacks.class, Buildpacks::kind).apply(build));
            names.forEach(list::add);
        }
    }

    private static List<Fact<String>> variables(Build build) {
        return build.match(
                List::<Fact<String>>of, Dockerfile::variables, Buildpacks::variables, image -> List.<Fact<String>>of());
    }

    private static <B extends Build, V> Function<Build, Fact<V>> of(Class<B> variant, Function<B, Fact<V>> fact) {
        return build -> variant.isInstance(build) ? fact.apply(variant.cast(build)) : Fact.absent(FactPath.ROOT);
    }

    private static <B extends Build> Function<Build, List<Fact<String>>> listOf(
            Class<B> variant, Function<B, List<Fact<String>>> facts) {
        return build -> variant.isInstance(build) ? facts.apply(variant.cast(build)) : List.of();
    }
}
