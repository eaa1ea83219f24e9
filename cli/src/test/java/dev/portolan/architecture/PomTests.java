package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the POMs tell those who depend on a module. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PomTests {
    private static final Element PARENT = pom("pom.xml");
    private static final Element BOM = pom("bom/pom.xml");

    @Test
    void the_bom_lists_each_module_that_is_published_and_nothing_else() {
        List<String> published = modules().stream()
                .filter(module -> !texts(module, "packaging").contains("pom"))
                .map(module -> "dev.portolan:" + text(module, "artifactId"))
                .toList();
        List<String> listed = all(BOM, "dependency").stream()
                .map(entry -> text(entry, "groupId") + ":" + text(entry, "artifactId"))
                .toList();
        assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(published);
    }

    /** A parent's managed versions would be those of whoever imports the BOM. */
    @Test
    void the_bom_brings_no_version_of_another_library() {
        assertThat(texts(BOM, "parent")).isEmpty();
        assertThat(all(BOM, "dependency"))
                .allSatisfy(entry -> assertThat(text(entry, "version")).isEqualTo("${project.version}"));
        assertThat(text(BOM, "version")).isEqualTo(text(PARENT, "version"));
    }

    @Test
    void each_module_says_what_it_is_and_under_which_license() {
        assertThat(modules()).hasSizeGreaterThan(10).allSatisfy(module -> {
            assertThat(texts(module, "name")).as(text(module, "artifactId")).hasSize(1);
            assertThat(texts(module, "description"))
                    .as(text(module, "artifactId"))
                    .hasSize(1);
        });
        for (Element pom : List.of(PARENT, BOM)) {
            assertThat(text(all(pom, "license").get(0), "name")).isEqualTo("Apache-2.0");
        }
    }

    private static List<Element> modules() {
        return all(PARENT, "module").stream()
                .map(module -> pom(module.getTextContent() + "/pom.xml"))
                .toList();
    }

    private static Element pom(String path) {
        Path file = House.root().resolve(path);
        try (var in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(House.show(file), e);
        }
    }

    private static List<Element> all(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The texts of the children of this name, without those further down. */
    private static List<String> texts(Element element, String name) {
        return all(element, name).stream()
                .filter(child -> child.getParentNode() == element)
                .map(child -> child.getTextContent().strip())
                .toList();
    }

    private static String text(Element element, String name) {
        List<String> texts = texts(element, name);
        assertThat(texts).as(name).hasSize(1);
        return texts.get(0);
    }
}
