package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [env]}: what anybody may read of the environment, PORT among it, which Fly does not set. Secrets and what
 * datastores hand out are set by steps and win over this table.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-env-variables-section">The env section</a>
 */
final class EnvSection {
    /** flyctl warns of these parts of names, but for two names that are no secrets. */
    private static final List<String> SECRET_PARTS = List.of("KEY", "PRIVATE", "DATABASE_URL", "PASSWORD", "SECRET");

    private static final List<String> NO_SECRETS = List.of("AWS_ACCESS_KEY_ID", "TIGRIS_ACCESS_KEY_ID");

    private EnvSection() {}

    static void write(FlyPlan plan, Mapping toml, Output.Builder out) {
        Mapping env = toml.mapping("env");
        Fact<String> port = plan.services().assignedPort();
        env.put("PORT", port);
        if (port.isAbsent() && plan.services().isPortAsked()) {
            plan.services()
                    .environment()
                    .ifPresent(variable -> out.explain(
                            FlyFinding.PORT_NOT_A_PORT, "As a secret it has to hold 8080.", variable.value()));
        }
        List<Fact<?>> described = new ArrayList<>();
        for (EnvVariable variable : plan.app().env()) {
            if (isReserved(variable)) {
                out.report(FlyFinding.ENV_RESERVED, variable.value());
            } else if (port.isPresent() && variable.name().is("PORT")) {
                port(variable, port, out);
            } else {
                env.note(variable.description().orElse(""));
                Fact<String> value = value(plan, variable);
                env.put(variable.name(), value);
                looksSecret(variable, out);
                if (value.isAbsent()) {
                    continue; // a step tells what it is for
                }
            }
            described.add(variable.description());
        }
        out.report(FlyFinding.DESCRIPTION, described.toArray(Fact<?>[]::new));
    }

    /** Whether Fly would set or refuse the name itself. */
    static boolean isReserved(EnvVariable variable) {
        String name = variable.name().get();
        return name.startsWith("FLY_") || name.equals("PRIMARY_REGION");
    }

    /** Whether PORT is told by the plan and the variable says nothing more. */
    static boolean isPlannedPort(FlyPlan plan, EnvVariable variable) {
        return variable.name().is("PORT") && plan.services().assignedPort().isPresent();
    }

    /** The text that can be written now; absent where the value is a secret or known only to a server of Fly. */
    private static Fact<String> value(FlyPlan plan, EnvVariable variable) {
        return variable.literal()
                .or(variable.reference()
                        .flatMap(reference -> service(plan, reference)
                                .map(service -> plan.services().address(variable, service, reference.attribute()))
                                .orElse(Fact.absent(variable.path()))));
    }

    private static Optional<Service> service(FlyPlan plan, EnvValue.Reference reference) {
        return plan.app()
                .find(reference.target())
                .filter(Service.class::isInstance)
                .map(Service.class::cast);
    }

    private static void port(EnvVariable variable, Fact<String> port, Output.Builder out) {
        if (!variable.literal().is(port.get())) {
            out.explain(FlyFinding.PORT_NOT_A_PORT, "PORT is " + port.get() + ".", variable.value());
        }
    }

    private static void looksSecret(EnvVariable variable, Output.Builder out) {
        String name = variable.name().get();
        if (variable.literal().isPresent()
                && !NO_SECRETS.contains(name)
                && SECRET_PARTS.stream().anyMatch(name::contains)) {
            out.report(FlyFinding.ENV_LOOKS_SECRET, variable.value());
        }
    }
}
