package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.ProcessType;
import dev.portolan.spi.Output;

/** What of the app as a whole does not stand in the file as it was stated. */
final class DefangNotes {
    /** Defang warns of longer names of projects and services: names of resources are made of them. */
    private static final int LONG_NAME = 16;

    private DefangNotes() {}

    static void tell(DefangPlan plan, Output.Builder out) {
        names(plan, out);
        out.report(DefangFinding.DESCRIPTION, plan.app().description());
        BuildSection.tell(plan, out);
        EnvironmentSection.tell(plan, out);
        Services.tell(plan, out);
        PortsSection.tell(plan, out);
        StoreServices.tell(plan, out);
        plan.app().domains().forEach(domain -> domain(plan, domain, out));
        if (plan.cloud() == Cloud.GCP) {
            plan.app().processes().stream()
                    .filter(process -> !Services.isOff(process))
                    .forEach(process -> onGcp(plan, process, out));
        }
        if (plan.settings().mode().is(DefangSettings.AFFORDABLE)) {
            out.report(DefangFinding.AFFORDABLE, plan.app().name());
        }
    }

    private static void names(DefangPlan plan, Output.Builder out) {
        Fact<String> name = plan.app().name();
        if (!plan.project().is(name.get())) {
            out.explain(DefangFinding.NAME_CHANGED, "It is '" + plan.project().get() + "'.", name);
        }
        if (plan.project().get().length() > LONG_NAME) {
            out.report(DefangFinding.NAME_LONG, name);
        }
        for (Fact<String> renamed : plan.renamed()) {
            boolean isWritten = plan.app().datastores().stream()
                    .filter(store -> store.path().equals(renamed.path()))
                    .allMatch(plan.stores()::runs);
            if (isWritten) {
                out.explain(
                        DefangFinding.NAME_CHANGED,
                        "It is '" + plan.name(renamed).get() + "'.",
                        renamed.from(plan.name(renamed)));
            }
        }
        plan.app().processes().forEach(process -> longName(plan, process.name(), out));
        plan.app().jobs().forEach(job -> longName(plan, job.name(), out));
        plan.stores().running().forEach(store -> longName(plan, store.name(), out));
    }

    /** Cloud Run takes what has one port behind a load balancer and no other; all else is a machine. */
    private static void onGcp(DefangPlan plan, ProcessType process, Output.Builder out) {
        boolean isRun = plan.ports().of(process).size() == 1
                && plan.ports().ingress(process).isPresent();
        if (!isRun) {
            out.report(CloudFinding.WORKER_ON_GCP, process.name());
        } else if (!process.autoscaling().isPresent()) {
            out.report(CloudFinding.COUNT_ON_GCP, process.count().isPresent() ? process.count() : process.name());
        }
    }

    private static void longName(DefangPlan plan, Fact<String> thing, Output.Builder out) {
        if (plan.name(thing).get().length() > LONG_NAME) {
            out.report(DefangFinding.NAME_LONG, thing);
        }
    }

    private static void domain(DefangPlan plan, Domain domain, Output.Builder out) {
        boolean isWritten = plan.domains().processOf(domain).isPresent();
        if (!isWritten) {
            out.report(StoreFinding.DOMAIN_WITHOUT_SERVICE, domain.name());
            return;
        }
        out.report(StoreFinding.DOMAIN_TLS_DONE, domain.tls().filter(Domain.Tls.MANAGED::equals), domain.service());
        out.report(StoreFinding.DOMAIN_TLS, domain.tls().filter(tls -> tls != Domain.Tls.MANAGED));
        if (domain.isWildcard()) {
            out.report(StoreFinding.DOMAIN_WILDCARD, domain.name());
        }
        plan.domains()
                .processOf(domain)
                .filter(process ->
                        !domain.isWildcard() && plan.domains().aliases(process).contains(domain))
                .ifPresent(any -> out.report(StoreFinding.DOMAIN_ALIAS, domain.name()));
        if (plan.cloud() == Cloud.AZURE) {
            out.report(CloudFinding.DOMAIN_ON_AZURE, domain.name());
        }
        if (!plan.cloud().hasDomains()) {
            out.report(CloudFinding.DOMAIN_NOT_ON_CLOUD, domain.name());
        }
    }
}
