package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.naming.NamePolicy;
import dev.portolan.spi.Output;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What is decided about the servers before Terraform's files are written: how many, how large, where, under which names. */
final class InfraPlan {
    /** Where the volume is mounted. */
    static final String DATA = "/mnt/data";

    private static final int UNSTATED_MIB = 512;
    private static final int SYSTEM_MIB = 512;
    private static final int SMALLEST_VOLUME = 10;
    private static final int LARGEST_VOLUME = 10_000;
    private static final NamePolicy RESOURCE_NAME =
            NamePolicy.dashed("a Hetzner server", "https://docs.hetzner.cloud/reference/cloud#servers", 1, 55);

    private final KamalPlan plan;
    private final InfraSettings settings;
    private final Fact<String> name;

    /**
     * A server.
     *
     * @param number which one, from 1
     * @param host its name or address, as far as it is known
     */
    record Server(int number, Fact<String> host) {
        /** Its address in the private network. */
        String privateAddress() {
            int last = InfraSettings.FIRST_ADDRESS.lastIndexOf('.') + 1;
            String first = InfraSettings.FIRST_ADDRESS;
            return first.substring(0, last) + (Integer.parseInt(first.substring(last)) + number - 1);
        }
    }

    InfraPlan(KamalPlan plan) {
        this.plan = plan;
        settings = plan.infraSettings();
        name = plan.stageName().map(RESOURCE_NAME::legal);
    }

    KamalPlan kamal() {
        return plan;
    }

    InfraSettings settings() {
        return settings;
    }

    /** Whether Terraform rents the servers. */
    boolean rentsServers() {
        return settings.server().isPresent();
    }

    /** Whether Terraform makes the records of the domains. */
    boolean makesRecords() {
        return settings.dns().isPresent() && !plan.app().domains().isEmpty();
    }

    /** Whether there is anything for Terraform to do. */
    boolean isAsked() {
        return rentsServers() || makesRecords();
    }

    /** What all that is rented is called, or begins with. */
    Fact<String> name() {
        return name;
    }

    /** The name of one of several things. */
    Fact<String> name(String what) {
        return name.map(whole -> whole + "-" + what);
    }

    /** The folder of Terraform's files: each stage has its own, and with it its own state. */
    Fact<String> folder() {
        return plan.ownFile("infra");
    }

    /** Starts one of Terraform's files. */
    TerraformFile file(Output.Builder out, String concern, String comment) {
        return TerraformFile.in(out, folder().get() + "/" + concern + ".tf.json", comment)
                .from(settings.server(), settings.dns(), folder())
                .from(plan.stageOfFiles());
    }

    /** The servers, the one of the datastores first. */
    List<Server> servers() {
        List<Fact<String>> hosts = plan.hosts();
        return IntStream.range(0, hosts.size())
                .mapToObj(index -> new Server(index + 1, hosts.get(index)))
                .toList();
    }

    /** Whether a load balancer stands before the servers, and why. */
    BalancerPlan balancer() {
        return new BalancerPlan(this);
    }

    /** Who signs in to a server, and where. */
    Fact<String> login(Server server) {
        return plan.sshTarget(server.host());
    }

    /** Whether the proxy or the balancer answers anything. */
    boolean answersHttp() {
        return plan.services().main().isPresent();
    }

    /** Services that have a port of the server to themselves. */
    List<Service> published() {
        return plan.roles().all().stream()
                .flatMap(role -> plan.services().published(role).stream())
                .toList();
    }

    /** Where the servers stand. */
    Fact<String> location() {
        return settings.location().isPresent()
                ? settings.location().from(plan.app().region())
                : plan.app()
                        .region()
                        .filter(region -> HetznerLocation.of(region).isPresent())
                        .map(region -> where(region).name())
                        .orChosen(HetznerLocation.all().get(0).name(), "no place that is known is stated");
    }

