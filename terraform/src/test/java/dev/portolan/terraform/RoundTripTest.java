package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.testkit.terraform.RealTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app says is what Terraform hands on, whatever it looks like and wherever it stands. */
class RoundTripTest {
    private static final List<String> TEXTS = HostileTexts.seeded(2_000);

    @Test
    void aSmallReaderOfOurOwnReadsEveryTextBack() {
        assertThat(SmallTerraform.outputs(RoundTrip.file(TEXTS))).isEqualTo(RoundTrip.expected(TEXTS));
    }

    @Test
    void theSmallReaderSeesATextThatIsNotEscaped() {
        String file = RoundTrip.file(List.of("${var.before}"));
        assertThat(SmallTerraform.outputs(file.replace("$${", "${")))
                .isNotEqualTo(RoundTrip.expected(List.of("${var.before}")));
    }

    @Test
    void terraformReadsEveryTextBack(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, Object> applied = applied(folder, RoundTrip.file(TEXTS));
        RoundTrip.expected(TEXTS)
                .forEach((place, texts) ->
                        assertThat(applied.get(place)).as(place).isEqualTo(texts));
        System.out.println("terraform read " + TEXTS.size() + " texts back at 7 kinds of places");
    }

    /** No escape helps: so a provider has to tell. */
    @Test
    void terraformComposesLettersAndAccents(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> texts = List.of("e\u0301", "\u1100\u1161", "\u212b", "\u00e8", "plain");
        Map<String, Object> composed = RoundTrip.expected(texts.stream()
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .toList());
        Map<String, Object> applied = applied(folder, RoundTrip.file(texts));
        assertThat(applied.get("values")).isEqualTo(composed.get("values"));
        assertThat(texts).extracting(TerraformText::keeps).containsExactly(false, false, false, true, true);
    }

    private static Map<String, Object> applied(Path folder, String file) throws IOException, InterruptedException {
        Optional<RealTerraform> terraform = RealTerraform.in(folder);
        assumeTrue(terraform.isPresent());
        Files.writeString(folder.resolve("round.tf.json"), file);
        assertThat(terraform.get().run("validate", "-no-color").errors()).isEmpty();
        assertThat(terraform.get().run("apply", "-auto-approve", "-no-color").errors())
                .isEmpty();
        Map<String, Object> outputs = new LinkedHashMap<>();
        Json.object(Json.read(terraform.get().run("output", "-json").out()))
                .forEach((name, output) -> outputs.put(name, Json.object(output).get("value")));
        return outputs;
    }
}
