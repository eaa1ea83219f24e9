package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.report.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/findings/} is generated from the constants; {@code -Dportolan.docs=accept} rewrites it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FindingPagesTests {
    private static final Path PAGES = Run.root().resolve("docs/findings");

    @Test
    void the_pages_say_what_the_constants_say() throws IOException {
        var expected = new LinkedHashMap<String, String>();
        ExplainCommand.codes(Portolan.load()).stream()
                .collect(Collectors.groupingBy(FindingCode::owner, LinkedHashMap::new, Collectors.toList()))
                .forEach((owner, codes) -> expected.put(owner + ".md", page(owner, codes)));
        if ("accept".equals(System.getProperty("portolan.docs"))) {
            Files.createDirectories(PAGES);
            for (Map.Entry<String, String> page : expected.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }

        var actual = new LinkedHashMap<String, String>();
        try (Stream<Path> files = Files.list(PAGES)) {
            files.sorted().forEach(file -> actual.put(file.getFileName().toString(), Run.read(file)));
        }
        assertThat(actual)
                .as("run with -Dportolan.docs=accept to rewrite docs/findings")
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String page(String owner, Iterable<FindingCode> codes) {
        var page = new StringBuilder(
                "# Findings of " + owner + "\n\nGenerated from the code; `portolan explain CODE` prints the same.\n");
        for (FindingCode code : codes) {
            page.append("\n## ").append(code.id()).append("\n\n");
            page.append("Severity ")
                    .append(lower(code.severity()))
                    .append(", effect ")
                    .append(lower(code.effect()))
                    .append(".\n\n");
            page.append(code.meaning()).append('\n');
            if (!code.remedy().isEmpty()) {
                page.append('\n').append("What to do: ").append(code.remedy()).append('\n');
            }
        }
        return page.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