    /** The size of the servers. */
    Fact<String> serverType() {
        String arch = plan.settings().arch().orElse("amd64");
        return settings.serverType()
                .orChosen(
                        HetznerServerType.fitting(arch, where(location().get()), memoryMiB())
                                .name(),
                        "the smallest that holds everything twice");
    }

    /** The memory that a server needs: a deploy runs old and new containers side by side. */
    int memoryMiB() {
        int processes = plan.app().processes().stream()
                .mapToInt(process -> process.memoryMiB().orElse(UNSTATED_MIB))
                .sum();
        int stores = plan.accessories().all().stream()
                .mapToInt(accessory -> accessory.store().memoryMiB().orElse(UNSTATED_MIB))
                .sum();
        return 2 * processes + stores + SYSTEM_MIB;
    }

    /** What the size of the servers rests on. */
    Fact<?>[] reasonsForMemory() {
        List<Fact<?>> reasons = new ArrayList<>();
        for (ProcessType process : plan.app().processes()) {
            reasons.add(process.name());
            reasons.add(process.memoryMiB());
        }
        for (AccessoryPlan.Accessory accessory : plan.accessories().all()) {
            reasons.add(accessory.store().memoryMiB());
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    /** Whether there is data that has to outlive a server. */
    boolean keepsData() {
        return rentsServers() && !kept().isEmpty();
    }

    /** Where the data of a server beside the app lies: on the volume, else below the home folder. */
    Fact<String> dataFolder(AccessoryPlan.Accessory accessory) {
        return keepsData()
                ? plan.accessories()
                        .container(accessory)
                        .map(container -> DATA + "/" + container)
                        .from(settings.server())
                : Fact.chosen("data", "beside the other accessories");
    }

    /** The same folder as somebody names it who has signed in to the server. */
    Fact<String> serverFolder(AccessoryPlan.Accessory accessory) {
        Fact<String> folder = dataFolder(accessory);
        return keepsData()
                ? folder
                : plan.accessories().container(accessory).with(folder, (container, data) -> container + "/" + data);
    }

    /** Whether the data of this one is on the volume. */
    boolean keeps(Datastore store) {
        return rentsServers() && kept().contains(store);
    }

    /** The servers beside the app whose data has to outlive them. */
    List<Datastore> kept() {
        return plan.accessories().all().stream()
                .filter(accessory -> !accessory.recipe().data().isEmpty())
                .map(AccessoryPlan.Accessory::store)
                .toList();
    }

    /** The names of the servers beside the app. */
    Fact<String> names() {
        return names(any -> true);
    }

    /** The names of those whose data has to outlive a server. */
    Fact<String> namesOfKept() {
        return names(accessory -> kept().contains(accessory.store()));
    }

    /** The names of those of a kind. */
    Fact<String> names(Datastore.Kind kind) {
        return names(accessory -> accessory.store().kind().is(kind));
    }

    /** One text of all; absent where there are none. */
    private Fact<String> names(Predicate<AccessoryPlan.Accessory> wanted) {
        return plan.accessories().all().stream()
                .filter(wanted)
                .map(AccessoryPlan.Accessory::name)
                .reduce((some, next) -> some.with(next, (first, second) -> first + ", " + second))
                .orElse(Fact.absent(plan.app().name().path()));
    }

    /** The only domain: without it there would be no records. */
    Fact<?>[] onlyDomain() {
        return settings.dns().isPresent()
                ? RolePlan.only(plan.app().domains().stream().map(Domain::name).toList())
                : new Fact<?>[0];
    }

    /** The size of the volume, which holds the data of all of them with as much room again. */
    int volumeGiB() {
        int stated = kept().stream()
                .mapToInt(store -> store.storageGiB().orElse(SMALLEST_VOLUME))
                .sum();
        return (int) Math.min(LARGEST_VOLUME, SMALLEST_VOLUME + 2L * stated);
    }

    private static HetznerLocation where(String name) {
        return HetznerLocation.of(name).orElse(HetznerLocation.all().get(0));
    }
}
