package dev.portolan.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.document.Document;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortolanTests {
    private static final Setting<Integer> SIZE = Setting.number("size", "How large.", 1, 9);
    private static final App APP = App.builder("shop").region("eu").build();

    @Test
    void two_providers_of_one_id_are_refused_by_name() {
        assertThatThrownBy(() -> Portolan.of(List.of(), List.of(new Demo("demo"), new Demo("demo"))))
                .hasMessageStartingWith("two providers have the id 'demo': " + Demo.class.getName());
    }

    @Test
    void an_id_has_small_letters_digits_and_dashes() {
        assertThatThrownBy(() -> Portolan.of(List.of(), List.of(new Demo("Demo"))))
                .hasMessageContaining("has the id 'Demo'; an id is made of small letters, digits and '-'");
    }

    @Test
    void an_unknown_target_is_told_with_what_is_there_and_what_is_near() {
        Portolan portolan = Portolan.of(List.of(), List.of(new Demo("demo"), new Demo("other")));

        assertThatThrownBy(() -> portolan.translate(APP, "dmeo"))
                .isInstanceOf(UnknownTargetException.class)
                .hasMessage("There is no target 'dmeo'; these are there: demo, other. Did you mean 'demo'?");
        assertThatThrownBy(() -> portolan.translate(APP, "kubernetes"))
                .hasMessage("There is no target 'kubernetes'; these are there: demo, other.");
    }

    @Test
    void a_provider_of_ours_that_is_missing_is_told_by_its_artifact() {
        assertThatThrownBy(() -> Portolan.of(List.of(), List.of()).translate(APP, "fly"))
                .hasMessage("The provider for 'fly' is not on the class path or module path; no provider is there."
                        + " Add the artifact dev.portolan:portolan-provider-fly.");
    }

    @Test
    void the_later_value_of_a_setting_wins_and_wrong_ones_are_findings() {
        var given = List.of(
                new GivenSetting("size", List.of("3"), Origin.inFile("portolan.yaml", 2, 3)),
                new GivenSetting("size", List.of("4"), Origin.setting("demo.size")),
                new GivenSetting("size", List.of("99"), Origin.setting("demo.size")),
                new GivenSetting("sise", List.of("1"), Origin.setting("demo.sise")));

        Translation translation = Portolan.of(List.of(), List.of(new Demo("demo")))
                .translate(Reading.of(APP, List.of(), SourcePlatform.NONE), "demo", given);

        assertThat(translation.files().get(0).content()).contains("\"size\": 4");
        assertThat(translation.findings())
                .extracting(finding -> finding.code().id() + ": " + finding.detail())
                .containsExactly(
                        "engine/invalid-setting: demo.size is '99': a whole number from 1 to 9 is expected.",
                        "engine/unknown-setting: Demo has no setting 'sise'; it has size. Did you mean 'size'?");
        assertThat(translation.has(Severity.ERROR)).isTrue();
    }

    @Test
    void a_fact_that_no_one_answers_is_an_error_of_the_provider() {
        Translation translation = Portolan.of(List.of(), List.of(new Demo("demo")))
                .translate(App.builder("shop").description("Sells.").build(), "demo");

        assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                .extracting(fact -> fact.path().toString())
                .containsExactly("description");
        assertThat(translation.findings())
                .anySatisfy(finding -> assertThat(finding.message())
                        .startsWith("description = Sells. The provider says nothing about a fact that was stated"));
    }

    @Test
    void what_was_written_for_portolan_wins_over_the_files_of_a_platform() {
        Portolan portolan = Portolan.of(
                List.of(
                        new Fixed("platform", false, Optional.of(APP)),
                        new Fixed("own", true, Optional.of(App.builder("mine").build()))),
                List.of());

        Reading reading = portolan.read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.app().orElseThrow().name().get()).isEqualTo("mine");
        assertThat(reading.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("engine/source-passed-over");
    }

    @Test
    void what_only_configures_targets_stands_beside_the_files_of_a_platform() {
        Portolan portolan = Portolan.of(
                List.of(new Fixed("platform", false, Optional.of(APP)), new Fixed("own", true, Optional.empty())),
                List.of());

        Reading reading = portolan.read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.app()).contains(APP);
        assertThat(reading.targets()).containsOnlyKeys("own", "platform");
    }

    @Test
    void where_one_source_is_chosen_the_app_is_its_own_and_the_options_of_targets_are_everybodys() {
        Portolan portolan = Portolan.of(
                List.of(
                        new Fixed("platform", false, Optional.of(APP)),
                        new Fixed(
                                "other", false, Optional.of(App.builder("other").build())),
                        new Fixed("own", true, Optional.of(App.builder("mine").build()))),
                List.of());

        Reading reading =
                portolan.withSource("platform").read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.app()).contains(APP);
        assertThat(reading.targets()).containsOnlyKeys("own", "platform");
        assertThat(reading.findings()).isEmpty();
        assertThat(portolan.withSource("own")
                        .read(ProjectFolder.ofMemory(Collections.emptyMap()), "production")
                        .app())
                .map(app -> app.name().get())
                .contains("mine");
    }

    @Test
    void where_the_chosen_source_finds_no_app_that_is_told() {
        Portolan portolan = Portolan.of(
                List.of(
                        new Fixed("platform", false, Optional.empty()),
                        new Fixed("own", true, Optional.of(App.builder("mine").build()))),
                List.of());

        Reading reading =
                portolan.withSource("platform").read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.app()).isEmpty();
        assertThat(reading.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("engine/no-app");
    }

    @Test
    void what_is_lost_with_an_app_that_is_passed_over_is_a_warning_with_its_names_and_places() {
        App app = App.builder("shop")
                .at(Origin.inFile("app.json", 2, 3))
                .env("THEME", EnvValue.literal("dark"))
                .at(Origin.defaultOf("Platform"))
                .env("LANG", EnvValue.literal("C"))
                .build();
        Portolan portolan = Portolan.of(
                List.of(new Fixed("platform", false, Optional.of(app)), new Fixed("own", true, Optional.of(APP))),
                List.of());

        Reading reading = portolan.read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code().id()).isEqualTo("engine/app-passed-over");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.detail()).isEqualTo("Found by platform only: env THEME.");
            assertThat(finding.origins()).containsExactly(Origin.inFile("app.json", 2, 3));
        });
    }

    @Test
    void a_stage_that_no_app_can_have_is_refused_before_anything_is_read() {
        Portolan portolan = Portolan.of(List.of(new Fixed("platform", false, Optional.of(APP))), List.of());

        for (String stage : List.of("Staging", "", "qa_1", "-x", "../x")) {
            assertThatThrownBy(() -> portolan.read(ProjectFolder.ofMemory(Collections.emptyMap()), stage))
                    .as(stage)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no stage may be called '" + stage + "': 1 to 63 small letters");
        }
    }

    @Test
    void files_that_nobody_recognises_are_told() {
        Reading reading =
                Portolan.of(List.of(), List.of()).read(ProjectFolder.ofMemory(Collections.emptyMap()), "production");

        assertThat(reading.app()).isEmpty();
        assertThat(reading.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("engine/no-app");
    }

    @Test
    void what_is_wrong_with_files_in_memory_is_told_as_for_a_folder() {
        Reading reading = Portolan.of(List.of(new Asking()), List.of())
                .read(ProjectFolder.ofMemory(Map.of("app.json", "{ \"name\": }".getBytes(UTF_8))), "production");

        assertThat(reading.findings())
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .contains("app.json:1:11");
    }

    private static final class Asking implements Source {
        @Override
        public String id() {
            return "asking";
        }

        @Override
        public boolean recognises(ProjectFiles files) {
            return true;
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            files.json("app.json");
            return new Reading(Optional.of(APP), Collections.emptyMap(), List.of(), SourcePlatform.NONE);
        }

        @Override
        public List<FindingCode> findingCodes() {
            return List.of();
        }
    }

    private record Fixed(String id, boolean isExplicit, Optional<App> app) implements Source {
        @Override
        public boolean recognises(ProjectFiles files) {
            return true;
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            var options = Collections.singletonMap(id, new TargetOptions(List.of(), Collections.emptyMap()));
            return new Reading(app, options, List.of(), SourcePlatform.NONE);
        }
    }

    /** Writes the name, the region and one setting. */
    private record Demo(String id) implements Provider {
        @Override
        public ProviderInfo info() {
            return new ProviderInfo(id, "Demo", "1", List.of(SIZE), List.of("*"), List.of(Told.values()), List.of());
        }

        @Override
        public Output translate(App app, Settings settings) {
            var out = Output.builder();
            out.add(Document.json("demo.json"))
                    .root()
                    .put("name", app.name())
                    .put("region", app.region())
                    .put("size", settings.get(SIZE));
            return out.build();
        }
    }

    private enum Told implements FindingCode {
        NOTHING;

        @Override
        public Declaration declaration() {
            return new Declaration("demo", Severity.INFO, Effect.NOTE, "Nothing.", "None.");
        }
    }
}
