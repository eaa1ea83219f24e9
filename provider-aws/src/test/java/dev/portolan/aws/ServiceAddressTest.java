package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What one process is told of the services of another. */
class ServiceAddressTest {
    private static final Pattern VARIABLE = Pattern.compile("\"name\": \"(\\w+)\",\\s+\"value\": \"([^\"]*)\"");

    @Test
    void aPublicServiceIsReachedByItsDomainAndAPrivateOneByItsName() {
        assertThat(values(app -> app.domain("www.example.com", domain -> {})))
                .containsExactly(
                        "WEB_URL=https://www.example.com",
                        "WEB_HOST=www.example.com",
                        "WEB_PORT=443",
                        "API_URL=http://api.shop.internal:3000",
                        "API_HOST=api.shop.internal",
                        "API_PORT=3000");
    }

    @Test
    void withoutEncryptionItIsReachedWithoutIt() {
        assertThat(values(app -> app.domain("www.example.com", domain -> domain.tls(Domain.Tls.NONE))))
                .startsWith("WEB_URL=http://www.example.com", "WEB_HOST=www.example.com", "WEB_PORT=80");
    }

    @Test
    void withoutADomainNobodyKnowsTheAddressYet() {
        assertThat(values(app -> app)).noneMatch(value -> value.startsWith("WEB_URL=http"));
    }

    private static List<String> values(UnaryOperator<App.Builder> facts) {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("serve")).http(http -> http.port(8080)))
                .process(
                        "api",
                        api -> api.command(Command.exec("api"))
                                .service(
                                        "http",
                                        http -> http.port(3000)
                                                .protocol(Service.Protocol.HTTP)
                                                .exposure(Service.Exposure.PRIVATE)))
                .process("worker", worker -> worker.command(Command.exec("work")));
        for (String process : List.of("web", "api")) {
            for (Attribute attribute : List.of(Attribute.URL, Attribute.HOST, Attribute.PORT)) {
                app.env(
                        process.toUpperCase(Locale.ROOT) + "_" + attribute.name(),
                        new EnvValue.Reference(Ref.service(process, "http"), attribute));
            }
        }
        return Portolan.of(List.of(), List.of(new AwsProvider()))
                .translate(facts.apply(app).build(), "aws")
                .files()
                .stream()
                .filter(file -> file.path().contains("worker"))
                .map(RenderedFile::content)
                .flatMap(content -> VARIABLE.matcher(content).results())
                .map(found -> found.group(1) + "=" + found.group(2))
                .toList();
    }
}
