package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "plain, plain",
                "a*b*, a\\*b\\*",
                "snake_case_name, snake_case_name",
                "_it_, \\_it\\_",
                "it_, it\\_",
                "(_it), (\\_it)",
                "é~, é\\~",
                "[a](b), \\[a\\](b)",
                "<b>, \\<b\\>",
                "a|b, a\\|b",
                "# a, \\# a",
                "C# a#b ##, C# a#b \\##",
                "- a, \\- a",
                "1. a, 1\\. a",
                "1) a, 1\\) a",
                "=== , \\===",
                "~~a~~, \\~\\~a\\~\\~",
                "$a$, \\$a\\$",
                "&lt;, \\&lt;",
                "`a`, \\`a\\`",
                "a\\b, a\\\\b"
            })
    void textIsEscaped(String text, String markdown) {
        assertThat(Markdown.text(text)).isEqualTo(markdown);
    }

    @Test
    void textStaysOnOneLine() {
        assertThat(Markdown.text("a\n# b\r\u2028c")).isEqualTo("a \\# b\\\\u000D\\\\u2028c");
    }

    @Test
    void codeIsDelimitedByMoreBackticksThanItHolds() {
        assertThat(Markdown.code("a")).isEqualTo("`a`");
        assertThat(Markdown.code("a`b``c")).isEqualTo("```a`b``c```");
        assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
        assertThat(Markdown.code(" a ")).isEqualTo("`  a  `");
        assertThat(Markdown.code("")).isEqualTo("(empty)");
        assertThat(Markdown.code("a\n```\nb\u202E")).isEqualTo("````a\\n```\\nb\\u202E````");
    }

    @Test
    void aFenceIsLongerThanAnyThatItHolds() {
        assertThat(Markdown.shellBlock("echo '\n````\n'")).isEqualTo("`````sh\necho '\n````\n'\n`````\n");
    }

    @Test
    void codeAndLinksOfAProviderStay() {
        assertThat(Markdown.prose("Run `fly *x*`, see https://fly.io/docs/a_b/?c=d#e. Not <b>."))
                .isEqualTo("Run `fly *x*`, see <https://fly.io/docs/a_b/?c=d#e>. Not \\<b\\>.");
    }

    @Test
    void codeAtTheBeginningIsCodeAndALinkAtTheBeginningALink() {
        assertThat(Markdown.prose("`a` or http://b.c")).isEqualTo("`a` or <http://b.c>");
        assertThat(Markdown.prose("http://b.c or `a`")).isEqualTo("<http://b.c> or `a`");
    }

    @Test
    void aBacktickWithoutAnotherIsText() {
        assertThat(Markdown.prose("a ` b")).isEqualTo("a \\` b");
        assertThat(Markdown.prose("``")).isEqualTo("\\`\\`");
    }
}
