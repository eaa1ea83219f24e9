package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.live.LiveDomain;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LiveProcess;
import dev.portolan.report.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Heroku printed with something missing or too much. */
class LiveEdgesTest {
    @Test
    void whoseAddOnItIsStandsInItsPlanToo() {
        var addOns = LiveRead.of("a", """
                        [{"name": "a-1", "plan": {"name": "heroku-redis:mini"}, "addon_service": {}, "attachments": []},
                         {"name": "b-1", "plan": {"name": "mini"}, "addon_service": {}, "attachments": []}]
                        """).state().addOns().orElseThrow();
        assertThat(addOns).extracting(LiveAddOn::slug).containsExactly(Optional.of("heroku-redis"), Optional.empty());
        assertThat(addOns).extracting(LiveAddOn::plan).containsExactly(Optional.of("mini"), Optional.of("mini"));
    }

    @Test
    void aDomainWithoutACertificateHasNone() {
        var domains = LiveRead.of("a", """
                        Domain Name,DNS Record Type,DNS Target,SNI Endpoint
                        a.example.com,CNAME,x.herokudns.com
                        b.example.com,CNAME,x.herokudns.com,\s
                        c.example.com,CNAME,x.herokudns.com, cert-1
                        """).state().domains().orElseThrow();
        assertThat(domains)
                .extracting(LiveDomain::hostname)
                .containsExactly("a.example.com", "b.example.com", "c.example.com");
        assertThat(domains.subList(0, 2))
                .allMatch(domain -> domain.certificate().isEmpty());
        assertThat(domains.get(2).certificate().orElseThrow().value()).isEqualTo("cert-1");
    }

    @Test
    void aCountThatIsNoneIsToldAndTheOthersAreRead() {
        var live = LiveRead.of("a", "web=12345678901:Basic worker=1:Basic\n");
        assertThat(live.state().formation().orElseThrow())
                .extracting(LiveProcess::name)
                .containsExactly("worker");
        assertThat(live.findings())
                .filteredOn(finding -> finding.code() != LiveFinding.LIVE_TOPIC_MISSING)
                .singleElement()
                .extracting(Finding::detail)
                .asString()
                .contains("web", "12345678901");
    }

    @Test
    void databasesAreMissedOnlyWhereThereIsOne() {
        String addOns = """
                [{"name": "a-1", "addon_service": {"name": "%s"}, "attachments": []}]
                """;
        assertThat(missing("addons.json", addOns.formatted("heroku-postgresql")))
                .contains("pg:info");
        assertThat(missing("addons.json", addOns.formatted("heroku-redis"))).doesNotContain("pg:info");
    }

    @Test
    void autoscalingIsMissedOnlyWhereTheWebProcessCanHaveIt() {
        assertThat(missing("formation.txt", "web=1:Performance-M worker=1:Basic\n"))
                .contains("autoscal");
        assertThat(missing("formation.txt", "web=1:Basic worker=1:Performance-M\n"))
                .doesNotContain("autoscal");
    }

    private static String missing(String file, String text) {
        return LiveRead.of(file, text).findings().stream()
                .filter(finding -> finding.code() == LiveFinding.LIVE_TOPIC_MISSING)
                .map(Finding::detail)
                .reduce("", (all, one) -> all + one + "\n");
    }
}
