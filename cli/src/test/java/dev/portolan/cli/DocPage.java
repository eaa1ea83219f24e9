package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation. What is generated stands between {@code <!-- generated: NAME -->} and
 * {@code <!-- end of NAME -->}; the rest is written by hand. {@code -Dportolan.docs=accept} rewrites what is generated.
 */
record DocPage(Path file) {
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static DocPage of(String path) {
        return new DocPage(Run.root().resolve(path));
    }

    /** The pages at the root and everything below docs. */
    static List<DocPage> all() {
        try (Stream<Path> top = Files.list(Run.root());
                Stream<Path> docs = Files.walk(Run.root().resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .map(DocPage::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isAccepting() {
        return "accept".equals(System.getProperty("portolan.docs"));
    }

    /** The path from the project's folder, with slashes. */
    String name() {
        return Run.root().relativize(file).toString().replace('\\', '/');
    }

    String text() {
        return Run.read(file);
    }

    /** Where the links of the page lead; brackets inside of code are none. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The text without fenced blocks, in which nothing is a link or a heading. */
    String prose() {
        return FENCED.matcher(text()).replaceAll("");
    }

    /** What a link may name behind its {@code #}, as GitHub makes it of headings, and what the page names itself. */
    List<String> anchors() {
        String prose = prose();
        return Stream.concat(
                        HEADING.matcher(prose).results().map(found -> anchor(found.group(1))),
                        ANCHOR.matcher(prose).results().map(found -> found.group(1)))
                .toList();
    }

    /** The anchor of a heading: small letters, digits, - and _; a space becomes -, all else goes. */
    static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** That this section is on the page, as generated. */
    void holds(String section, String generated) {
        Matcher found = Pattern.compile(
                        "(<!-- generated: " + section + " -->\n).*?(<!-- end of " + section + " -->)", Pattern.DOTALL)
                .matcher(text());
        assertThat(found.find()).as("%s has the marks of '%s'", name(), section).isTrue();
        String expected =
                found.replaceFirst(Matcher.quoteReplacement(found.group(1) + "\n" + generated + "\n" + found.group(2)));
        isAs(expected);
    }

    /** That the page is as generated, word for word. */
    void isAs(String expected) {
        if (isAccepting()) {
            try {
                Files.writeString(file, expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(text())
                .as("%s; run with -Dportolan.docs=accept to rewrite what is generated", name())
                .isEqualTo(expected);
    }
}
