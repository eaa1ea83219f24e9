package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code env}: what every container sees. PORT is among it, which Kamal does not set.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/environment-variables/">Environment variables</a>
 */
final class EnvSection {
    private EnvSection() {}

    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        Mapping env = deploy.mapping("env");
        Mapping clear = env.mapping("clear");
        var secret = env.list("secret");
        port(plan, clear, out);
        List<Fact<?>> described = new ArrayList<>();
        plan.env().all().stream()
                .map(EnvPlan.Entry::variable)
                .filter(variable -> plan.accessories()
                        .datastore(variable)
                        .filter(store -> !store.isKept() && store.follows().isPresent())
                        .flatMap(plan.accessories()::of)
                        .isPresent())
                .forEach(variable -> out.report(KamalFinding.READS_FROM_LEADER, variable.value()));
        plan.env().all().stream()
                .filter(entry -> entry.way() == EnvPlan.Way.COMPOSED || entry.way() == EnvPlan.Way.PLAIN)
                .forEach(entry -> out.report(
                        KamalFinding.SAME_ADDRESS,
                        entry.variable()
                                .reference()
                                .filter(reference -> reference.attribute() == EnvValue.Attribute.DIRECT_URL)));
        for (EnvPlan.Entry entry : plan.env().all()) {
            EnvVariable variable = entry.variable();
            switch (entry.way()) {
                case PLAIN -> {
                    clear.note(variable.description().orElse(""));
                    clear.put(variable.name(), entry.text());
                    described.add(variable.description());
                }
                case PLANNED -> described.add(variable.description());
                default -> {
                    secret.add(entry.name());
                    tell(entry, described, out);
                }
            }
        }
        out.report(KamalFinding.DESCRIPTION, described.toArray(Fact<?>[]::new));
    }

    private static void port(KamalPlan plan, Mapping clear, Output.Builder out) {
        Fact<String> port = plan.services().assignedPort();
        clear.put("PORT", port);
        plan.services().environment().ifPresent(variable -> {
            if (port.isPresent() && !variable.literal().is(port.get())) {
                out.explain(KamalFinding.PORT_NOT_A_PORT, "PORT is " + port.get() + ".", variable.value());
            } else if (port.isAbsent() && plan.services().isPortAsked()) {
                out.explain(KamalFinding.PORT_NOT_A_PORT, "As a secret it has to hold 3000.", variable.value());
            }
        });
    }

    private static void tell(EnvPlan.Entry entry, List<Fact<?>> described, Output.Builder out) {
        if (entry.way() != EnvPlan.Way.EXPORTED) {
            described.add(entry.variable().description()); // else a step tells what it is for
        }
        Fact<String> literal = entry.variable().literal();
        boolean isChanged = !DockerValue.isExactSecret(literal.orElse(""));
        out.report(
                isChanged ? SecretFinding.VALUE_CHANGED : SecretFinding.VALUE_AMONG_SECRETS,
                literal.map(any -> entry.variable().name().get()).isPresent()
                        ? entry.variable().value()
                        : Fact.absent(entry.variable().path()));
    }
}
