package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.time.Duration;

/**
 * The root of {@code config/deploy.yml}. A stage that is a destination has a file of its own, which Kamal lays over
 * config/deploy.yml: that one then holds only what every stage says alike, so that no stage inherits another's names.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/overview/">Configuration overview</a>
 */
final class DeployYml {
    /** The first version that has stop_timeout. */
    private static final String LEAST_VERSION = "2.12.0";

    private static final int KAMALS_DEPLOY_TIMEOUT = 30;

    private DeployYml() {}

    static Mapping begin(KamalPlan plan, Output.Builder out) {
        Mapping deploy = document(plan, out).root();
        if (plan.destination().isAbsent()) {
            deploy.put("service", plan.service());
            deploy.implies(plan.app().stage());
        } else {
            Mapping base = out.add(Document.yaml("config/deploy.yml")
                            .dialect(Erb.DIALECT)
                            .from(plan.app().name())
                            .from(plan.stageOfFiles())
                            .header("What every stage says alike; the rest stands in config/deploy.STAGE.yml."))
                    .root();
            base.put("service", plan.service());
            base.put(
                    "require_destination",
                    Fact.chosen(true, "each stage is a destination").from(plan.destination()));
            out.report(KamalFinding.STAGE_IS_DESTINATION, plan.app().stage());
        }
        deploy.put("image", image(plan));
        tell(plan, out);
        return deploy;
    }

    private static Document document(KamalPlan plan, Output.Builder out) {
        return out.add(Document.yaml(plan.configFile())
                .dialect(Erb.DIALECT)
                .from(plan.app().name())
                .from(plan.stageOfFiles()));
    }

    /** What a version may take to come and to go. */
    static void times(KamalPlan plan, Mapping deploy) {
        plan.services()
                .main()
                .ifPresent(
                        service -> deploy.put("deploy_timeout", deployTimeout(plan, service), KAMALS_DEPLOY_TIMEOUT));
        deploy.put("primary_role", plan.roles().primary());
        if (plan.roles().all().stream().anyMatch(role -> role.hosts().isEmpty())) {
            deploy.put(
                    "allow_empty_roles",
                    Fact.chosen(true, "a role without servers keeps its command for later")
                            .from(RolePlan.only(plan.roles().all().stream()
                                    .filter(role -> role.hosts().isEmpty())
                                    .map(role ->
                                            role.honoured().from(plan.roles().reasonsForNext(role)))
                                    .toList())));
        }
        deploy.put("minimum_version", Fact.chosen(LEAST_VERSION, "stop_timeout needs it"));
        deploy.put("hooks_path", plan.hooksFolder());
    }

    /** How Kamal reaches the servers, and how it replaces containers on several. */
    static void end(KamalPlan plan, Mapping deploy) {
        deploy.mapping("ssh").put("user", plan.settings().sshUser(), "root");
        if (plan.roles().isSpread()) {
            deploy.note("One server after the other, so that the rest keeps answering.");
            deploy.mapping("boot")
                    .put(
                            "limit",
                            Fact.chosen(1, "the other servers keep answering")
                                    .from(plan.roles().reasonsForSpread()));
        }
    }

    private static Fact<Integer> deployTimeout(KamalPlan plan, Service service) {
        return ownTimeout(service)
                .from(plan.services().reasonsForMain(other -> ownTimeout(other).get()));
    }

    private static Fact<Integer> ownTimeout(Service service) {
        return service.health()
                .grace()
                .map(Duration::toSeconds)
                .map(Math::toIntExact)
                .map(seconds -> Math.max(seconds, 1))
                .orChosen(60, "platforms usually wait a minute for the first answer");
    }

    private static Fact<String> image(KamalPlan plan) {
        return plan.settings().image().isPresent()
                ? plan.settings().image().map(RegistrySection::lowerCase)
                : plan.service();
    }

    private static void tell(KamalPlan plan, Output.Builder out) {
        App app = plan.app();
        if (plan.settings().service().isPresent()) {
            out.explain(
                    KamalFinding.SET_OTHERWISE,
                    "The service is " + plan.service().get() + ".",
                    app.name());
        } else if (!plan.service().is(app.name().get())) {
            out.explain(
                    KamalFinding.NAME_CHANGED,
                    "The service is " + plan.service().get() + ".",
                    app.name());
        }
        if (plan.settings().hosts().isAbsent()) {
            out.report(KamalFinding.HOSTS_MISSING, app.name());
        }
        if (app.processes().isEmpty()) {
            out.report(KamalFinding.NO_PROCESS, app.name());
        }
        plan.settings()
                .image()
                .filter(image -> !image.equals(RegistrySection.lowerCase(image)))
                .ifPresent(image -> out.report(KamalFinding.IMAGE_LOWERCASED, app.name()));
        out.report(KamalFinding.DESCRIPTION, app.description());
        if (!plan.infra().rentsServers()) {
            out.report(KamalFinding.REGION, app.region());
        }
    }
}
