package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Service;
import dev.portolan.naming.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The names among the secrets of the certificates that the owner brings: two for each role that shows one, as each has
 * host names of its own.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/proxy/#ssl">ssl</a>
 */
final class CertificateSecrets {
    private final Map<Service, Pair> pairs = new LinkedHashMap<>();

    /**
     * What one role shows.
     *
     * @param certificate the name of the certificate and its chain
     * @param key the name of its key
     */
    record Pair(Fact<String> certificate, Fact<String> key) {}

    CertificateSecrets(KamalPlan plan) {
        var certificates = new Names(AccessoryPlan.SECRET);
        var keys = new Names(AccessoryPlan.SECRET);
        plan.app().env().forEach(variable -> {
            certificates.reserve(variable.name().get());
            keys.reserve(variable.name().get());
        });
        for (Service service : plan.app().services()) {
            if (!plan.services().isProxied(service)) {
                continue;
            }
            var certificate = new CertificatePlan(plan, service);
            if (certificate.isOwn()) {
                Fact<String> role = plan.roles().of(service).name();
                pairs.put(
                        service,
                        new Pair(
                                certificates.of(name(role, "CERTIFICATE_PEM")).from(certificate.reasons()),
                                keys.of(name(role, "PRIVATE_KEY_PEM")).from(certificate.reasons())));
            }
        }
    }

    private static Fact<String> name(Fact<String> role, String what) {
        return role.map(text -> text.toUpperCase(Locale.ROOT) + "_" + what);
    }

    /** The names for a service whose certificate is the owner's. */
    Pair of(Service service) {
        return Objects.requireNonNull(pairs.get(service), service::toString);
    }

    /** All names. */
    List<Fact<String>> names() {
        List<Fact<String>> names = new ArrayList<>();
        pairs.values().forEach(pair -> names.addAll(List.of(pair.certificate(), pair.key())));
        return names;
    }
}
