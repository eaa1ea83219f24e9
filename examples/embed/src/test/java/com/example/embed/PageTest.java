package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page as a user meets it. What it looks like is left in target/screenshots, to be looked at. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTest {
    private static final String LIT = "[...document.querySelectorAll('%s .lit')].map(e => e.textContent).join('|')";
    private static final String FACT =
            "[...document.querySelectorAll('#facts li')]" + ".find(e => e.querySelector('b').textContent === '%s')";
    private static final String LINE =
            "[...document.querySelectorAll('.code[data-panel=%s] li')]" + ".find(e => e.textContent.includes('%s'))";

    @TempDir(cleanup = CleanupMode.NEVER) // Chromium's profile is still being written to
    Path folder;

    private Client client;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        Optional<Path> chromium = Browser.program();
        if (chromium.isEmpty()) {
            System.out.println("skipped: there is no chromium; the page was not looked at");
        }
        assumeTrue(chromium.isPresent());
        client = new Client();
        browser = Browser.start(chromium.get(), folder);
        browser.window(1600, 950, false);
        browser.open("http://127.0.0.1:" + client.server.address().getPort() + "/");
        browser.await("document.body && document.body.dataset.ready");
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            try {
                assertThat(browser.complaints()).isEmpty();
            } finally {
                browser.close();
                client.close();
            }
        }
    }

    @Test
    void pointing_at_a_line_shows_its_fact_and_pointing_at_a_fact_its_lines() throws Exception {
        choose(Apps.shop());
        browser.await("document.querySelectorAll('.results .panel').length === 2");
        shot("files");

        browser.moveTo(LINE.formatted("fly", "app = "));
        assertThat(browser.value(LIT.formatted("#facts"))).startsWith("app");
        assertThat(browser.value("document.getElementById('why').textContent")).contains("app = shop", "app.json:2:11");

        browser.moveTo(FACT.formatted("processes.worker.command"));
        assertThat(browser.value(LIT.formatted(".code[data-panel=fly]"))).contains("bundle exec sidekiq");
        assertThat(browser.value(LIT.formatted(".code[data-panel=kamal]"))).contains("bundle exec sidekiq");

        browser.click(
                "[...document.querySelectorAll('.tabs [data-panel=input]')].find(e => e.dataset.file === 'Procfile')");
        browser.moveTo(FACT.formatted("processes.worker.command"));
        assertThat(browser.value(LIT.formatted(".code[data-panel=input]"))).isEqualTo("worker: bundle exec sidekiq");
        shot("fact");
        browser.moveTo(LINE.formatted("input", "web: "));
        assertThat(browser.value(LIT.formatted(".code[data-panel=fly]"))).contains("bundle exec puma");
    }

    @Test
    void all_can_be_done_with_the_keyboard() throws Exception {
        choose(Apps.shop());
        browser.await("document.querySelectorAll('.results .panel').length === 2");
        browser.value("document.querySelector('#facts li').focus()");
        assertThat(browser.value(LIT.formatted("#facts"))).startsWith("app");
        browser.press("ArrowDown");
        String second = browser.value(LIT.formatted("#facts"));
        assertThat(second).doesNotStartWith("app").isNotEmpty();
        browser.press("Enter");
        browser.moveTo(FACT.formatted("processes.worker.command"));
        assertThat(browser.value(LIT.formatted("#facts"))).as("it is held").isEqualTo(second);
        browser.press("Escape");
        browser.moveTo(FACT.formatted("app"));
        assertThat(browser.value(LIT.formatted("#facts"))).startsWith("app");
    }

    @Test
    void targets_are_chosen_and_taken_away() throws Exception {
        browser.click("document.getElementById('example')");
        browser.await("document.querySelectorAll('.results .panel').length === 2");
        browser.click("document.querySelector('#targets input[value=aws]').parentElement");
        browser.click("document.querySelector('#targets input[value=defang]').parentElement");
        browser.await("document.querySelectorAll('.results .panel').length === 4");
        shot("four");
        browser.click("document.querySelector('.results .panel:nth-child(3) summary')");
        shot("findings");
        browser.click("document.querySelector('#targets input[value=kamal]').parentElement");
        browser.await("document.querySelectorAll('.results .panel').length === 3");
        browser.click(FACT.formatted("processes.web.count"));
        assertThat(browser.value("document.querySelectorAll('.results .tabs i').length"))
                .isNotEqualTo("0");
    }

    @Test
    void what_it_looks_like_by_day_and_by_night() throws Exception {
        browser.window(1600, 950, false);
        shot("empty");
        browser.click("document.getElementById('example')");
        browser.await("document.querySelectorAll('.results .panel').length === 2");
        browser.click(FACT.formatted("processes.worker.command"));
        shot("day");
        browser.window(1600, 950, true);
        shot("night");
        browser.window(600, 900, false);
        shot("narrow");
        assertThat(browser.value("document.documentElement.scrollWidth <= 600")).isEqualTo("true");
    }

    @Test
    void hostile_names_and_values_stay_text() throws Exception {
        String hostile = "<img src=x onerror='document.title=1'>";
        choose(Map.of(
                hostile.replace("/", ""),
                "x",
                "Procfile",
                "web: echo \"" + hostile + "\"\n",
                "app.json",
                "{ \"name\": \"<script>document.title=1</script>\", \"env\": { \"A\": \"" + hostile + "\" } }"));
        browser.await("document.querySelectorAll('.results .panel').length === 2");
        assertThat(browser.value("document.querySelectorAll('main img, main script').length"))
                .isEqualTo("0");
        assertThat(browser.value("document.title")).startsWith("Portolan");
        assertThat(browser.value("document.querySelector('main').textContent")).contains(hostile);
    }

    @Test
    void what_is_no_text_or_no_app_is_told() throws Exception {
        Path image = Files.write(folder.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
        browser.choose("document.getElementById('files')", List.of(image));
        browser.await("!document.getElementById('trouble').hidden");
        assertThat(browser.value("document.getElementById('trouble').textContent"))
                .isEqualTo("logo.png was left out: it is not UTF-8 text.");
        choose(Map.of("app.json", "{\n  \"name\": }"));
        browser.await("document.querySelector('#app .finding')");
        assertThat(browser.value("document.querySelector('#app').textContent")).contains("app.json:2:11");
        browser.click("document.querySelector('#app .place')");
        shot("broken");
    }

    private void choose(Map<String, String> files) throws Exception {
        var paths = new ArrayList<Path>();
        for (String name : files.keySet().stream().sorted().toList()) {
            paths.add(Files.writeString(folder.resolve(name), files.get(name)));
        }
        browser.choose("document.getElementById('files')", paths);
    }

    private void shot(String name) throws Exception {
        browser.screenshot(
                Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png"));
    }
}
