package org.example.render;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.spi.FactTable.Need;

/** {@code databases}, and the Key Value servers among the {@code services}. */
record Stores(Plan plan) {
    void write(Mapping file) {
        for (Plan.Part part : plan.stores) {
            Datastore store = (Datastore) part.is();
            boolean isPostgres = part.type().equals("postgres");
            Mapping server = file.list(isPostgres ? "databases" : "services", "name").add();
            server.from(store.kind(), store.placement()).put("name", part.name()).put("region", plan.region);
            if (isPostgres) {
                postgres(store, server);
            } else {
                Fact<String> policy = store.purpose()
                        .filter(Datastore.Purpose.CACHE::equals).map(any -> "allkeys-lru");
                server.put("type", Fact.chosen("keyvalue", "as Render calls it")).put("maxmemoryPolicy", policy.orChosen("noeviction", "keys may be jobs that must not be lost").from(store.purpose()));
                plan.size(server, "keyvalue", store.name(), new Need("MiB", store.memoryMiB()));
            }
            server.note("Nobody from outside. Without a list, everybody may try a password.");
            server.list("ipAllowList").evenIfEmpty();
        }
    }

    private void postgres(Datastore store, Mapping database) {
        Fact<Integer> standby = store.highAvailability().filter(yes -> yes).map(any -> 1);
        plan.size(database, "postgres", store.name(), new Need("MiB", store.memoryMiB()), new Need("standby", standby));
        database.note("It can grow, but never shrink.")
                .put("diskSizeGB", plan.out.adapt(RenderFinding.NUMBER, store.storageGiB(), Stores::disk));
        database.note("It can never be changed.")
                .put("postgresMajorVersion", plan.out.adapt(RenderFinding.NUMBER, store.version(), Stores::major));
        database.mapping("highAvailability").put("enabled", standby.map(any -> true));
    }

    /** 1 or a multiple of 5. */
    private static int disk(int gib) {
        return gib == 1 ? 1 : (gib + 4) / 5 * 5;
    }

    /** The nearest one that Render has; the newest for a text without a number. */
    private static String major(String version) {
        String number = version.replaceAll("[^0-9].*", "").replaceAll("^([0-9]{5,}|)$", "18");
        return String.valueOf(Math.max(13, Math.min(18, Integer.parseInt(number))));
    }
}
