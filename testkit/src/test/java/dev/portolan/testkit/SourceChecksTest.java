package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
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
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that breaks one promise is caught by the rule for it")
class SourceChecksTest {
    private static final Map<String, Map<String, String>> INPUTS = inputs();

    private static Map<String, Map<String, String>> inputs() {
        var inputs = new LinkedHashMap<String, Map<String, String>>();
        inputs.put("two lines", Map.of("names", "ALPHA\nBETA\n"));
        inputs.put("an empty line", Map.of("names", "ALPHA\n\n"));
        return inputs;
    }

    private static List<Breach> broken(Names source, Rule rule) {
        return new SourceChecks(source, INPUTS, List.of("s3cret")).of(rule);
    }

    @Test
    @DisplayName("none")
    void none() {
        var checks = new SourceChecks(new Names(), INPUTS, List.of("s3cret"));
        assertThat(checks.of(Rule.TOTAL)).isEmpty();
        assertThat(checks.of(Rule.LOCATED)).isEmpty();
        assertThat(checks.of(Rule.NO_LEAK)).isEmpty();
        assertThat(checks.deterministic()).isEmpty();
        assertThat(checks.codes(List.of(TestFinding.NOTE))).isEmpty();
    }

    @Test
    @DisplayName("an exception on damaged files")
    void throwsOnDamage() {
        assertThat(broken(
                        new Names() {
                            @Override
                            public Reading read(ProjectFiles files, String stage) {
                                if (!files.text("names").orElse("").startsWith("ALPHA")) {
                                    throw new IllegalStateException("what is this?");
                                }
                                return super.read(files, stage);
                            }
                        },
                        Rule.TOTAL))
                .isNotEmpty();
    }

    @Test
    @DisplayName("a place that is not there")
    void inventsPlaces() {
        assertThat(broken(
                        new Names() {
                            @Override
                            Origin at(int line) {
                                return Origin.inFile("names", line + 100, 1);
                            }
                        },
                        Rule.LOCATED))
                .isNotEmpty();
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
        assertThat(new SourceChecks(placedAt(Origin.inFile("state", 1, 1)), inputs, List.of()).of(Rule.LOCATED))
                .isNotEmpty();
        assertThat(new SourceChecks(placedAt(Origin.inFile("state", 0, 0)), inputs, List.of()).of(Rule.LOCATED))
                .isEmpty();
    }

    private static Names placedAt(Origin place) {
        return new Names() {
            @Override
            Origin at(int line) {
                return place;
            }
        };
    }

    @Test
    @DisplayName("the value of a secret")
    void leaks() {
        assertThat(broken(
                        new Names() {
                            @Override
                            EnvValue value() {
                                return EnvValue.literal("s3cret");
                            }
                        },
                        Rule.NO_LEAK))
                .isNotEmpty();
    }

    @Test
    @DisplayName("a reading that differs from run to run")
    void differs() {
        var checks = new SourceChecks(
                new Names() {
                    @Override
                    EnvValue value() {
                        return EnvValue.literal("at " + System.nanoTime());
                    }
                },
                INPUTS,
                List.of());
        assertThat(checks.deterministic()).isNotEmpty();
    }

    @Test
    @DisplayName("a code that is not declared, or not emitted")
    void declaresOtherCodes() {
        var checks = new SourceChecks(new Names(), INPUTS, List.of());
        assertThat(checks.codes(List.of())).hasSize(1);
        assertThat(checks.codes(List.of(TestFinding.NOTE, TestFinding.ADAPTED))).hasSize(1);
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

        Origin at(int line) {
            return Origin.inFile("names", line, 1);
        }

        EnvValue value() {
            return EnvValue.secret();
        }

        @Override
        public Reading read(ProjectFiles files, String stage) {
            var app = App.builder("names").at(Origin.inFile("names", 1, 1));
            var findings = new ArrayList<Finding>();
            int line = 0;
            for (String name : files.text("names").orElse("").lines().toList()) {
                line++;
                if (name.matches("[A-Z]+")) {
                    app.at(at(line)).env(name, value());
                } else {
                    findings.add(Finding.at(at(line), TestFinding.NOTE, "This is no name."));
                }
            }
            return Reading.of(app.at(Origin.CODE).build(), findings, SourcePlatform.NONE);
        }
    }
}
