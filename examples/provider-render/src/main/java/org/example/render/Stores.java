package org.example.render;

import dev.portolan.document.Mapping;
import dev.portolan.fact.*;
import dev.portolan.model.*;

/** {@code databases}, and the Key Value servers among the {@code services}. */
final class Stores {
    private Stores() {}

    static boolean isPostgres(Named thing) {
        return thing instanceof Datastore store && store.kind().is(Datastore.Kind.POSTGRES) && !store.isKept() && store.follows().isAbsent();
    }

    static boolean isKeyValue(Named thing) {
        return thing instanceof Datastore store && store.kind().is(Datastore.Kind.REDIS) && !store.isKept();
    }

    static void write(Plan plan, Mapping file) {
        for (Datastore store : plan.app.datastores()) {
            if (isPostgres(store) || isKeyValue(store)) {
                Mapping server = file.list(isPostgres(store) ? "databases" : "services", "name").add().from(store.kind(), store.placement());
                server.put("type", store.kind().filter(any -> isKeyValue(store)).map(any -> "keyvalue"));
                server.put("name", plan.name(store.name())).put("region", plan.region());
                plan.size(server, isPostgres(store) ? "postgres" : "keyvalue", store.name(), store.memoryMiB(), Fact.absent(FactPath.ROOT),
                        store.highAvailability().filter(yes -> yes && isPostgres(store)));
                if (isPostgres(store)) {
                    postgres(plan, store, server);
                } else {
                    server.put("maxmemoryPolicy", store.purpose().map(use -> use == Datastore.Purpose.CACHE ? "allkeys-lru" : "noeviction")
                            .orChosen("noeviction", "a full server refuses writes: keys may be jobs that must not be lost"));
                }
                server.note("Nobody from outside. Without a list, everybody may try a password.").list("ipAllowList").evenIfEmpty();
            }
        }
    }

    private static void postgres(Plan plan, Datastore store, Mapping database) {
        Fact<Integer> disk = store.storageGiB().map(gib -> gib == 1 ? 1 : (gib + 4) / 5 * 5);
        Fact<String> major = store.version().map(text -> text.replaceAll("[^0-9].*", "").replaceAll("^([0-9]{5,}|)$", "18"))
                .map(text -> String.valueOf(Math.max(13, Math.min(18, Integer.parseInt(text)))));
        database.note("It can grow, but never shrink.").put("diskSizeGB", disk);
        database.note("It can never be changed.").put("postgresMajorVersion", major);
        database.mapping("highAvailability").put("enabled", store.highAvailability().filter(yes -> yes));
        plan.out.report(RenderFinding.NUMBER, store.storageGiB().filter(gib -> !disk.is(gib)), store.version().filter(text -> !major.is(text)));
    }
}
