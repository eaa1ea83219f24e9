package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Build;

/**
 * An image that tasks run, in a repository of its own: the app's, or that of a process which is built otherwise.
 *
 * @param block its repository's name in Terraform
 * @param repository its repository's name in ECR
 * @param build how it comes about
 */
record TaskImage(Fact<String> block, Fact<String> repository, Build build) {
    /** The tag that the runbook gives to the first image. */
    static final String FIRST_TAG = "v1";

    /** What starts a program in an image of buildpacks with the environment that they prepared. */
    static final String LAUNCHER = "/cnb/lifecycle/launcher";

    /** Which kind of build is stated. */
    Fact<Build.Kind> kind() {
        return build.match(
                () -> Fact.absent(FactPath.of("build")),
                Build.Dockerfile::kind,
                Build.Buildpacks::kind,
                Build.Image::kind);
    }

    /** Whether its programs go through the launcher. */
    boolean isLaunched() {
        return build instanceof Build.Buildpacks;
    }
}
