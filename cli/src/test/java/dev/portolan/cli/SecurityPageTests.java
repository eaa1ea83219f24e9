package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md}: its numbers are those of the code, and the tests that it names are there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecurityPageTests {
    private static final DocPage PAGE = DocPage.of("docs/security.md");
    private static final Pattern LIMIT =
            Pattern.compile("/\\*\\* (.*?) \\*/\\s+static final int [A-Z_]+ = ([0-9_* ]+);");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Tests?)`");

    @Test
    void the_limits_are_those_of_the_code() {
        var table = new StringBuilder("| what | at most |\n|---|---|\n");
        Matcher limit = LIMIT.matcher(
                Run.read(Run.root().resolve("engine/src/main/java/dev/portolan/engine/read/Limits.java")));
        int limits = 0;
        while (limit.find()) {
            long value = Stream.of(limit.group(2).split("\\*", -1))
                    .mapToLong(factor -> Long.parseLong(factor.strip().replace("_", "")))
                    .reduce(1, (a, b) -> a * b);
            String what = limit.group(1).replaceFirst(":.*", "").replaceFirst("\\.$", "");
            table.append("| %s | %s |%n"
                    .formatted(what, String.format(Locale.ROOT, "%,d", value).replace(',', ' ')));
            limits++;
        }
        assertThat(limits).isGreaterThan(3);
        PAGE.holds("limits", table.toString().replace("\r", ""));
    }

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.walk(Run.root())) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
        assertThat(TEST.matcher(PAGE.text()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(tests);
    }
}
