package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.spi.ProviderInfo;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Which source is asked, and what is said where none has an app. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortolanSourcesTests {
    @Test
    void a_source_says_what_it_read_without_an_app_or_why_it_did_not() {
        var empty = ProjectFolder.ofMemory(Collections.emptyMap());
        Reading read = Portolan.of(
                        List.of(new PortolanTests.Fixed("own", true, Optional.empty()), new Shy()), List.of())
                .read(empty, "production");

        assertThat(read.findings())
                .extracting(finding -> finding.code().id() + " " + finding.detail())
                .containsExactly(
                        "engine/no-app Read, but without an app in it: the file of own.", "demo/nothing I am shy.");
    }

    @Test
    void one_source_may_be_chosen_and_an_unknown_one_is_told() {
        var empty = ProjectFolder.ofMemory(Collections.emptyMap());
        Portolan portolan = Portolan.of(
                List.of(
                        new PortolanTests.Fixed("a", false, Optional.of(PortolanTests.APP)),
                        new PortolanTests.Fixed("b", false, Optional.empty())),
                List.of(new PortolanTests.Demo("demo")));

        assertThat(portolan.sources()).containsExactly("a", "b");
        assertThat(portolan.withSource("a").read(empty, "production").app()).isPresent();
        assertThat(portolan.withSource("b").read(empty, "production").app()).isEmpty();
        assertThat(portolan.withSource("b").sources())
                .as("what others say of targets is still read")
                .containsExactly("a", "b");
        assertThat(portolan.withSource("b").providers())
                .extracting(ProviderInfo::id)
                .containsExactly("demo");
        assertThatThrownBy(() -> portolan.withSource("c"))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessageStartingWith("There is no source 'c'; these are there: a, b.");
        assertThatThrownBy(() -> portolan.capture("a"))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessage("The source 'a' has no platform that can be asked.");
    }

    @Test
    void the_codes_of_all_are_known_and_sorted() {
        List<String> codes =
                Portolan.of(List.of(new Shy()), List.of(new PortolanTests.Demo("demo"))).findingCodes().stream()
                        .map(FindingCode::id)
                        .toList();
        assertThat(codes).isSorted().contains("engine/no-app", "engine/too-deep", "demo/nothing");
    }

    /** Reads nothing, and says why. */
    private static final class Shy implements Source {
        @Override
        public String id() {
            return "shy";
        }

        @Override
        public boolean recognises(ProjectFiles files) {
            return false;
        }

        @Override
        public List<Finding> whyNot(ProjectFiles files) {
            return List.of(new Finding(PortolanTests.Told.NOTHING, List.of(), List.of(), "I am shy."));
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<FindingCode> findingCodes() {
            return List.of(PortolanTests.Told.NOTHING);
        }
    }
}
