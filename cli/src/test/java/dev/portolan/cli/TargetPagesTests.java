package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.report.FindingCode;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/targets}: what a provider declares stands on its page, and the page names nothing that is not there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetPagesTests {
    private static final Portolan PORTOLAN = Portolan.load();
    private static final Pattern CODE = Pattern.compile("`((?:fly|kamal|defang|aws|heroku|engine|write)/[a-z0-9-]+)`");
    private static final Pattern SETTING = Pattern.compile("`(fly|kamal|defang|aws)\\.([a-z0-9-]+)(?:=[^`]*)?`");

    private static DocPage page(String target) {
        return DocPage.of("docs/targets/" + target + ".md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "kamal", "defang", "aws"})
    void the_settings_are_those_that_the_provider_declares(String target) {
        var table = new StringBuilder("| setting | value | what it does |\n|---|---|---|\n");
        for (Setting<?> setting : PORTOLAN.provider(target).settings()) {
            table.append("| <a id=\"setting-%s\"></a>`%s.%s` | %s | %s |%n"
                    .formatted(
                            setting.name(),
                            target,
                            setting.name(),
                            cell(setting.expected()),
                            cell(setting.description())));
        }
        page(target).holds("settings", table.toString().replace("\r", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "kamal", "defang", "aws"})
    void the_rules_are_of_the_version_that_the_page_names(String target) {
        page(target).holds("version", PORTOLAN.provider(target).targetVersion() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "kamal", "defang", "aws"})
    void every_file_that_may_be_written_is_named(String target) {
        assertThat(page(target).text())
                .contains(PORTOLAN.provider(target).filePatterns().stream()
                        .map(pattern -> "`" + pattern + "`")
                        .toList());
    }

    @Test
    void every_finding_code_and_setting_that_a_page_names_is_there() {
        List<String> codes =
                ExplainCommand.codes(PORTOLAN).stream().map(FindingCode::id).toList();
        List<String> settings = PORTOLAN.providers().stream()
                .flatMap(info -> info.settings().stream().map(setting -> name(info, setting)))
                .toList();
        for (DocPage page : DocPage.all()) {
            String text = page.prose();
            assertThat(CODE.matcher(text).results().map(found -> found.group(1)))
                    .as(page.name())
                    .isSubsetOf(codes);
            assertThat(SETTING.matcher(text)
                            .results()
                            .map(found -> found.group(1) + "." + found.group(2))
                            .filter(name -> !name.equals("fly.toml")))
                    .as(page.name())
                    .isSubsetOf(settings);
        }
    }

    private static String name(ProviderInfo info, Setting<?> setting) {
        return info.id() + "." + setting.name();
    }

    private static String cell(String text) {
        return text.replaceFirst("^text like (.*)$", "text like `$1`")
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }
}
