package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of the environment come back as they were stated, whatever is in them. */
class DollarTest {
    private static final int SEEDED = 2_000;
    private static final List<String> PIECES = List.of(
            "$", "$$", "${", "}", "$A", "${B}", "${C:-d}", "$(", ")", "$1", "$5", "_", "a", "Z", "9", ":", "-", " ",
            "\n", "'", "\"", "\\", "#", "`", "é", "\u017F", "\u212A", "😀", "\t", "%{", "<%", "{{", "*", "&", "!",
            "yes", "~", "\u0085", "\r");

    @Test
    void everyValueComesBackFromDockerComposeAndFromDefang(@TempDir Path folder) throws IOException {
        Map<String, String> values = values();
        var app = App.builder("dollars").process("web", web -> web.command(Command.exec("printf", "$$ ${A} $(b)")));
        values.forEach((name, text) -> app.env(name, EnvValue.literal(text)));
        String file = DocumentWriter.write(new DefangProvider()
                .translate(app.build(), Settings.none("defang"))
                .documents()
                .get(0));
        Map<String, Map<String, Object>> services =
                DefangReader.map(DefangReader.map(DefangReader.parse(file)).get("services"));
        Map<String, Object> written =
                DefangReader.map(DefangReader.at(services, "web").get("environment"));
        int stated = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String text = (String) DefangReader.at(written, value.getKey());
            assertThat(Interpolation.byDefang(text, name -> DefangReader.at(values, name)))
                    .as(text)
                    .isEqualTo(value.getValue());
            stated += text.equals("${" + value.getKey() + "}") ? 0 : 1;
        }
        System.out.println(
                "dollars: " + stated + " of " + values.size() + " values stand in the file, the others are config");

        Optional<DockerCompose> compose = DockerCompose.find();
        assumeTrue(compose.isPresent());
        Path path = Files.writeString(folder.resolve("compose.yaml"), file);
        Map<String, Object> web = DefangReader.at(compose.get().services(List.of(path), values), "web");
        Map<String, Object> given = DefangReader.map(web.get("environment"));
        values.forEach((name, text) -> assertThat(DockerCompose.text(DefangReader.at(given, name)))
                .as(name)
                .isEqualTo(text));
        assertThat(((List<?>) DefangReader.at(web, "command")).stream().map(DockerCompose::text))
                .containsExactly("printf", "$$ ${A} $(b)");
    }

    private static Map<String, String> values() {
        var random = new Random(20_261_120L);
        Map<String, String> values = new LinkedHashMap<>();
        PIECES.forEach(piece -> values.put("PIECE_" + values.size(), piece));
        while (values.size() < SEEDED) {
            List<String> pieces = new ArrayList<>();
            int length = random.nextInt(6);
            for (int i = 0; i <= length; i++) {
                pieces.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            values.put("VALUE_" + values.size(), String.join("", pieces));
        }
        return values;
    }
}
