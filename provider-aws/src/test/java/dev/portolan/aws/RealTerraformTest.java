package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform itself and AWS's own provider read what is written, where the machine has them. */
class RealTerraformTest {
    @TempDir
    Path folder;

    @Test
    void theProviderAcceptsEveryAppOfTheseTests() throws Exception {
        List<App> apps = new ArrayList<>(AwsApps.all());
        apps.addAll(KitchenSinks.all());
        var portolan = Portolan.of(List.of(), List.of(new AwsProvider()));
        Optional<RealTerraform> terraform = RealTerraform.in(folder);
        assumeTrue(terraform.isPresent());
        for (int i = 0; i < apps.size(); i++) {
            try (var old = Files.newDirectoryStream(folder, "*.tf.json")) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
            for (RenderedFile file : portolan.translate(
                            Reading.of(apps.get(i), List.of(), SourcePlatform.NONE), "aws", List.of())
                    .files()) {
                if (file.path().endsWith(".tf.json")) {
                    Files.writeString(folder.resolve(Path.of(file.path()).getFileName()), file.content());
                }
            }
            terraform.get().init();
            assertThat(terraform.get().run("validate", "-no-color")).contains("Success!");
        }
        System.out.println("hashicorp/aws accepts " + apps.size() + " apps");
    }
}
