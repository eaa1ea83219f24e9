package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.fail;

import dev.portolan.report.FindingCode;
import dev.portolan.source.Source;
import dev.portolan.testkit.Breach.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every source promises, as tests: its author gives the source and inputs that it reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SourceContract {
    private final List<SourceChecks> made = new ArrayList<>();

    /** For subclasses. */
    protected SourceContract() {}

    /** The source that is held to the contract. */
    protected abstract Source source();

    /** Inputs by what they show, each a map from a file's path to its text; good ones and bad ones. */
    protected abstract Map<String, Map<String, String>> inputs();

    /** Texts that stand in the inputs as the values of secrets; no reading may hold one. */
    protected List<String> secretValues() {
        return List.of();
    }

    /**
     * Texts that stand in the inputs as secrets inside commands. A command has to stay as it is, so it may hold them; no
     * other fact and no finding may.
     */
    protected List<String> secretsInCommands() {
        return List.of();
    }

    /** Every code that the source's findings have; the source's own unless overridden. */
    protected List<FindingCode> findingCodes() {
        return source().findingCodes();
    }

    @Test
    @DisplayName("No input and no damage to an input makes it throw")
    void itIsTotal() {
        holds(checks().of(Rule.TOTAL));
    }

    @Test
    @DisplayName("Every finding and every fact leads to a line of a file that is there")
    void everythingHasAPlace() {
        holds(checks().of(Rule.LOCATED));
    }

    @Test
    @DisplayName("The values of secrets are in no reading")
    void secretsDoNotLeak() {
        holds(checks().of(Rule.NO_LEAK));
    }

    @Test
    @DisplayName("The same input gives the same reading: runs, threads, locales, zones")
    void theSameInputGivesTheSameReading() {
        holds(checks().deterministic());
    }

    @Test
    @DisplayName("Every code that is emitted is declared, and every declared code is emitted")
    void codesAreAsDeclared() {
        holds(checks().codes(findingCodes()));
    }

    private SourceChecks checks() {
        if (made.isEmpty()) {
            made.add(new SourceChecks(source(), inputs(), new SecretsOfInputs(secretValues(), secretsInCommands())));
        }
        return made.get(0);
    }

    private void holds(List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            fail(Breach.describe(source().id(), breaches));
        }
    }
}
