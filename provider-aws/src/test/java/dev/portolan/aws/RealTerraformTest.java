package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AWS's own provider reads what is written, where the machine has it: it refuses names, identifiers and values that its
 * schema lets pass. With {@code -Dportolan.real-apps=true} real apps are read as well, which takes a minute more.
 */
class RealTerraformTest {
    @TempDir
    Path folder;

    @Test
    void theProviderAcceptsEveryApp() throws Exception {
        Optional<RealTerraform> terraform = RealTerraform.in(folder);
        assumeTrue(terraform.isPresent());
        var modules = Modules.in(folder);
        List<App> apps = new ArrayList<>(AwsApps.all());
        apps.addAll(KitchenSinks.all());
        for (App app : apps) {
            modules.add(files(Reading.of(app, List.of(), SourcePlatform.NONE)));
        }
        for (Path input : Boolean.getBoolean("portolan.real-apps") ? AllApps.all() : AllApps.fixtures()) {
            Reading reading = AllApps.PORTOLAN.read(input);
            if (reading.app().isPresent()) {
                modules.add(files(reading));
            }
        }
        modules.finish();
        terraform.get().init();
        assertThat(terraform.get().run("validate", "-no-color")).contains("Success!");
        System.out.println("hashicorp/aws accepts " + modules.names().size() + " apps");
    }

    private static List<RenderedFile> files(Reading reading) throws IOException {
        return AllApps.PORTOLAN.translate(reading, "aws", List.of()).files();
    }
}
