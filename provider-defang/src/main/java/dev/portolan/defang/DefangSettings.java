package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.github.GithubSettings;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * What a user may set for Defang.
 *
 * @param project the name of the project
 * @param cloud the cloud that is deployed to
 * @param mode how Defang trades money for availability
 * @param region the cloud's code of the region
 * @param file the name of the compose file
 * @param build how images are built for which no Dockerfile is stated
 * @param healthTool the program that asks a web service how it is
 * @param scheduler the program that starts jobs by the clock
 * @param memoryMiB the memory of services for which none is stated
 * @param github what of it GitHub does
 */
record DefangSettings(
        Fact<String> project,
        Fact<String> cloud,
        Fact<String> mode,
        Fact<String> region,
        Fact<String> file,
        Fact<String> build,
        Fact<String> healthTool,
        Fact<String> scheduler,
        Fact<Integer> memoryMiB,
        GithubSettings github) {

    static final String DOCKERFILE = "dockerfile";
    static final String RAILPACK = "railpack";
    static final String AFFORDABLE = "affordable";
    static final String HIGH_AVAILABILITY = "high_availability";

    static final Setting<String> PROJECT =
            Setting.text("project", "The name of the project. Unset: the app's own name, made legal.");
    static final Setting<String> CLOUD =
            Setting.choice("cloud", "The cloud that is deployed to. Unset: aws.", Cloud.names());
    static final Setting<String> MODE = Setting.choice(
            "mode",
            "How Defang trades money for availability: affordable stops the old version before the new one starts."
                    + " Unset: balanced.",
            List.of(AFFORDABLE, "balanced", HIGH_AVAILABILITY));
    static final Setting<String> REGION = Setting.text(
            "region", "The cloud's own code of the region. Unset: the region nearest to the app's present one.");
    static final Setting<String> FILE = Setting.choice(
            "file",
            "The compose file. Set compose.defang.yaml where the repository has a compose file of its own that has to"
                    + " stay. Unset: compose.yaml.",
            List.of("compose.yaml", "compose.defang.yaml"));
    static final Setting<String> BUILD = Setting.choice(
            "build",
            "How images are built for which the app names buildpacks or nothing: by the Dockerfile at the root or, where"
                    + " there is none, by Railpack. Unset: railpack for buildpacks, dockerfile for nothing.",
            List.of(DOCKERFILE, RAILPACK));
    static final Setting<String> HEALTH_TOOL = Setting.choice(
            "health-tool",
            "The program in the image that asks a web service how it is. Unset: curl, and where the image has none the"
                    + " load balancer alone asks.",
            List.of("curl", "wget", "node", "python"));
    static final Setting<String> SCHEDULER = Setting.choice(
            "scheduler",
            "The program in the image that starts jobs by the clock, in a service of its own. Unset: nothing starts them.",
            List.of("supercronic"));
    static final Setting<Integer> MEMORY =
            Setting.number("memory", "MiB for services that state no memory. Unset: 512.", 256, 122_880);

    static final List<Setting<?>> ALL = List.of(
            PROJECT,
            CLOUD,
            MODE,
            REGION,
            FILE,
            BUILD,
            HEALTH_TOOL,
            SCHEDULER,
            MEMORY,
            GithubSettings.CI,
            GithubSettings.BRANCH);

    static DefangSettings of(Settings settings) {
        return new DefangSettings(
                settings.get(PROJECT),
                settings.get(CLOUD),
                settings.get(MODE),
                settings.get(REGION),
                settings.get(FILE),
                settings.get(BUILD),
                settings.get(HEALTH_TOOL),
                settings.get(SCHEDULER),
                settings.get(MEMORY),
                GithubSettings.of(settings));
    }
}
