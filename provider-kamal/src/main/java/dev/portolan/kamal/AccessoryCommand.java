package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.shell.PosixShell;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code cmd} of an accessory: what its image does not do by itself. It stands on docker's command line, so it holds
 * no password: a server that reads none from its environment gets it by standard input.
 */
final class AccessoryCommand {
    /** Clients that the servers take by themselves. */
    private static final int POSTGRES_CONNECTIONS = 100;

    private static final int MYSQL_CONNECTIONS = 151;
    private static final int REDIS_CONNECTIONS = 10_000;
    private static final int MEMCACHED_CONNECTIONS = 1024;

    private final AccessoryPlan.Accessory accessory;
    private final Datastore store;
    private final List<Fact<?>> done = new ArrayList<>();
    private final List<Fact<?>> missing = new ArrayList<>();
    private final Fact<String> text;

    AccessoryCommand(AccessoryPlan.Accessory accessory) {
        this.accessory = accessory;
        store = accessory.store();
        text = switch (store.kind().get()) {
            case POSTGRES -> postgres();
            case MYSQL -> mysql();
            case REDIS -> redis();
            case MEMCACHED -> memcached();
            case OBJECT_STORAGE -> bucket();
            default -> other();
        };
    }

    /** The command; absent where the image's own does. */
    Fact<String> text() {
        return text;
    }

    /** What is stated and so anyway. */
    List<Fact<?>> done() {
        return done;
    }

    /** What is stated and has no setting. */
    List<Fact<?>> missing() {
        return missing;
    }

    private Fact<String> postgres() {
        purpose(Datastore.Purpose.DURABLE);
        return connections(POSTGRES_CONNECTIONS).map(number -> "postgres -c max_connections=" + number);
    }

    private Fact<String> mysql() {
        purpose(Datastore.Purpose.DURABLE);
        Fact<String> charset = Fact.chosen("--character-set-server=utf8mb4", "apps store any text");
        Fact<Integer> number = connections(MYSQL_CONNECTIONS);
        return number.isAbsent()
                ? charset
                : charset.with(number, (first, most) -> first + " --max_connections=" + most);
    }

    /** A cache may forget, and then needs no disk; anything else, a queue too, must not. */
    private Fact<String> redis() {
        Fact<Integer> number = connections(REDIS_CONNECTIONS);
        boolean isCache = store.purpose().is(Datastore.Purpose.CACHE);
        String server = accessory.recipe().product() + "-server";
        String keep = isCache ? "--save '' --maxmemory-policy allkeys-lru" : "--appendonly yes";
        Fact<String> base = Fact.chosen("exec " + server + " " + keep, "as its purpose asks")
                .from(store.purpose());
        Fact<String> limited =
                number.isAbsent() ? base : base.with(number, (line, most) -> line + " --maxclients " + most);
        Fact<String> memory = store.memoryMiB().isAbsent()
                ? limited
                : limited.with(store.memoryMiB(), (line, most) -> line + " --maxmemory " + most + "mb");
        return memory.map(line ->
                        PosixShell.join(List.of("sh", "-c", line + " - <<END\nrequirepass $REDIS_PASSWORD\nEND")))
                .from(store.version().filter(any -> server.startsWith("redis")));
    }

    private Fact<String> memcached() {
        purpose(Datastore.Purpose.CACHE);
        Fact<Integer> number = connections(MEMCACHED_CONNECTIONS);
        Fact<String> size = store.memoryMiB().map(memory -> "memcached -m " + memory);
        return number.isAbsent()
                ? size
                : size.orChosen("memcached", "as its image does").with(number, (line, most) -> line + " -c " + most);
    }

    /** Its versions are dates, so one that is stated for another vendor's bucket says nothing. */
    private Fact<String> bucket() {
        missing.add(store.version());
        other();
        return Fact.chosen("server " + accessory.recipe().data(), "its image asks for it");
    }

    private Fact<String> other() {
        purpose(Datastore.Purpose.DURABLE);
        missing.add(store.connections());
        return Fact.absent(store.name().path());
    }

    private void purpose(Datastore.Purpose own) {
        done.add(store.purpose().filter(own::equals));
        missing.add(store.purpose().filter(purpose -> purpose != own));
    }

    /** The number where the server has to be told. */
    private Fact<Integer> connections(int usual) {
        done.add(store.connections().filter(number -> number <= usual));
        return store.connections().filter(number -> number > usual);
    }
}
