package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code registry}: where the image goes between the build and the servers. Unless one is set, Kamal runs a registry on
 * the machine that deploys and lets the servers reach it by ssh: no account, no token.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/docker-registry/">Registry</a>
 */
final class RegistrySection {
    static final String USERNAME = "KAMAL_REGISTRY_USERNAME";
    static final String PASSWORD = "KAMAL_REGISTRY_PASSWORD";

    private static final String LOCAL = "localhost:5555";

    private RegistrySection() {}

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping registry = deploy.mapping("registry");
        Fact<String> server = plan.settings().registry();
        if (isLocal(plan)) {
            registry.note("Kamal runs it here and tunnels it to the servers: no account is needed.");
        }
        registry.put("server", server.orChosen(LOCAL, "no registry is set"));
        if (!isLocal(plan)) {
            Fact<String> user = plan.settings().registryUser();
            if (user.isPresent()) {
                registry.put("username", user);
            } else {
                registry.list("username").add(Fact.chosen(USERNAME, "the name of a secret"));
            }
            registry.list("password").add(Fact.chosen(PASSWORD, "the name of a secret"));
        }
    }

    /** Whether Kamal runs the registry itself. */
    static boolean isLocal(KamalPlan plan) {
        return plan.settings().registry().orElse(LOCAL).startsWith("localhost:");
    }

    /** The secrets that signing in needs. */
    static List<Fact<String>> secrets(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>();
        if (!isLocal(plan)) {
            if (plan.settings().registryUser().isAbsent()) {
                names.add(Fact.chosen(USERNAME, "who signs in to the registry"));
            }
            names.add(Fact.chosen(PASSWORD, "the token that signs in to the registry"));
        }
        return names;
    }

    /** Registries take small letters only. */
    static String lowerCase(String image) {
        return image.toLowerCase(Locale.ROOT);
    }
}
