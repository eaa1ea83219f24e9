package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Translation;
import dev.portolan.source.Reading;
import dev.portolan.testkit.terraform.RealTerraform.Run;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform itself reads what is written for every fixture and some real apps, by the schema of hashicorp/aws 6. With
 * {@code -Dportolan.real-apps=true} it reads all of them.
 */
class StandInTest {
    @TempDir
    Path folder;

    @Test
    void everyAppIsAccepted() throws Exception {
        var modules = Modules.in(folder);
        for (Path input : AllApps.all()) {
            Reading reading = AllApps.PORTOLAN.read(input);
            if (reading.app().isPresent()) {
                Translation translation = AllApps.PORTOLAN.translate(reading, "aws");
                assertThat(translation.coverage().facts(Coverage.Outcome.UNANSWERED))
                        .as(input.toString())
                        .isEmpty();
                assertThat(translation.findings())
                        .as(input.toString())
                        .noneMatch(finding -> finding.code() == AwsFinding.FILE_REFUSED
                                || finding.code() == AwsFinding.FILE_DOUBTFUL);
                modules.add(translation.files());
            }
        }
        modules.finish();
        Optional<dev.portolan.testkit.terraform.RealTerraform> terraform =
                dev.portolan.testkit.terraform.RealTerraform.in(folder, Modules.SCHEMA);
        assumeTrue(terraform.isPresent());
        Run init = terraform.get().run("init", "-backend=false", "-input=false", "-no-color");
        assertThat(init.succeeded()).as(init.out() + init.errors()).isTrue();
        Run validate = terraform.get().run("validate", "-no-color");
        assertThat(validate.errors()).isEmpty();
        assertThat(validate.out()).contains("Success!");
        System.out.println("terraform accepts " + modules.names().size() + " apps, fixtures and real ones");
    }
}
