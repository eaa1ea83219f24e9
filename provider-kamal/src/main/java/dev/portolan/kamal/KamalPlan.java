package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.naming.NamePolicy;
import dev.portolan.report.Word;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.List;

/** What is decided before anything is written: names, files, servers, and the plans of the rooms. */
final class KamalPlan {
    static final String PRODUCTION = "production";

    private static final String DOCS = "https://kamal-deploy.org/docs/configuration/overview/";
    private static final NamePolicy SERVICE_NAME = new NamePolicy(
            "a Kamal service",
            DOCS,
            1,
            40,
            true,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-',
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'),
            '-');

    private final App app;
    private final KamalSettings settings;
    private final Fact<String> service;
    private final Fact<String> destination;
    private final InfraSettings infraSettings;
    private final List<Fact<String>> hosts;
    private final RolePlan roles;
    private final ServicePlan services;
    private final AccessoryPlan accessories;
    private final EnvPlan env;
    private final JobPlan jobs;
    private final InfraPlan infra;
    private final VaultPlan vault;

    KamalPlan(App app, Settings settings) {
        this.app = app;
        this.settings = KamalSettings.of(settings);
        service = this.settings.service().isPresent()
                ? this.settings.service().from(app.name())
                : app.name().map(SERVICE_NAME::legal);
        destination = planDestination();
        infraSettings = InfraSettings.of(settings);
        hosts = planHosts();
        jobs = new JobPlan(this);
        roles = new RolePlan(this);
        services = new ServicePlan(this);
        accessories = new AccessoryPlan(this);
        env = new EnvPlan(this);
        infra = new InfraPlan(this);
        vault = new VaultPlan(this, VaultSettings.of(settings));
    }

    App app() {
        return app;
    }

    KamalSettings settings() {
        return settings;
    }

    RolePlan roles() {
        return roles;
    }

    ServicePlan services() {
        return services;
    }

    AccessoryPlan accessories() {
        return accessories;
    }

    EnvPlan env() {
        return env;
    }

    JobPlan jobs() {
        return jobs;
    }

    InfraPlan infra() {
        return infra;
    }

    VaultPlan vault() {
        return vault;
    }

    InfraSettings infraSettings() {
        return infraSettings;
    }

    /** The name that all containers begin with; all stages share it. */
    Fact<String> service() {
        return service;
    }

    /** The destination that this stage is; absent where the stage has config/deploy.yml for itself. */
    Fact<String> destination() {
        return destination;
    }

    /** What of the stage decides where files stand. */
    Fact<?>[] stageOfFiles() {
        return new Fact<?>[] {app.stage(), destination};
    }

    /** The service's name with its stage's, where accessories and networks would meet those of another stage. */
    Fact<String> stageName() {
        return destination.isAbsent() ? service : service.with(destination, (name, stage) -> name + "-" + stage);
    }

    /** The servers; the first one is everybody's. */
    List<Fact<String>> hosts() {
        return hosts;
    }

    /** The server of the datastores, the primary role and the hooks. */
    Fact<String> firstHost() {
        return hosts.get(0);
    }

    /** Who signs in to the first server, and where. */
    Fact<String> sshTarget() {
        return sshTarget(firstHost());
    }

    /** Who signs in to a server, and where. */
    Fact<String> sshTarget(Fact<String> host) {
        return settings.sshUser().orChosen("root", "as Kamal does").with(host, (user, address) -> user + "@" + address);
    }

    /** The path of a file that Kamal looks for by its stage. */
    String configFile() {
        return destination.map(stage -> "config/deploy." + stage + ".yml").orElse("config/deploy.yml");
    }

    /** The path of the names of the secrets. */
    String secretsFile() {
        return destination.map(stage -> ".kamal/secrets." + stage).orElse(".kamal/secrets");
    }

    /** The folder of the hooks: stages must not overwrite each other's. */
    Fact<String> hooksFolder() {
        return destination.map(stage -> ".kamal/hooks/" + stage);
    }

    /** The path of a hook. */
    String hook(String name) {
        return hooksFolder().orElse(".kamal/hooks") + "/" + name;
    }

    /** The path of a file of ours that deploy.yml names. */
    Fact<String> ownFile(String name) {
        return destination.isAbsent()
                ? Fact.chosen("deploy/kamal/" + name, "beside the runbook")
                : destination.map(stage -> "deploy/kamal/" + stage + "/" + name);
    }

    /** The words that choose the stage in a kamal command. */
    Word stage() {
        return Word.option("-d", destination);
    }

    /** That the app is built by buildpacks; absent where it is not. */
    Fact<Build.Kind> buildpacks() {
        return app.build() instanceof Build.Buildpacks packs
                ? packs.kind()
                : Fact.absent(app.name().path());
    }

    /**
     * The words as they stand behind the image in a docker command line, which the login shell of the server reads. An
     * image of buildpacks starts them by its launcher.
     */
    Fact<String> line(Fact<List<String>> argv) {
        return argv.map(words -> PosixShell.join(words(words, false))).from(buildpacks());
    }

    /** The words for a container that runs already, where no entrypoint is passed. */
    Fact<String> lineInside(Fact<List<String>> argv) {
        return argv.map(words -> PosixShell.join(words(words, true))).from(buildpacks());
    }

    private List<String> words(List<String> argv, boolean inside) {
        List<String> words = new ArrayList<>(argv);
        if (buildpacks().isPresent() && !argv.isEmpty()) {
            words.addAll(0, inside ? List.of("launcher", "--") : List.of("--"));
        }
        return words;
    }

    private Fact<String> planDestination() {
        Fact<String> other = app.stage().filter(stage -> !stage.equals(PRODUCTION));
        return other.isPresent() || !settings.destinations().is(true)
                ? other
                : app.stage().or(settings.destinations().map(any -> PRODUCTION));
    }

    private List<Fact<String>> planHosts() {
        if (settings.hosts().isAbsent()) {
            return infraSettings.placeholders();
        }
        List<Fact<String>> all = new ArrayList<>();
        for (String host : settings.hosts().get()) {
            all.add(settings.hosts().map(any -> host));
        }
        return all;
    }
}
