package dev.portolan.fly;

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
class FlyProviderContractTest extends ProviderContract {
    @BeforeAll
    static void tellHowMuchIsStated() {
        KitchenSinks.all()
                .forEach(app -> System.out.println(
                        "fly: a kitchen sink of " + app.facts().size() + " leaves, each mutated"));
    }

    @Override
    protected Provider provider() {
        return new FlyProvider();
    }

    /** The workflow comes on top of all else; the one step that it replaces stands in the fixtures. */
    @Override
    protected List<GivenSetting> settings() {
        return List.of(given("ci", "github"));
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return FlyReader.read(files);
    }

    @Override
    protected List<App> moreApps() {
        return Stream.concat(FlyApps.all().stream(), KitchenSinks.all().stream())
                .toList();
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return List.of(List.of(
                given("app", "other-name"),
                given("region", "bom"),
                given("builder", "example/builder"),
                given("database-plan", "launch"),
                given("ipv4", "dedicated"),
                given("schedule", "steps"),
                given("ci-branch", "release")));
    }

    @Override
    protected List<List<Document>> refused() {
        return List.of(List.of(BrokenFiles.refused()), List.of(BrokenFiles.failing()), List.of(BrokenFiles.ignored()));
    }
}
