package org.example.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that the guides quote is this example's: all of it was compiled and run. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocsTest {
    @ParameterizedTest
    @ValueSource(strings = {"writing-a-provider.md", "writing-a-source.md"})
    void every_block_of_code_stands_in_a_file_of_this_example(String page) throws IOException {
        Path doc = Path.of("../../docs", page);
        assumeTrue(Files.exists(doc), () -> "skipped: there is no " + doc);
        List<String> sources = sources();
        List<String> blocks = blocks(Files.readString(doc));

        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            assertThat(sources).as(block).anyMatch(source -> source.contains(block));
        }
    }

    /** What stands between a line that begins with three backticks and a language, and the next such line. */
    private static List<String> blocks(String page) {
        var blocks = new ArrayList<String>();
        String[] parts = page.split("(?m)^```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            String language = parts[i].substring(0, parts[i].indexOf('\n'));
            if (List.of("java", "xml", "csv").contains(language)) {
                blocks.add(plain(parts[i].substring(language.length())));
            }
        }
        return blocks;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src")), Stream.of(Path.of("pom.xml")))) {
            return files.filter(Files::isRegularFile).map(DocsTest::read).map(DocsTest::plain).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation, which a page has less of. */
    private static String plain(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n", "", "\n"));
    }
}
