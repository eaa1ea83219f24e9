package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.live.LiveAutoscaling;
import dev.portolan.heroku.live.LiveDomain;
import dev.portolan.heroku.live.LiveDrain;
import dev.portolan.heroku.live.LiveFeature;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Domain;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What only the running app tells: its region, its domains, how it is scaled and reached, and where its logs go. */
final class RunningAppReader {
    private static final String WEB = "web";

    /** The feature that sends a client to the same dyno: https://devcenter.heroku.com/articles/session-affinity. */
    private static final String AFFINITY = "http-session-affinity";

    private final Intake in;

    private RunningAppReader(Intake in) {
        this.in = in;
    }

    /** To be read after the processes, since a service has to be there before it can be told how it is reached. */
    static void read(Intake in) {
        var reader = new RunningAppReader(in);
        LiveState live = in.live();
        live.app().ifPresent(reader::app);
        live.domains().ifPresent(reader::domains);
        live.autoscaling().ifPresent(reader::autoscaling);
        live.features().ifPresent(reader::features);
        live.drains().stream().flatMap(List::stream).forEach(reader::drain);
    }

    private void app(LiveApp app) {
        app.region()
                .ifPresent(region -> in.draft().app("region", region.origin(), facts -> facts.region(region.value())));
        app.maintenance()
                .filter(Stated::value)
                .ifPresent(on -> in.findings().report(RunningFinding.MAINTENANCE_ON, "", on.origin()));
        app.space()
                .ifPresent(space ->
                        in.findings().report(RunningFinding.PRIVATE_SPACE, "'" + space.value() + "'.", space.origin()));
        app.internalRouting()
                .filter(Stated::value)
                .ifPresent(on -> http("exposure", on.origin(), http -> http.exposure(Service.Exposure.PRIVATE)));
    }

    private void http(String fact, Origin origin, Consumer<Service.Builder> says) {
        if (in.draft().hasProcess(WEB)) {
            in.draft().process(WEB, "services.http." + fact, origin, web -> web.http(says));
        }
    }

    private void domains(List<LiveDomain> domains) {
        var unanswered = new Naming();
        for (LiveDomain domain : domains) {
            if (domain.isHerokus()) {
                in.findings().report(RunningFinding.HEROKU_DOMAIN, "'" + domain.hostname() + "'.", domain.origin());
            } else if (in.draft().hasProcess(WEB)) {
                domain(domain);
            } else {
                unanswered.add(domain.hostname(), domain.origin());
            }
        }
        in.findings().name(RunningFinding.DOMAIN_WITHOUT_WEB, unanswered);
    }

    private void domain(LiveDomain domain) {
        String name = domain.hostname();
        in.draft().domain(name, "name", domain.origin(), facts -> {});
        Optional<Stated<String>> managed = domain.automaticCertificate();
        if (managed.isPresent()) {
            Origin origin = managed.get().origin();
            in.draft().domain(name, "tls", origin, facts -> facts.tls(Domain.Tls.MANAGED));
        } else {
            domain.certificate().ifPresent(own -> {
                in.draft().domain(name, "tls", own.origin(), facts -> facts.tls(Domain.Tls.OWN));
                String detail = "'" + own.value() + "' for '" + name + "'.";
                in.findings().report(RunningFinding.CERTIFICATE_UPLOADED, detail, own.origin());
            });
        }
    }

    private void autoscaling(LiveAutoscaling scaling) {
        Stated<Integer> min = scaling.min();
        Stated<Integer> max = scaling.max();
        if (!scaling.isActive().value()) {
            String detail = "%d to %d.".formatted(min.value(), max.value());
            in.findings()
                    .report(
                            RunningFinding.AUTOSCALING_OFF,
                            detail,
                            scaling.isActive().origin());
        } else if (in.draft().hasProcess(WEB)) {
            Draft draft = in.draft();
            draft.process(WEB, "autoscaling", min.origin(), web -> web.autoscaling(min.value(), max.value()));
            scaling.latency()
                    .ifPresent(latency -> draft.process(
                            WEB,
                            "autoscaling",
                            latency.origin(),
                            web -> web.scaleOn(Autoscaling.Metric.LATENCY, latency.value())));
        }
    }

    private void features(List<LiveFeature> features) {
        var left = new Naming();
        for (LiveFeature feature : features) {
            if (feature.isEnabled() && feature.name().equals(AFFINITY)) {
                http("sticky-sessions", feature.origin(), http -> http.stickySessions(true));
            } else if (feature.isEnabled()) {
                left.add(feature.name(), feature.origin());
            }
        }
        in.findings().name(RunningFinding.FEATURES_LEFT, left);
    }

    private void drain(LiveDrain drain) {
        if (drain.addOn().isPresent()) {
            String detail = "'" + drain.address() + "' of " + drain.addOn().get() + ".";
            in.findings().report(RunningFinding.DRAIN_OF_ADD_ON, detail, drain.origin());
            return;
        }
        Draft draft = in.draft();
        String name = Draft.free("log-drain", draft::hasExternal);
        draft.external(name, "product", drain.origin(), service -> service.product(drain.address()));
        draft.external(
                name, "category", drain.origin(), service -> service.category(ExternalService.Category.LOG_DRAIN));
    }
}
