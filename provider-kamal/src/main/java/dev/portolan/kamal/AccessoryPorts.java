package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Service;
import dev.portolan.spi.AppPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The ports that clients of the servers beside the app connect to. Inside docker's network each server has an address of
 * its own; where they listen on an address of the server, docker gives each port to one container only, so a second
 * Postgres has the next free one.
 */
final class AccessoryPorts {
    private final KamalPlan plan;
    private final Map<String, Fact<Integer>> ports = new LinkedHashMap<>();
    private final Map<Integer, List<Fact<?>>> holders = new LinkedHashMap<>();

    AccessoryPorts(KamalPlan plan, List<AccessoryPlan.Accessory> accessories) {
        this.plan = plan;
        boolean isOutside = plan.settings().dataAddress().isPresent();
        if (isOutside) {
            plan.roles().all().forEach(this::hold);
        }
        for (AccessoryPlan.Accessory accessory : accessories) {
            Datastore store = accessory.store();
            ports.put(store.name().get(), isOutside ? outside(accessory) : inside(accessory));
        }
    }

    /** The port of a server beside the app, as its clients see it. */
    Fact<Integer> of(AccessoryPlan.Accessory accessory) {
        return Objects.requireNonNull(ports.get(accessory.store().name().get()), accessory::toString);
    }

    private static Fact<Integer> inside(AccessoryPlan.Accessory accessory) {
        return accessory.store().kind().map(any -> accessory.recipe().port());
    }

    /** The server's own port, or the next that nobody before it has; it rests on all those before it. */
    private Fact<Integer> outside(AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        int free = accessory.recipe().port();
        List<Fact<?>> passed = new ArrayList<>();
        while (holders.containsKey(free)) {
            passed.addAll(holders.get(free));
            free++;
        }
        holders.put(free, List.of(store.name(), store.kind(), store.placement(), store.follows()));
        int port = free;
        Fact<Integer> own = inside(accessory).map(any -> port);
        return passed.isEmpty()
                ? own
                : own.from(passed.toArray(Fact<?>[]::new)).from(plan.settings().dataAddress());
    }

    /** A port that a service has on all addresses of the server. */
    private void hold(RolePlan.Role role) {
        for (Service service : plan.services().published(role)) {
            if (AppPorts.transport(service).equals("tcp")) {
                Fact<Integer> port = plan.services().publishedPort(service);
                holders.put(port.get(), List.of(port, service.name(), service.exposure(), service.protocol()));
            }
        }
    }
}
