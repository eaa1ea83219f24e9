package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Links inside the documentation lead somewhere. Addresses elsewhere are not asked: no test needs the network. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocLinksTests {
    @Test
    void every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading() {
        var broken = new ArrayList<String>();
        int links = 0;
        for (DocPage page : DocPage.all()) {
            for (String link : page.links()) {
                if (!link.contains("://")) {
                    links++;
                    if (!leadsSomewhere(page, link)) {
                        broken.add(page.name() + ": " + link);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    @Test
    void every_page_can_be_reached_from_the_readme() {
        var reached = new ArrayList<DocPage>();
        reached.add(DocPage.of("README.md"));
        for (int i = 0; i < reached.size(); i++) {
            DocPage page = reached.get(i);
            page.links().stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .filter(link -> link.endsWith(".md") && !link.contains("://"))
                    .map(link -> new DocPage(target(page, link)))
                    .filter(other -> !reached.contains(other))
                    .forEach(reached::add);
        }
        assertThat(reached).containsAll(DocPage.all());
    }

    private static boolean leadsSomewhere(DocPage page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : target(page, parts[0]);
        return Files.exists(target)
                && (parts.length == 1 || new DocPage(target).anchors().contains(parts[1]));
    }

    private static Path target(DocPage page, String link) {
        return page.file().resolveSibling(link).normalize();
    }
}
