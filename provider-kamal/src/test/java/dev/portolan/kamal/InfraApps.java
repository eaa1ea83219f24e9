package dev.portolan.kamal;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Apps with the settings that make Terraform rent their servers. */
final class InfraApps {
    static final Settings HETZNER = Settings.none("kamal").with(InfraSettings.SERVER, InfraSettings.HETZNER);
    static final Settings BOTH = HETZNER.with(InfraSettings.DNS, InfraSettings.CLOUDFLARE);

    private InfraApps() {}

    /** Sets of settings, for findings that appear with these only. */
    static List<List<GivenSetting>> settings() {
        return List.of(
                List.of(given("server", "hetzner"), given("servers", "3"), given("dns", "cloudflare")),
                List.of(
                        given("server", "hetzner"),
                        given("server-type", "cax31"),
                        given("location", "hel1"),
                        given("arch", "arm64")),
                List.of(given("secrets", "bitwarden"), given("ci", "github")),
                List.of(given("servers", "2"), given("dns", "cloudflare"), given("hosts", "a.example.com")));
    }

    private static GivenSetting given(String name, String... values) {
        return new GivenSetting(name, List.of(values), Origin.CODE);
    }

    /**
     * An app and its settings.
     *
     * @param app the app
     * @param settings the settings
     */
    record Case(App app, Settings settings) {}

    /** What Terraform's own tool looks at, by a name. */
    static Map<String, Case> all() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("one server with records", new Case(KamalApps.shop(), BOTH));
        cases.put("three servers behind a balancer", new Case(spread(), BOTH.with(InfraSettings.SERVERS, 3)));
        cases.put("a stage without domains", new Case(KamalApps.packed(), BOTH));
        cases.put("published ports", new Case(KamalApps.odd(), HETZNER));
        cases.put("hostile names", new Case(hostile(), BOTH.with(InfraSettings.SERVERS, 2)));
        cases.put(
                "arm in Finland",
                new Case(
                        KamalApps.shop(),
                        BOTH.with(InfraSettings.LOCATION, "hel1")
                                .with(InfraSettings.SERVER_TYPE, "cax31")
                                .with(KamalSettings.ARCH, "arm64")));
        cases.put(
                "records for a server that is there",
                new Case(
                        KamalApps.shop(),
                        Settings.none("kamal")
                                .with(InfraSettings.DNS, InfraSettings.CLOUDFLARE)
                                .with(KamalSettings.HOSTS, List.of("203.0.113.9"))));
        int number = 0;
        for (App sink : KitchenSinks.all()) {
            cases.put("kitchen sink " + ++number, new Case(sink, BOTH.with(InfraSettings.SERVERS, 2)));
        }
        return cases;
    }

    /** Three of a kind, and a search server. */
    static App spread() {
        return App.builder("spread")
                .region("eu")
                .process(
                        "web",
                        web -> web.count(3)
                                .memoryMiB(2048)
                                .http(http -> http.port(3000).health(check -> check.probe(Probe.http("/health")))))
                .process("worker", worker -> worker.count(1))
                .datastore(
                        "search", store -> store.kind(Datastore.Kind.OPENSEARCH).storageGiB(100))
                .datastore("cache", store -> store.kind(Datastore.Kind.REDIS))
                .domain("spread.example.com")
                .build();
    }

    /** A build that asks for a name that nothing in the environment has, and a job that no crontab can say. */
    static App built() {
        return App.builder("built")
                .build(build -> build.dockerfile("Dockerfile").variables(List.of("NOWHERE")))
                .process("web", web -> web.http(http -> http.port(3000)))
                .job("lines", job -> job.command(Command.shell("bin/a\nbin/b")).cron("0 4 * * *"))
                .build();
    }

    static App hostile() {
        return App.builder("a-${b}-%{c}\"")
                .region("${region}")
                .process(
                        "web",
                        web -> web.count(2)
                                .http(http -> http.port(3000).health(check -> check.probe(Probe.http("/${x}\"%{y}\\"))))
                                .service(
                                        "raw",
                                        raw -> raw.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.UDP)
                                                .port(5000)))
                .datastore("db", store -> store.kind(Datastore.Kind.POSTGRES))
                .domain("example.org")
                .domain("*.example.org", domain -> domain.tls(Domain.Tls.NONE))
                .build();
    }
}
