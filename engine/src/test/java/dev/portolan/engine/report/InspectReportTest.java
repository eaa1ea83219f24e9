package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectReportTest {
    @Test
    void eachValueOfAYamlFileSaysWhereItComesFrom() {
        App app = Sample.app("shop", "line\nfeed", "old");
        String written = InspectReport.of(Sample.translation(app, SourcePlatform.NONE, new TwoFiles()));
        assertThat(written).isEqualTo("""
                        app: shop # code
                        both: shop-us # code, app.json:4:13
                        guess: x # nobody said

                        processes:
                          - count: 2 # app.json:4:13
                            command: |-
                              line
                              feed
                          - count: 0 # Procfile:3:9
                            command: bundle exec sidekiq # Procfile:3:9
                        """);
    }

    private static final class TwoFiles implements Provider {
        @Override
        public ProviderInfo info() {
            return new ProviderInfo("two", "Two", "1", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public Output translate(App app, Settings settings) {
            Output.Builder out = Output.builder();
            out.add(Document.toml("a.toml")).root().put("app", app.name());
            Mapping root = out.add(Document.yaml("b.yml")).root();
            root.put("app", app.name());
            root.put("both", app.name().with(app.region(), (name, region) -> name + "-" + region));
            root.put("guess", Fact.chosen("x", "nobody said"));
            app.processes().forEach(process -> {
                Mapping one = root.list("processes").add();
                one.put("count", process.count());
                one.put("command", process.command().map(Object::toString));
            });
            return out.build();
        }
    }
}
