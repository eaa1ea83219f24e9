package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How an image comes about. */
public sealed interface Build {
    /** Nobody said how; of a process type: as the app's. */
    record Unstated() implements Build {}

    /**
     * By a Dockerfile.
     *
     * @param kind that it is this variant
     * @param file the path of the Dockerfile, relative to the app's folder
     * @param context the folder that the build sees, relative to the app's folder; unstated means the app's folder
     * @param target the stage of the Dockerfile that becomes the image; unstated means the last
     * @param args build arguments: the last step of a path is the argument's name
     * @param variables names of the environment whose values the build needs
     */
    record Dockerfile(
            Fact<Kind> kind,
            Fact<String> file,
            Fact<String> context,
            Fact<String> target,
            List<Fact<String>> args,
            List<Fact<String>> variables)
            implements Build {
        /** Copies the lists. */
        public Dockerfile {
            args = List.copyOf(args);
            variables = List.copyOf(variables);
        }
    }

    /**
     * By buildpacks.
     *
     * @param kind that it is this variant
     * @param builder the builder image, such as {@code heroku/builder:24}
     * @param buildpacks the buildpacks in their order; none means that the builder finds them
     * @param packages packages of the system's distribution that are installed first
     * @param variables names of the environment whose values the build needs
     */
    record Buildpacks(
            Fact<Kind> kind,
            Fact<String> builder,
            List<Fact<String>> buildpacks,
            List<Fact<String>> packages,
            List<Fact<String>> variables)
            implements Build {
        /** Copies the lists. */
        public Buildpacks {
            buildpacks = List.copyOf(buildpacks);
            packages = List.copyOf(packages);
            variables = List.copyOf(variables);
        }
    }

    /**
     * It is there already.
     *
     * @param kind that it is this variant
     * @param reference the image with its registry and tag or digest
     */
    record Image(Fact<Kind> kind, Fact<String> reference) implements Build {}

    /** The variants that can be stated. */
    enum Kind {
        /** {@link Dockerfile}. */
        DOCKERFILE,
        /** {@link Buildpacks}. */
        BUILDPACKS,
        /** {@link Image}. */
        IMAGE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Answers with the function of the variant that this is. */
    default <R> R match(
            Supplier<? extends R> unstated,
            Function<? super Dockerfile, ? extends R> dockerfile,
            Function<? super Buildpacks, ? extends R> buildpacks,
            Function<? super Image, ? extends R> image) {
        if (this instanceof Dockerfile variant) {
            return dockerfile.apply(variant);
        }
        if (this instanceof Buildpacks variant) {
            return buildpacks.apply(variant);
        }
        if (this instanceof Image variant) {
            return image.apply(variant);
        }
        return unstated.get();
    }

    /** States how an image comes about. What belongs to another kind than the one stated last is a problem. */
    final class Builder extends Statements<Builder> {
        private final Slot<Kind> kind = new Slot<>(path());
        private final Slot<String> file = slot("dockerfile");
        private final Slot<String> context = slot("context");
        private final Slot<String> target = slot("target");
        private final Items args = new Items("args");
        private final Slot<String> builder = slot("builder");
        private final Items buildpacks = new Items("buildpacks");
        private final Items packages = new Items("packages");
        private final Items variables = new Items("variables");
        private final Slot<String> image = slot("image");

        private Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        static Build built(Statements<?> parent, FactPath path, Consumer<Builder> facts) {
            var builder = new Builder(parent, path);
            facts.accept(builder);
            return builder.build();
        }

        /** By a Dockerfile at this path. */
        public Builder dockerfile(String path) {
            kind.state(Kind.DOCKERFILE);
            return file.state(path);
        }

        /** The folder that a Dockerfile's build sees. */
        public Builder context(String path) {
            return context.state(path);
        }

        /** The stage of a Dockerfile that becomes the image. */
        public Builder target(String stage) {
            return target.state(stage);
        }

        /** A build argument of a Dockerfile. */
        public Builder arg(String name, String value) {
            return args.put(name, value);
        }

        /** By these buildpacks; none means that the builder finds them. Adds to those stated before. */
        public Builder buildpacks(List<String> names) {
            kind.state(Kind.BUILDPACKS);
            return buildpacks.add(names);
        }

        /** The builder image of the buildpacks. */
        public Builder builder(String image) {
            return builder.state(image);
        }

        /** Packages of the system's distribution that are installed before the buildpacks run. */
        public Builder packages(List<String> names) {
            return packages.add(names);
        }

        /** Names of the environment whose values the build needs. */
        public Builder variables(List<String> names) {
            return variables.add(names);
        }

        /** By an image that is there already. */
        public Builder image(String reference) {
            kind.state(Kind.IMAGE);
            return image.state(reference);
        }

        private Build build() {
            var stated = new ArrayList<Fact<?>>(
                    List.of(file.fact(), context.fact(), target.fact(), builder.fact(), image.fact()));
            stated.addAll(args.facts());
            stated.addAll(buildpacks.facts());
            stated.addAll(packages.facts());
            stated.addAll(variables.facts());
            Build build = kind.fact().isAbsent()
                    ? new Unstated()
                    : variant(kind.fact().get());
            stated.removeAll(FactWalk.of((Record) build));
            for (Fact<?> stray : stated) {
                if (stray.isPresent()) {
                    problems()
                            .add(Problem.of(
                                    stray,
                                    "does not belong to a build "
                                            + (kind.fact().isAbsent()
                                                    ? "that names neither a Dockerfile nor buildpacks nor an image"
                                                    : "by " + kind.fact().get())));
                }
            }
            return build;
        }

        private Build variant(Kind kind) {
            return switch (kind) {
                case DOCKERFILE ->
                    new Dockerfile(
                            this.kind.fact(),
                            file.fact(),
                            context.fact(),
                            target.fact(),
                            args.facts(),
                            variables.facts());
                case BUILDPACKS ->
                    new Buildpacks(
                            this.kind.fact(), builder.fact(), buildpacks.facts(), packages.facts(), variables.facts());
                case IMAGE -> new Image(this.kind.fact(), image.fact());
            };
        }
    }
}
