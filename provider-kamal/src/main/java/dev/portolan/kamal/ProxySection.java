package dev.portolan.kamal;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Domain;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.spi.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code proxy}: what kamal-proxy answers on ports 80 and 443. The primary role's stands at the root, that of any other
 * role with it.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/proxy/">Proxy</a>
 */
final class ProxySection {
    private static final long KAMALS_RESPONSE_TIMEOUT = 30;
    private static final long KAMALS_INTERVAL = 1;
    private static final long KAMALS_TIMEOUT = 5;

    private final KamalPlan plan;
    private final Output.Builder out;

    private ProxySection(KamalPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    /** What the primary role answers. */
    static void write(KamalPlan plan, Mapping deploy, Output.Builder out) {
        plan.roles().all().stream()
                .filter(plan.roles()::isPrimary)
                .findFirst()
                .ifPresent(role -> new ProxySection(plan, out).write(role, deploy));
        plan.app().services().stream()
                .filter(service -> !plan.services().isProxied(service))
                .forEach(service -> {
                    out.report(KamalFinding.REQUEST_TIMEOUT, service.requestTimeout());
                    out.report(KamalFinding.IDLE_TIMEOUT, service.idleTimeout());
                    out.report(KamalFinding.STICKY_SESSIONS, service.stickySessions());
                });
        for (Domain domain : plan.app().domains()) {
            if (plan.services().answering(domain).isEmpty()) {
                out.report(KamalFinding.DOMAIN_SERVICE, domain.service());
                out.report(KamalFinding.CERTIFICATE_SHARED, domain.tls());
            }
        }
    }

    /** What another role answers; Kamal gives the primary one a proxy unless it is told not to. */
    static void ofRole(KamalPlan plan, RolePlan.Role role, Mapping section, Output.Builder out) {
        Optional<Service> service = plan.services().proxied(role);
        if (role.process().isPresent() && service.isEmpty()) {
            section.put("proxy", Fact.chosen(false, "no public HTTP service is stated for it"));
        } else if (!plan.roles().isPrimary(role)) {
            new ProxySection(plan, out).write(role, section);
        }
    }

    private void write(RolePlan.Role role, Mapping above) {
        Optional<Service> proxied = plan.services().proxied(role);
        if (proxied.isEmpty()) {
            return;
        }
        Service service = proxied.get();
        Mapping proxy = above.mapping("proxy")
                .from(service.name(), role.name(), service.exposure(), service.protocol())
                .from(plan.services().rivals(service))
                .from(plan.services().reasonsFor(service));
        proxy.implies(service.publishedPort());
        names(service, proxy);
        proxy.put("app_port", plan.services().internalPort(service));
        certificate(service, proxy);
        root(role).ifPresent(other -> withoutTls(service, other, proxy));
        Optional<Service> root = root(role);
        put(proxy, "response_timeout", service, root, ProxySection::responseTimeout, KAMALS_RESPONSE_TIMEOUT);
        check(service, root, proxy);
        tell(service);
    }

    /** What the root says of the primary role's service, and every other role takes over where it says nothing. */
    private Optional<Service> root(RolePlan.Role role) {
        return plan.roles().isPrimary(role)
                ? Optional.empty()
                : plan.roles().all().stream()
                        .filter(plan.roles()::isPrimary)
                        .findFirst()
                        .flatMap(plan.services()::proxied);
    }

    private static Fact<Long> responseTimeout(Service service) {
        return service.requestTimeout().map(Duration::toSeconds);
    }

    private static Fact<Long> interval(Service service) {
        return service.health().interval().map(Duration::toSeconds);
    }

    private static Fact<Long> timeout(Service service) {
        return service.health().timeout().map(Duration::toSeconds);
    }

    /** Puts a number, also Kamal's own where the root would bring in another. */
    private static void put(
            Mapping section,
            String key,
            Service service,
            Optional<Service> root,
            Function<Service, Fact<Long>> number,
            long kamals) {
        Fact<Long> own = number.apply(service);
        Fact<Long> above = root.map(number).orElse(Fact.absent(own.path())).filter(value -> value != kamals);
        if (above.isPresent() && own.orElse(kamals) == kamals) {
            section.put(
                    key,
                    own.orChosen(kamals, "the root says another for the primary role")
                            .from(above));
        } else {
            section.put(key, own, kamals);
        }
    }

    /** Where the primary role has TLS at the root and this one has none, or not at the proxy. */
    private void withoutTls(Service service, Service other, Mapping proxy) {
        var own = new CertificatePlan(plan, service);
        var root = new CertificatePlan(plan, other);
        boolean isOn = root.isOwn() || root.isManaged();
        if (isOn && !own.isOwn() && !own.isManaged()) {
            proxy.put(
                    "ssl",
                    Fact.chosen(false, "the root says otherwise for the primary role")
                            .from(root.reasons()));
        }
        if (!root.plain().isEmpty() && own.plain().isEmpty()) {
            proxy.put(
                    "ssl_redirect",
                    Fact.chosen(true, "the root says otherwise for the primary role")
                            .from(RolePlan.only(root.plain())));
        }
    }

    private void names(Service service, Mapping proxy) {
        var hosts = proxy.list("hosts");
        for (Domain domain : plan.services().domains(service)) {
            hosts.add(domain.name());
            proxy.implies(domain.service());
        }
        if (plan.services().domains(service).isEmpty()) {
            out.report(KamalFinding.PROXY_PLAIN, service.name());
        }
    }

    private void certificate(Service service, Mapping proxy) {
        var plan = new CertificatePlan(this.plan, service);
        if (plan.isOwn()) {
            Mapping ssl = proxy.mapping("ssl").from(plan.reasons());
            CertificateSecrets.Pair secrets = new CertificateSecrets(this.plan).of(service);
            ssl.put("certificate_pem", secrets.certificate());
            ssl.put("private_key_pem", secrets.key());
            out.report(KamalFinding.OWN_CERTIFICATE, service.name());
        } else if (plan.isManaged()) {
            proxy.put(
                    "ssl",
                    Fact.chosen(true, "the proxy fetches the certificates").from(plan.reasons()));
        }
        if (!plan.plain().isEmpty()) {
            proxy.put(
                    "ssl_redirect",
                    Fact.chosen(false, "a domain is reached without TLS").from(RolePlan.only(plan.plain())));
            proxy.implies(plan.plain().toArray(Fact<?>[]::new));
        }
        if (plan.isOwn() || plan.isManaged()) {
            proxy.note("Apps behind a router trust X-Forwarded-Proto; with TLS the proxy would drop it.");
            proxy.put(
                    "forward_headers",
                    Fact.chosen(true, "apps behind a router trust X-Forwarded-Proto")
                            .from(plan.reasonsForTls()));
        }
        if (plan.isBalanced() && !this.plan.infra().balancer().isBalanced()) {
            out.report(KamalFinding.LOAD_BALANCER, service.name());
        }
        out.report(KamalFinding.CERTIFICATE_SHARED, plan.overruled().toArray(Fact<?>[]::new));
        for (Domain domain : this.plan.services().domains(service)) {
            if (!plan.overruled().contains(domain.tls())) {
                proxy.implies(domain.tls());
            }
        }
    }

    private void check(Service service, Optional<Service> root, Mapping proxy) {
        HealthCheck health = service.health();
        Fact<String> path =
                health.probe().filter(Probe.Http.class::isInstance).map(probe -> ((Probe.Http) probe).path());
        Mapping check = proxy.mapping("healthcheck");
        if (path.isPresent()) {
            check.put("path", path);
        } else {
            check.note("It has to answer 200, without sign-in or redirect, whatever the Host header says.");
            check.put(
                    "path",
                    plan.settings()
                            .healthPath()
                            .orChosen("/up", "Kamal sends no user to a version before a path answers 200")
                            .from(plan.services().isMain(service) ? new Fact<?>[0] : new Fact<?>[] {service.name()})
                            .from(health.probe()));
            out.report(
                    health.probe().isPresent() ? KamalFinding.CHECK_MADE_HTTP : KamalFinding.HEALTH_PATH_CHOSEN,
                    health.probe().isPresent() ? health.probe() : service.name());
        }
        put(check, "interval", service, root, ProxySection::interval, KAMALS_INTERVAL);
        put(check, "timeout", service, root, ProxySection::timeout, KAMALS_TIMEOUT);
        if (!plan.services().isMain(service)) {
            out.report(KamalFinding.CHECK_THRESHOLDS, health.grace());
        }
        out.report(KamalFinding.CHECK_THRESHOLDS, health.healthyThreshold(), health.unhealthyThreshold());
    }

    private void tell(Service service) {
        out.report(KamalFinding.IDLE_TIMEOUT, service.idleTimeout());
        out.report(KamalFinding.STICKY_SESSIONS, service.stickySessions());
        out.report(KamalFinding.HTTP2_TO_APP, service.protocol().filter(Service.Protocol.H2C::equals));
    }
}
