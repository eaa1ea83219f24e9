package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is decided before anything is written: the cloud, names, ports, which servers for data Defang runs. */
final class DefangPlan {
    static final String PRODUCTION = "production";

    private static final NamePolicy PROJECT = new NamePolicy(
            "a compose project",
            "https://github.com/compose-spec/compose-spec/blob/main/04-version-and-name.md",
            1,
            63,
            true,
            c -> isLetterOrDigit(c) || c == '-',
            DefangPlan::isLetterOrDigit,
            '-');
    private static final NamePolicy SERVICE = NamePolicy.dashed(
            "a compose service", "https://github.com/compose-spec/compose-spec/blob/main/05-services.md", 1, 63);

    private final App app;
    private final DefangSettings settings;
    private final Cloud cloud;
    private final Fact<String> project;
    private final Names names = new Names(SERVICE);
    private final PortPlan ports;
    private final StorePlan stores;
    private final EnvironmentPlan environment;
    private final DomainPlan domains;
    private final List<Fact<?>> hidden = new ArrayList<>();
    private final Map<String, List<Fact<String>>> rivals = new LinkedHashMap<>();
    private final Map<FactPath, ProcessType> owners = new LinkedHashMap<>();

    DefangPlan(App app, Settings settings) {
        this.app = app;
        this.settings = DefangSettings.of(settings);
        cloud = Cloud.of(this.settings.cloud().orElse(Cloud.AWS.toString()));
        project = this.settings.project().isPresent()
                ? this.settings.project().map(PROJECT::legal).from(app.name())
                : app.name().map(PROJECT::legal);
        app.processes().forEach(process -> enter(process.name()));
        app.jobs().forEach(job -> enter(job.name()));
        app.datastores().forEach(store -> enter(store.name()));
        app.processes().forEach(process -> process.services().forEach(service -> owners.put(service.path(), process)));
        ports = new PortPlan(app);
        stores = new StorePlan(this);
        environment = new EnvironmentPlan(this);
        domains = new DomainPlan(this);
        app.processes().stream().filter(ports::isHidden).map(ProcessType::name).forEach(hidden::add);
    }

    private void enter(Fact<String> thing) {
        names.of(thing);
        rivals.computeIfAbsent(SERVICE.legal(thing.get()), any -> new ArrayList<>())
                .add(thing);
    }

    App app() {
        return app;
    }

    DefangSettings settings() {
        return settings;
    }

    Cloud cloud() {
        return cloud;
    }

    /** The name of the project. */
    Fact<String> project() {
        return project;
    }

    PortPlan ports() {
        return ports;
    }

    StorePlan stores() {
        return stores;
    }

    DomainPlan domains() {
        return domains;
    }

    EnvironmentPlan environment() {
        return environment;
    }

    /** The name that a process, a job or a datastore has among the services; another one where an earlier thing has it. */
    Fact<String> name(Fact<String> thing) {
        List<Fact<String>> earlier = rivals.getOrDefault(SERVICE.legal(thing.get()), List.of()).stream()
                .takeWhile(rival -> !rival.path().equals(thing.path()))
                .toList();
        Fact<String> name = names.of(thing);
        return earlier.size() == 1 ? name.from(earlier.get(0)) : name;
    }

    /** The name of the service that starts jobs by the clock: one that nothing else has. */
    Fact<String> scheduler() {
        Fact<String> name = Fact.chosen("scheduler", "it starts jobs by the clock");
        while (rivals.containsKey(name.get())) {
            name = name.map(taken -> taken + "-2").from(rivals.get(name.get()).get(0));
        }
        return name;
    }

    /** The names that could not stay as they are. */
    List<Fact<String>> renamed() {
        return names.renamed();
    }

    /** The process that offers a service. */
    ProcessType ownerOf(Service service) {
        return Objects.requireNonNull(owners.get(service.path()), service::toString);
    }

    /** The name of the stack: one for each stage. */
    Fact<String> stack() {
        return app.stage().orChosen(PRODUCTION, "the stage that an app is where none is stated");
    }

    /** The path of the compose file: each stage has its own. */
    Fact<String> file() {
        String usual = settings.file().orElse("compose.yaml");
        return app.stage()
                .filter(stage -> !stage.equals(PRODUCTION))
                .map(stage -> usual.replace(".yaml", "." + (isTaken(stage) ? stage + "-stage" : stage) + ".yaml"))
                .orChosen(usual, "the name that Defang looks for");
    }

    /** Where Defang does not find the file by itself: its path. */
    Fact<String> otherFile() {
        return file().filter(path -> !path.equals("compose.yaml"));
    }

    /** Compose reads compose.override.yaml with every other file, and compose.defang.yaml is a name of a setting. */
    private static boolean isTaken(String stage) {
        return stage.equals("override") || stage.equals("defang");
    }

    /** How a process or a job gets its image: its own way, or else the app's. */
    Build buildOf(Build own) {
        return own instanceof Build.Unstated ? app.build() : own;
    }

    /** That a build is of its kind, where that is stated. */
    static Fact<Build.Kind> kindOf(Build build) {
        return build.match(
                () -> Fact.absent(FactPath.of("build")),
                Build.Dockerfile::kind,
                Build.Buildpacks::kind,
                Build.Image::kind);
    }

    /** Whether Railpack builds the image, whose entrypoint is a shell. */
    boolean isRailpack(Build build) {
        return build.match(
                () -> settings.build().is(DefangSettings.RAILPACK),
                docker -> false,
                packs -> !settings.build().is(DefangSettings.DOCKERFILE),
                image -> false);
    }

    /** Whether a job is a service that is started with all others. */
    static boolean isRelease(Job job) {
        return job.trigger().orElse(new Trigger.OnDemand()) instanceof Trigger.EachRelease;
    }

    /** What makes a private network needed, if it is just one thing. */
    Fact<?>[] onlyReasonForPrivate() {
        List<Datastore> managed = stores.running();
        if (hidden.size() + managed.size() != 1) {
            return new Fact<?>[0];
        }
        return managed.isEmpty() ? hidden.toArray(Fact<?>[]::new) : stores.existence(managed.get(0));
    }

    /** Whether something has to be out of reach from outside. */
    boolean hasPrivateNetwork() {
        return !hidden.isEmpty() || !stores.running().isEmpty();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
