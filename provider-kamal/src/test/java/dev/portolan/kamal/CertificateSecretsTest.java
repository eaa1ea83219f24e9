package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Basis;
import dev.portolan.model.App;
import dev.portolan.model.Domain;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The certificates that the owner brings. */
class CertificateSecretsTest {
    private static final Settings TWO_SERVERS =
            Settings.none("kamal").with(KamalSettings.HOSTS, List.of("192.0.2.1", "192.0.2.2"));

    @Test
    void eachRoleHasACertificateForItsOwnHostNames() {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> http.port(3000)))
                .process("api", api -> api.http(http -> http.port(4000)))
                .domain("www.example.com", domain -> domain.tls(Domain.Tls.OWN).service("web", "http"))
                .domain("api.example.com", domain -> domain.tls(Domain.Tls.OWN).service("api", "http"))
                .build();
        String deploy = file(new KamalProvider().translate(app, Settings.none("kamal")), "config/deploy.yml");
        assertThat(deploy)
                .containsOnlyOnce("certificate_pem: WEB_CERTIFICATE_PEM")
                .containsOnlyOnce("private_key_pem: WEB_PRIVATE_KEY_PEM")
                .containsOnlyOnce("certificate_pem: API_CERTIFICATE_PEM")
                .containsOnlyOnce("private_key_pem: API_PRIVATE_KEY_PEM");
    }

    /** Without a count the role runs on one server only, and no balancer ends TLS. */
    @Test
    void theStepRestsOnTheProcessThatShowsTheCertificate() {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> http.port(3000)))
                .process("api", api -> api.http(http -> http.port(4000)))
                .domain("www.example.com", domain -> domain.tls(Domain.Tls.OWN))
                .build();
        Step step = new KamalProvider()
                .translate(app, TWO_SERVERS).steps().stream()
                        .filter(one -> one.id().equals("secrets.certificate"))
                        .findFirst()
                        .orElseThrow();
        assertThat(step.allBases())
                .filteredOn(Basis.Stated.class::isInstance)
                .extracting(basis -> ((Basis.Stated) basis).path().toString())
                .contains("processes.web");
    }

    private static String file(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map(DocumentWriter::write)
                .findFirst()
                .orElseThrow();
    }
}
