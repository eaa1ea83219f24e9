package dev.portolan.defang;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code environment}: plain texts as they are, secrets as references to config values of the same name.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#environment">environment</a>
 */
final class EnvironmentSection {
    private static final List<String> SECRET_PARTS = List.of("KEY", "PASSWORD", "SECRET", "TOKEN");

    private static final List<EnvironmentPlan.Source> TOLD_BY_STEPS = List.of(
            EnvironmentPlan.Source.SECRET,
            EnvironmentPlan.Source.STAYS,
            EnvironmentPlan.Source.DOLLAR,
            EnvironmentPlan.Source.SERVICE_NAME);

    /** AWS keeps 4 KB in a parameter of the standard kind. */
    private static final int LONG_CONFIG = 4096;

    /** The name under which the file has what all of the app's own services see. */
    private static final String SHARED = "app-env";

    private EnvironmentSection() {}

    /** Writes once what several services see. */
    static void share(DefangPlan plan, Mapping root) {
        List<Fact<?>> users = new ArrayList<>();
        plan.app().processes().forEach(process -> users.add(process.name()));
        plan.app().jobs().forEach(job -> users.add(job.name()));
        if (users.size() > 1) {
            Mapping env = root.mapping("x-" + SHARED).shared(SHARED);
            env.from(users.size() == 2 ? users.toArray(Fact<?>[]::new) : new Fact<?>[0]);
            plan.environment().entries().forEach(entry -> write(env, entry));
        }
    }

    /** Writes what all of the app's own services see, and what one that listens where it is told sees besides. */
    static void write(DefangPlan plan, Mapping service, Optional<ProcessType> process) {
        Mapping env = service.mapping("environment").shared(SHARED);
        Fact<String> port = process.map(plan.ports()::variable)
                .orElse(Fact.absent(plan.app().name().path()));
        boolean isOwn = port.isPresent() && !port.equals(plan.ports().statedText());
        for (EnvironmentPlan.Entry entry : plan.environment().entries()) {
            if (!(isOwn && entry.variable().name().is("PORT"))) {
                write(env, entry);
            }
        }
        if (isOwn) {
            env.put("PORT", port.from(plan.ports().statedValue()));
        }
    }

    private static void write(Mapping env, EnvironmentPlan.Entry entry) {
        env.note(entry.variable().description().orElse(""));
        if (entry.text().isAbsent()) {
            env.note("");
        } else if (entry.isComposed()) {
            env.put(
                    entry.variable().name().get(),
                    ComposeDialect.composed(entry.text(), entry.variable().name()));
        } else {
            env.put(entry.variable().name(), entry.text());
        }
    }

    /** Says what became of values that do not stand in the file as they were stated. */
    static void tell(DefangPlan plan, Output.Builder out) {
        List<Fact<?>> described = new ArrayList<>();
        for (EnvironmentPlan.Entry entry : plan.environment().entries()) {
            EnvVariable variable = entry.variable();
            boolean isUnused =
                    plan.app().processes().isEmpty() && plan.app().jobs().isEmpty();
            switch (entry.source()) {
                case DOLLAR -> out.report(DefangFinding.ENV_DOLLAR, variable.value());
                case SERVICE_NAME -> out.report(DefangFinding.ENV_SERVICE_NAME, variable.value());
                case NAME_TOO_LONG -> out.report(DefangFinding.CONFIG_NAME, variable.value());
                case NOTHING -> out.report(DefangFinding.ENV_HAS_NO_VALUE, variable.value());
                case FILE -> looksSecret(variable, out);
                default -> {}
            }
            tls(plan, variable, out);
            if (entry.source() == EnvironmentPlan.Source.COMPOSED && !isUnused) {
                out.report(StoreFinding.NO_POOLER, variable.value().filter(EnvironmentSection::isDirect));
                out.report(StoreFinding.FOLLOWER_ADDRESS, variable.value().filter(value -> isOfReplica(plan, value)));
            }
            if (!TOLD_BY_STEPS.contains(entry.source())) {
                described.add(variable.description());
                if (isUnused && entry.text().isPresent()) {
                    out.report(DefangFinding.ENV_UNUSED, variable.value());
                }
            }
            if (entry.isComposed()) {
                out.report(
                        DefangFinding.CONFIG_LONG,
                        variable.literal().filter(text -> text.getBytes(UTF_8).length > LONG_CONFIG));
            }
            if (plan.ports().isMisfit(variable, plan.app().processes())) {
                out.report(DefangFinding.PORT_NOT_A_PORT, variable.value());
            }
        }
        out.report(DefangFinding.DESCRIPTION, described.toArray(Fact<?>[]::new));
    }

    /** A managed server answers by TLS; a container has no certificate. */
    private static void tls(DefangPlan plan, EnvVariable variable, Output.Builder out) {
        List<Datastore> met = plan.stores().running().stream()
                .filter(plan.stores()::isContainer)
                .filter(store -> variable.insistsOnTls(store.kind().get()))
                .toList();
        if (!met.isEmpty()) {
            Fact<?>[] only = met.size() == 1 ? plan.stores().existence(met.get(0)) : new Fact<?>[0];
            out.report(StoreFinding.NO_TLS_TO_SERVER, variable.value().from(only));
        }
    }

    private static boolean isOfReplica(DefangPlan plan, EnvValue value) {
        return value instanceof EnvValue.Reference reference
                && plan.app().resolve(reference.target()) instanceof Datastore store
                && !plan.stores().leader(store).equals(store);
    }

    private static boolean isDirect(EnvValue value) {
        return value instanceof EnvValue.Reference reference && reference.attribute() == EnvValue.Attribute.DIRECT_URL;
    }

    private static void looksSecret(EnvVariable variable, Output.Builder out) {
        String name = variable.name().get();
        boolean isNamedSo = SECRET_PARTS.stream().anyMatch(name::contains);
        boolean hasPassword = variable.literal().orElse("").matches("(?s)[a-z][a-z0-9+.-]*://[^/@\\s]*:[^/@\\s]+@.*");
        if ((isNamedSo || hasPassword) && !variable.literal().is("")) {
            out.report(DefangFinding.ENV_LOOKS_SECRET, variable.value());
        }
    }
}
