package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ExternalService;
import dev.portolan.spi.Output;
import dev.portolan.terraform.TerraformText;
import java.util.ArrayList;
import java.util.List;

/** What is told about the app as a whole: its place, its images, its environment, its domains, its vendors. */
final class AppFindings {
    private static final int NAMES_OF_A_CERTIFICATE = 10;

    private final AwsPlan plan;
    private final App app;
    private final Output.Builder out;

    private AppFindings(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
        app = plan.app();
    }

    static void write(AwsPlan plan, Output.Builder out) {
        var findings = new AppFindings(plan, out);
        findings.place();
        plan.images().forEach(findings::image);
        findings.environment();
        findings.domains();
        findings.vendors();
    }

    private void place() {
        out.report(AwsFinding.DESCRIPTION, app.description());
        if (plan.isRenamed()) {
            out.explain(
                    AwsFinding.NAME_CHANGED,
                    "They begin with " + plan.prefix().get() + ".",
                    app.name().from(app.stage()));
        }
        if (plan.settings().region().isPresent()) {
            out.explain(
                    AwsFinding.SET_OTHERWISE, "The region is " + plan.region().get() + ".", app.region());
        } else {
            out.report(
                    AwsFinding.REGION_UNKNOWN,
                    app.region().filter(name -> AwsRegion.of(name).isEmpty()));
        }
        if (plan.settings().account().isAbsent()) {
            out.report(AwsFinding.ACCOUNT_UNKNOWN, app.name());
        }
        if (plan.settings().stateBucket().isAbsent()) {
            out.report(AwsFinding.STATE_ON_DISK, app.name());
        }
    }

    private void image(TaskImage image) {
        image.build()
                .match(
                        () -> true,
                        docker -> {
                            docker.variables().forEach(variable -> {
                                boolean isGiven = docker.args().stream()
                                        .anyMatch(arg -> arg.path().name().equals(variable.get()));
                                out.report(
                                        isGiven ? AwsFinding.BUILD_ARGUMENT_GIVEN : AwsFinding.BUILD_SECRET,
                                        variable.filter(any -> isGiven || !isPlain(variable)));
                            });
                            return true;
                        },
                        packs -> buildpacks(packs),
                        there -> true);
    }

    private boolean buildpacks(Build.Buildpacks packs) {
        packs.variables()
                .forEach(variable -> out.report(AwsFinding.BUILD_SECRET, variable.filter(any -> !isPlain(variable))));
        out.report(AwsFinding.BUILD_PACKAGES, packs.packages().toArray(Fact<?>[]::new));
        if (packs.builder().isAbsent()) {
            out.report(AwsFinding.BUILDER_CHOSEN, packs.kind());
        }
        packs.buildpacks()
                .forEach(pack -> out.report(
                        AwsFinding.BUILDPACK_BY_ADDRESS,
                        pack.filter(text ->
                                text.startsWith("http://") || text.startsWith("https://") || text.startsWith("git"))));
        return true;
    }

    private boolean isPlain(Fact<String> name) {
        return app.env().stream()
                .anyMatch(variable ->
                        variable.name().is(name.get()) && variable.literal().isPresent());
    }

    private void environment() {
        List<Fact<?>> described = new ArrayList<>();
        for (EnvVariable variable : app.env()) {
            out.report(
                    AwsFinding.TEXT_NORMALIZED,
                    variable.value()
                            .filter(any -> variable.literal()
                                    .map(text -> !TerraformText.keeps(text))
                                    .orElse(false)));
            if (!plan.environment().isByHand(variable)) {
                described.add(variable.description());
            }
        }
        out.report(AwsFinding.DESCRIPTION, described.toArray(Fact<?>[]::new));
        if (plan.tasks().isEmpty()) {
            plan.environment().texts().forEach(variable -> out.report(AwsFinding.NOTHING_RUNS, variable.value()));
        }
        plan.environment().nowhere().forEach(variable -> out.report(AwsFinding.OPTIONAL_SECRET, variable.value()));
        port();
    }

    private void port() {
        plan.services().environment().ifPresent(variable -> {
            String port = plan.services().port().get().toString();
            boolean isAsked = plan.services().isPortAsked();
            boolean isOther = !variable.literal().is(port);
            if (isAsked && isOther && !plan.environment().nowhere().contains(variable)) {
                String detail = variable.secret().isPresent()
                        ? "As a secret it has to hold " + port + "."
                        : "PORT is " + port + " where a service listens on it.";
                out.explain(AwsFinding.PORT_NOT_A_PORT, detail, variable.value());
            }
        });
    }

    private void domains() {
        DomainPlan domains = plan.domains();
        domains.unserved().forEach(domain -> out.report(AwsFinding.DOMAIN_UNSERVED, domain.name()));
        for (Domain domain : domains.balanced()) {
            boolean isRule = domain.tls().is(Domain.Tls.NONE) && domains.isSecure();
            out.report(
                    AwsFinding.DOMAIN_OF_FRONT,
                    domain.service()
                            .filter(any -> !isRule
                                    && domains.serviceOf(domain)
                                            .filter(plan.services()::isFront)
                                            .isPresent()));
        }
        domains.own().forEach(domain -> out.report(AwsFinding.OWN_CERTIFICATE, domain.tls()));
        if (domains.managed().size() > NAMES_OF_A_CERTIFICATE) {
            out.report(AwsFinding.MANY_DOMAINS, domains.managed().get(0).name());
        }
        if (!domains.isSecure()) {
            plan.services().front().ifPresent(front -> out.report(AwsFinding.NO_TLS, front.name()));
        }
    }

    private void vendors() {
        for (ExternalService service : app.externalServices()) {
            out.report(AwsFinding.EXTERNAL_STAYS, service.facts().toArray(Fact<?>[]::new));
            out.report(
                    AwsFinding.EXTERNAL_ACTS,
                    service.category()
                            .filter(category -> category == ExternalService.Category.EGRESS
                                    || category == ExternalService.Category.LOG_DRAIN));
        }
    }
}
