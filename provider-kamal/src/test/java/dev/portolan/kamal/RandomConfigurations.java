package dev.portolan.kamal;

import static dev.portolan.kamal.BrokenFiles.stated;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import java.util.List;
import java.util.Random;

/** Configurations with one or two faults, or none: what people get wrong, in every section. */
final class RandomConfigurations {
    private static final List<String> KEYS = List.of(
            "image",
            "servers",
            "env",
            "proxy",
            "hosts",
            "host",
            "cmd",
            "ssl",
            "limit",
            "arch",
            "driver",
            "surprise",
            "port",
            "labels",
            "x-mine",
            "user",
            "logging",
            "path");

    private static final List<Object> VALUES =
            List.of("x", "amd64", "30", 30, 0, true, false, "no", "25%", "A_B", "www.example.com", "", "9.9.9", "loud");

    /** Where a fault is put: a section by its keys; an item of it, or a list or table in its place. */
    private static final List<String> SECTIONS = List.of(
            "",
            "proxy",
            "proxy/healthcheck",
            "proxy/buffering",
            "proxy/logging",
            "proxy/run",
            "proxy/ssl",
            "servers/web",
            "servers/web/options",
            "servers/web/labels",
            "servers/web/env",
            "servers/web/logging",
            "servers/web/proxy",
            "servers/job",
            "registry",
            "builder",
            "builder/pack",
            "builder/cache",
            "builder/args",
            "ssh",
            "sshkit",
            "boot",
            "logging",
            "output",
            "output/file",
            "aliases",
            "env",
            "env/clear",
            "env/tags",
            "accessories/db",
            "accessories/db/env",
            "accessories/db/options");

    private final Random random;

    RandomConfigurations(long seed) {
        random = new Random(seed);
    }

    Document next() {
        Document file = BrokenFiles.sound();
        int faults = random.nextInt(3);
        for (int i = 0; i < faults; i++) {
            fault(file.root());
        }
        return file.freeze();
    }

    private void fault(Mapping root) {
        String section = pick(SECTIONS);
        Mapping at = root;
        try {
            for (String key : section.isEmpty() ? List.<String>of() : List.of(section.split("/"))) {
                at = at.mapping(key);
            }
            if (section.equals("accessories/db") && random.nextBoolean()) {
                at.put("host", stated("192.0.2.1")).put("image", stated("redis"));
            }
            if (section.equals("servers/job") && random.nextBoolean()) {
                at.list("hosts").add(stated("192.0.2.2"));
            }
            String key = random.nextInt(3) == 0 ? pick(KEYS) : known(section);
            switch (random.nextInt(8)) {
                case 0 -> at.list(key).add(stated(pick(VALUES)));
                case 1 -> at.mapping(key).put(pick(KEYS), stated(pick(VALUES)));
                default -> at.put(key, stated(pick(VALUES)));
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The key is there already, as something else.
        }
    }

    private String known(String section) {
        String name = section.substring(section.lastIndexOf('/') + 1);
        String kind = section.startsWith("servers/") && section.indexOf('/') == section.lastIndexOf('/')
                ? "role"
                : section.startsWith("accessories/") && section.indexOf('/') == section.lastIndexOf('/')
                        ? "accessory"
                        : name.isEmpty() ? "root" : name;
        List<String> keys = KeyRules.keys(kind);
        return keys.isEmpty() ? pick(KEYS) : pick(keys);
    }

    private <T> T pick(List<? extends T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
