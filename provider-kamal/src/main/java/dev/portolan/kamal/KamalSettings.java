package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.github.GithubSettings;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * What a user may set for Kamal.
 *
 * @param hosts the addresses of the servers
 * @param dataAddress the first server's address in a private network
 * @param service the name of the service
 * @param image the image's repository, without its registry
 * @param registry the registry's server
 * @param registryUser who signs in to the registry
 * @param arch the processors of the servers
 * @param sshUser who signs in to the servers
 * @param builder the builder image for builds with buildpacks
 * @param healthPath the path that is asked where no health check is stated
 * @param schedule what starts the jobs that run by the clock
 * @param destinations whether production is a destination as well
 * @param objectStorage what a bucket becomes
 * @param github what of it GitHub does
 */
record KamalSettings(
        Fact<List<String>> hosts,
        Fact<String> dataAddress,
        Fact<String> service,
        Fact<String> image,
        Fact<String> registry,
        Fact<String> registryUser,
        Fact<String> arch,
        Fact<String> sshUser,
        Fact<String> builder,
        Fact<String> healthPath,
        Fact<String> schedule,
        Fact<Boolean> destinations,
        Fact<String> objectStorage,
        GithubSettings github) {

    static final Setting<List<String>> HOSTS = new Setting<>(
            "hosts",
            "The addresses of the servers. Process types that run more than once take one each, from the first on;"
                    + " datastores live on the first. Unset: an address to be replaced.",
            "a list of host names or IP addresses",
            true,
            texts -> {
                texts.forEach(text -> matching(text, "[A-Za-z0-9][A-Za-z0-9.:_-]*"));
                return texts.stream().distinct().toList();
            });
    static final Setting<String> DATA_ADDRESS = matching(
            "data-address",
            "The first server's address in a private network: datastores listen there, so that other servers reach them."
                    + " Unset: the one in Terraform's network, if it makes several servers; else only processes on the"
                    + " first server reach them.",
            "[A-Za-z0-9][A-Za-z0-9.:_-]*");
    static final Setting<String> SERVICE = matching(
            "service",
            "The name that all containers begin with. Unset: the app's own name, made legal.",
            "[a-z0-9]([a-z0-9_-]*[a-z0-9])?");
    static final Setting<String> IMAGE = matching(
            "image", "The image's repository, such as acme/shop. Unset: the service's name.", "[A-Za-z0-9._/-]+");
    static final Setting<String> REGISTRY = matching(
            "registry",
            "The registry's server, such as ghcr.io. Unset: one that Kamal runs beside you and that needs no account.",
            "[A-Za-z0-9.:_-]+");
    static final Setting<String> REGISTRY_USER = Setting.text(
            "registry-user", "Who signs in to the registry. Unset: the secret KAMAL_REGISTRY_USERNAME says it.");
    static final Setting<String> ARCH =
            Setting.choice("arch", "The processors of the servers. Unset: amd64.", List.of("amd64", "arm64"));
    static final Setting<String> SSH_USER =
            matching("ssh-user", "Who signs in to the servers. Unset: root.", "[A-Za-z_][A-Za-z0-9_-]*");
    static final Setting<String> BUILDER = Setting.text(
            "builder", "The builder image for buildpacks. Unset: the one that the app states, else Paketo's.");
    static final Setting<String> HEALTH_PATH = matching(
            "health-path", "The path that answers 200 where no health check is stated. Unset: /up.", "/[^\\s]*");
    static final Setting<String> SCHEDULE = Setting.choice(
            "schedule",
            "What starts jobs by the clock: a role that runs cron in the app's image, or cron on the first server."
                    + " Unset: the role; with buildpacks, whose images have no cron, the server.",
            List.of("role", "server"));
    static final Setting<Boolean> DESTINATIONS = Setting.flag(
            "destinations",
            "Whether production is a destination too, as every other stage is. Unset: production alone is"
                    + " config/deploy.yml.");
    static final Setting<String> OBJECT_STORAGE = Setting.choice(
            "object-storage",
            "What a bucket becomes: one outside that you have or rent, or a server of MinIO beside the app. Unset:"
                    + " outside.",
            List.of("outside", AccessoryPlan.MINIO));

    static final List<Setting<?>> ALL = List.of(
            HOSTS,
            DATA_ADDRESS,
            SERVICE,
            IMAGE,
            REGISTRY,
            REGISTRY_USER,
            ARCH,
            SSH_USER,
            BUILDER,
            HEALTH_PATH,
            SCHEDULE,
            DESTINATIONS,
            OBJECT_STORAGE,
            GithubSettings.CI,
            GithubSettings.BRANCH);

    static KamalSettings of(Settings settings) {
        return new KamalSettings(
                settings.get(HOSTS),
                settings.get(DATA_ADDRESS).or(InfraSettings.of(settings).dataAddress(settings.get(HOSTS))),
                settings.get(SERVICE),
                settings.get(IMAGE),
                settings.get(REGISTRY),
                settings.get(REGISTRY_USER),
                settings.get(ARCH),
                settings.get(SSH_USER),
                settings.get(BUILDER),
                settings.get(HEALTH_PATH),
                settings.get(SCHEDULE),
                settings.get(DESTINATIONS),
                settings.get(OBJECT_STORAGE),
                GithubSettings.of(settings));
    }

    private static Setting<String> matching(String name, String description, String expression) {
        return new Setting<>(name, description, "text like " + expression, false, texts -> {
            matching(texts.get(0), expression);
            return texts.get(0);
        });
    }

    private static void matching(String text, String expression) {
        if (!text.matches(expression)) {
            throw new IllegalArgumentException("text like " + expression + " is expected, not '" + text + "'");
        }
    }
}
