package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import dev.portolan.testkit.Breach.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that breaks one promise is caught by the rule for it")
class SourceChecksTest {
    private static final String SECRET = "s3cret";
    private static final String IN_COMMAND = "t0ken";
    private static final Map<String, Map<String, String>> INPUTS = inputs();

    private static Map<String, Map<String, String>> inputs() {
        var inputs = new LinkedHashMap<String, Map<String, String>>();
        inputs.put("two lines", Map.of("names", "ALPHA\nIOTA\n"));
        inputs.put("an empty line", Map.of("names", "ALPHA\n\n"));
        return inputs;
    }

    /** The rules that a source breaks. */
    private static List<Rule> broken(Source source) {
        var checks = new SourceChecks(source, INPUTS, new SecretsOfInputs(List.of(SECRET), List.of(IN_COMMAND)));
        var breaches = new ArrayList<Breach>();
        List.of(Rule.TOTAL, Rule.LOCATED, Rule.NO_LEAK).forEach(rule -> breaches.addAll(checks.of(rule)));
        breaches.addAll(checks.deterministic());
        breaches.addAll(checks.codes(source.findingCodes()));
        return breaches.stream().map(Breach::rule).distinct().toList();
    }

    @Test
    @DisplayName("none")
    void none() {
        assertThat(broken(new Names())).isEmpty();
    }

    @Test
    @DisplayName("an exception on damaged files")
    void throwsOnDamage() {
        assertThat(broken(new Names() {
                    @Override
                    public Reading read(ProjectFiles files, String stage) {
                        if (!files.text("names").orElse("").startsWith("ALPHA")) {
                            throw new IllegalStateException("what is this?");
                        }
                        return super.read(files, stage);
                    }
                }))
                .containsExactly(Rule.TOTAL);
    }

    @Test
    @DisplayName("a fact at a line that is not there")
    void inventsLinesOfFacts() {
        assertThat(broken(new Names() {
                    @Override
                    Origin ofName(int line) {
                        return Origin.inFile("names", line + 100, 1);
                    }
                }))
                .containsExactly(Rule.LOCATED);
    }

    @Test
    @DisplayName("a line of a folder, which has none; the folder itself is a place")
    void inventsLinesOfFolders() {
        // Two files, so that the folder is there whichever of them a damage takes away.
        var files = new LinkedHashMap<String, String>();
        files.put("names", "ALPHA\nBETA\n");
        files.put("state/a", "x\n");
        files.put("state/b", "x\n");
        Map<String, Map<String, String>> inputs = Map.of("a folder", files);
        assertThat(new SourceChecks(placedAt(Origin.inFile("state", 1, 1)), inputs, NOTHING).of(Rule.LOCATED))
                .isNotEmpty();
        assertThat(new SourceChecks(placedAt(Origin.inFile("state", 0, 0)), inputs, NOTHING).of(Rule.LOCATED))
                .isEmpty();
    }

    private static final SecretsOfInputs NOTHING = new SecretsOfInputs(List.of(), List.of());

    private static Names placedAt(Origin place) {
        return new Names() {
            @Override
            Origin ofName(int line) {
                return place;
            }
        };
    }

    @Test
    @DisplayName("a finding in a file that is not there")
    void inventsFilesOfFindings() {
        assertThat(broken(new Names() {
                    @Override
                    Origin ofFinding(int line) {
                        return Origin.inFile("other", line, 1);
                    }
                }))
                .containsExactly(Rule.LOCATED);
    }

    @Test
    @DisplayName("a finding without a place")
    void tellsWithoutAPlace() {
        assertThat(broken(new Names() {
                    @Override
                    Origin ofFinding(int line) {
                        return Origin.CODE;
                    }
                }))
                .containsExactly(Rule.LOCATED);
    }

    @Test
    @DisplayName("the value of a secret in a fact")
    void leaksIntoFacts() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal(SECRET);
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("the value of a secret in a finding")
    void leaksIntoFindings() {
        assertThat(broken(new Names() {
                    @Override
                    String detail() {
                        return "It says " + SECRET + ".";
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("the value of a secret in a command")
    void leaksIntoCommands() {
        assertThat(broken(new Names() {
                    @Override
                    String command() {
                        return "bin/web " + SECRET;
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("a secret of a command in a finding")
    void tellsSecretsOfCommands() {
        assertThat(broken(new Names() {
                    @Override
                    String detail() {
                        return "It runs " + command() + ".";
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("a secret of a command in another fact")
    void repeatsSecretsOfCommands() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal(IN_COMMAND);
                    }
                }))
                .containsExactly(Rule.NO_LEAK);
    }

    @Test
    @DisplayName("a reading that differs from run to run")
    void differsFromRunToRun() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal("at " + System.nanoTime());
                    }
                }))
                .containsExactly(Rule.DETERMINISTIC);
    }

    @Test
    @DisplayName("a reading that differs from locale to locale")
    void differsFromLocaleToLocale() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal(name.toLowerCase(Locale.getDefault()));
                    }
                }))
                .containsExactly(Rule.DETERMINISTIC);
    }

    @Test
    @DisplayName("a reading that differs from zone to zone")
    void differsFromZoneToZone() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal(TimeZone.getDefault().getID());
                    }
                }))
                .containsExactly(Rule.DETERMINISTIC);
    }

    @Test
    @DisplayName("a reading that differs where several are made at once")
    void differsFromThreadToThread() {
        assertThat(broken(new Names() {
                    @Override
                    EnvValue value(String name) {
                        return EnvValue.literal("by " + Thread.currentThread().getName());
                    }
                }))
                .containsExactly(Rule.DETERMINISTIC);
    }

    @Test
    @DisplayName("a code that is emitted, and not declared")
    void declaresTooFew() {
        assertThat(broken(new Names() {
                    @Override
                    public List<FindingCode> findingCodes() {
                        return List.of();
                    }
                }))
                .containsExactly(Rule.DECLARED);
    }

    @Test
    @DisplayName("a code that is declared, and never emitted")
    void declaresTooMany() {
        assertThat(broken(new Names() {
                    @Override
                    public List<FindingCode> findingCodes() {
                        return List.of(TestFinding.NOTE, TestFinding.ADAPTED);
                    }
                }))
                .containsExactly(Rule.DECLARED);
    }

    /** Reads a name of the environment from each line. */
    private static class Names implements Source {
        @Override
        public String id() {
            return "honest";
        }

        @Override
        public List<FindingCode> findingCodes() {
            return List.of(TestFinding.NOTE);
        }

        @Override
        public boolean recognises(ProjectFiles files) {
            return files.exists("names");
        }

        Origin ofName(int line) {
            return Origin.inFile("names", line, 1);
        }

        Origin ofFinding(int line) {
            return Origin.inFile("names", line, 1);
        }

        EnvValue value(String unused) {
            return EnvValue.secret();
        }

        String command() {
            return "bin/web --token " + IN_COMMAND;
        }

        String detail() {
            return "This is no name.";
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            var app = App.builder("names")
                    .at(Origin.inFile("names", 1, 1))
                    .job("web", job -> job.command(Command.shell(command())));
            var findings = new ArrayList<Finding>();
            int line = 0;
            for (String name : files.text("names").orElse("").lines().toList()) {
                line++;
                if (name.matches("[A-Z]+")) {
                    app.at(ofName(line)).env(name, value(name));
                } else {
                    findings.add(Finding.at(ofFinding(line), TestFinding.NOTE, detail()));
                }
            }
            return Reading.of(app.at(Origin.CODE).build(), findings, SourcePlatform.NONE);
        }
    }
}
