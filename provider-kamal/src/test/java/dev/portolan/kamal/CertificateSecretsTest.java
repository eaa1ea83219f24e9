package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Basis;
import dev.portolan.model.App;
import dev.portolan.model.Domain;
import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aCertificateIsTakenFromAFileAndOneWithoutAnEndIsRefused(@TempDir Path folder) throws Exception {
        App app = App.builder("shop")
                .process("web", web -> web.http(http -> http.port(3000)))
                .domain("www.example.com", domain -> domain.tls(Domain.Tls.OWN).service("web", "http"))
                .build();
        String pem = "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("whole.pem"), pem);
        Files.writeString(folder.resolve("cut.pem"), pem.substring(0, 30));
        List<String> command = command(app);
        assertThat(printed(folder, command, "whole.pem")).isEqualTo(pem);
        assertThat(printed(folder, command, "cut.pem")).isEmpty();
        assertThat(printed(folder, command, "none.pem")).isEmpty();
        assertThat(printed(folder, command, "")).isEmpty();
    }

    /** What prints the certificate. */
    private static List<String> command(App app) {
        return new KamalProvider()
                .translate(app, Settings.none("kamal")).steps().stream()
                        .filter(one -> one.id().equals("secrets.certificate"))
                        .flatMap(step -> step.lines().stream())
                        .map(line -> (Word.Printed) ((Line.Run) line).input().get(0))
                        .findFirst()
                        .orElseThrow()
                        .words()
                        .stream()
                        .map(word ->
                                word instanceof Word.Text text ? text.text() : String.valueOf(word.facts()[0].get()))
                        .toList();
    }

    /** A test has no terminal: the answer comes from a pipe. */
    private static String printed(Path folder, List<String> command, String answer) throws Exception {
        var words = new ArrayList<>(command);
        assertThat(words.get(2)).contains("</dev/tty");
        words.set(2, words.get(2).replace(" </dev/tty", ""));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static String file(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map(DocumentWriter::write)
                .findFirst()
                .orElseThrow();
    }
}
