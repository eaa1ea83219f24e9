package dev.portolan.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AppPortsTests {
    private static final Fact<Integer> USUAL = Fact.chosen(8080, "a test");

    @ParameterizedTest
    @ValueSource(strings = {"1", "3000", "65535"})
    void PORT_holds_the_number_that_the_app_states(String text) {
        App app = app(it -> it.env("PORT", EnvValue.literal(text)), service -> {});
        AppPorts ports = AppPorts.of(app, USUAL);

        assertThat(ports.port().get()).isEqualTo(Integer.parseInt(text));
        assertThat(ports.inside(app.services().get(0)).get()).isEqualTo(Integer.parseInt(text));
        assertThat(ports.assigned(app.services()).get()).isEqualTo(text);
        assertThat(ports.variable()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "100000", "030", "web", "", "80 "})
    void where_it_states_no_port_PORT_is_the_usual_one(String text) {
        App app = app(it -> it.env("PORT", EnvValue.literal(text)), service -> {});

        assertThat(AppPorts.of(app, USUAL).port().get()).isEqualTo(8080);
        assertThat(AppPorts.of(app(it -> it, service -> {}), USUAL).port().get())
                .isEqualTo(8080);
        assertThat(AppPorts.of(app(it -> it, service -> {}), USUAL).variable()).isEmpty();
    }

    @Test
    void PORT_is_assigned_only_where_somebody_listens_on_it_and_it_is_no_secret() {
        App asking = app(it -> it, service -> {});
        App fixed = app(it -> it, service -> service.port(3000));
        App secret = app(it -> it.env("PORT", EnvValue.secret()), service -> {});

        assertThat(AppPorts.of(asking, USUAL).assigned(asking.services()).get()).isEqualTo("8080");
        assertThat(AppPorts.of(asking, USUAL).isAsked()).isTrue();
        assertThat(AppPorts.of(fixed, USUAL).assigned(fixed.services()).isAbsent())
                .isTrue();
        assertThat(AppPorts.of(fixed, USUAL).isAsked()).isFalse();
        assertThat(AppPorts.isAsking(fixed.services().get(0))).isFalse();
        assertThat(AppPorts.of(fixed, USUAL).inside(fixed.services().get(0)).get())
                .isEqualTo(3000);
        assertThat(AppPorts.of(secret, USUAL).assigned(secret.services()).isAbsent())
                .isTrue();
    }

    @Test
    void each_service_gets_a_public_port_of_its_own() {
        List<Service> services = new ArrayList<>();
        services.addAll(app(it -> it, service -> service.port(3000)).services());
        services.addAll(
                app(it -> it, service -> service.port(3000).publishedPort(443)).services());
        services.addAll(
                app(it -> it, service -> service.port(5000).publishedPort(443)).services());
        services.addAll(app(
                        it -> it,
                        service -> service.port(3000)
                                .protocol(Service.Protocol.UDP)
                                .publishedPort(443))
                .services());
        services.addAll(app(it -> it, service -> service.port(22)).services());
        services.addAll(app(it -> it, service -> service.port(3000).protocol(Service.Protocol.TCP))
                .services());
        App app = app(it -> it, service -> {});

        Map<Service, Fact<Integer>> published = AppPorts.of(app, USUAL).published(services, List.of(22, 8443));

        assertThat(services.stream()
                        .map(service ->
                                Objects.requireNonNull(published.get(service)).get()))
                .containsExactly(3000, 443, 8444, 443, 8445, 8446);
        assertThat(published.keySet()).startsWith(services.get(1), services.get(3));
        assertThat(AppPorts.transport(services.get(3))).isEqualTo("udp");
        assertThat(AppPorts.transport(services.get(0))).isEqualTo("tcp");
    }

    private static App app(UnaryOperator<App.Builder> facts, Consumer<Service.Builder> service) {
        return facts.apply(App.builder("shop")
                        .process(
                                "web", web -> web.command(Command.exec("serve")).http(service)))
                .build();
    }
}
