package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.read.ProjectFolder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/portolan-yaml.md}: the reference is made of the schema, the example is read by the real reader. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortolanYamlPageTests {
    private static final DocPage PAGE = DocPage.of("docs/portolan-yaml.md");

    private static String example() {
        Matcher found = Pattern.compile("<!-- the whole example -->\n```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE.text());
        assertThat(found.find()).as("the page has an example").isTrue();
        return found.group(1);
    }

    private static SchemaReference reference() {
        return new SchemaReference(Run.read(Run.root().resolve("docs/portolan.schema.json")), example());
    }

    @Test
    void the_reference_is_that_of_the_schema() {
        PAGE.holds("reference", reference().markdown());
    }

    @Test
    void the_example_has_every_key_and_is_read_without_a_word() {
        assertThat(reference().withoutExample()).isEmpty();
        var reading = Portolan.load()
                .read(
                        ProjectFolder.ofMemory(Map.of("portolan.yaml", example().getBytes(StandardCharsets.UTF_8))),
                        Portolan.PRODUCTION);
        assertThat(reading.app()).isPresent();
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void every_target_answers_for_each_key_of_the_example() {
        var files = ProjectFolder.ofMemory(Map.of("portolan.yaml", example().getBytes(StandardCharsets.UTF_8)));
        var portolan = Portolan.load();
        var reading = portolan.read(files, Portolan.PRODUCTION);
        for (var provider : portolan.providers()) {
            assertThat(portolan.translate(reading, provider.id()).coverage().facts(Coverage.Outcome.UNANSWERED))
                    .as(provider.id())
                    .isEmpty();
        }
    }
}
