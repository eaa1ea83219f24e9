package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.ProviderContract;
import dev.portolan.testkit.RunningApp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** What every provider promises. */
class DefangProviderContractTest extends ProviderContract {
    private static final List<GivenSetting> SCHEDULED = List.of(given("scheduler", "supercronic"));

    @BeforeAll
    static void tellHowMuchIsStated() {
        KitchenSinks.all()
                .forEach(app -> System.out.println(
                        "defang: a kitchen sink of " + app.facts().size() + " leaves, each mutated"));
    }

    @Override
    protected Provider provider() {
        return new DefangProvider();
    }

    /** The workflow comes on top of all else. */
    @Override
    protected List<GivenSetting> settings() {
        return List.of(given("ci", "github"));
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return DefangReader.read(files);
    }

    @Override
    protected List<App> moreApps() {
        return Stream.concat(DefangApps.all().stream(), KitchenSinks.all().stream())
                .toList();
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return List.of(
                List.of(
                        given("project", "Other Name"),
                        given("region", "eu-north-1"),
                        given("mode", "affordable"),
                        given("file", "compose.defang.yaml"),
                        given("build", "dockerfile"),
                        given("health-tool", "wget"),
                        given("memory", "1024")),
                List.of(given("cloud", "gcp"), given("mode", "high_availability"), given("health-tool", "curl")),
                List.of(given("cloud", "azure"), given("build", "railpack"), given("health-tool", "node")),
                List.of(given("cloud", "digitalocean"), given("health-tool", "python")),
                SCHEDULED);
    }

    /** The one setting that makes another service. */
    @Override
    protected List<App> appsFor(List<GivenSetting> otherSetting) {
        return otherSetting.equals(SCHEDULED)
                ? List.of(DefangApps.clockwork(), DefangApps.packedClockwork(), DefangApps.sizedClockwork())
                : List.of();
    }

    @Override
    protected List<List<Document>> refused() {
        return BrokenFiles.all();
    }
}
