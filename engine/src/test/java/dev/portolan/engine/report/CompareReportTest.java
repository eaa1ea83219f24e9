package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Translation;
import dev.portolan.source.SourcePlatform;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareReportTest {
    private static final Translation ONE = Sample.translation(Sample.app(), Sample.HEROKU);
    private static final Translation OTHER = Sample.translation(Sample.app(), SourcePlatform.NONE);

    @Test
    void theTableHasARowForEachFactThatSomeTargetDoesNotHaveAsItIsAndTheNumbers() {
        assertThat(new CompareReport(List.of(ONE, OTHER)).table(false)).isEqualTo("""
                        fact                        fly             fly
                        description                 left out        left out
                        region                      adapted         adapted
                        processes.web               in the runbook  in the runbook
                        processes.web.command       in the runbook  in the runbook
                        processes.web.count         in the runbook  in the runbook
                        processes.worker            adapted         adapted
                        processes.worker.command    in the runbook  in the runbook
                        processes.worker.count      adapted         adapted
                        env.STRIPE_KEY              in the runbook  in the runbook
                        env.STRIPE_KEY.description  in the runbook  in the runbook
                        env.SECRET_KEY_BASE         in the runbook  in the runbook
                        = in a file                 1               1
                        = adapted                   3               3
                        = in the runbook            7               7
                        = left out                  1               1
                        = errors                    1               1
                        = warnings                  1               1
                        = files                     1               1
                        = steps                     10              6
                        """);
    }

    @Test
    void onRequestTheTableHasEveryFact() {
        assertThat(new CompareReport(List.of(ONE)).table(true))
                .startsWith("fact                        fly\napp                         in a file\ndescription");
    }
}
