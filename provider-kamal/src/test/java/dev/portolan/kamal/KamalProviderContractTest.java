package dev.portolan.kamal;

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
class KamalProviderContractTest extends ProviderContract {
    @BeforeAll
    static void tellHowMuchIsStated() {
        KitchenSinks.all()
                .forEach(app -> System.out.println(
                        "kamal: a kitchen sink of " + app.facts().size() + " leaves, each mutated"));
    }

    @Override
    protected Provider provider() {
        return new KamalProvider();
    }

    /** The workflow comes on top of all else; the one step that it replaces stands in the fixtures. */
    @Override
    protected List<GivenSetting> settings() {
        return List.of(given("ci", "github"));
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return KamalReader.read(files);
    }

    @Override
    protected List<App> moreApps() {
        return Stream.concat(KamalApps.all().stream(), KitchenSinks.all().stream())
                .toList();
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return Stream.concat(
                        Stream.of(KamalApps.SETTINGS, List.of(given("hosts", "a.example.com", "b.example.com"))),
                        InfraApps.settings().stream())
                .toList();
    }

    @Override
    protected List<List<Document>> refused() {
        return Stream.concat(BrokenFiles.all().stream(), InfraBroken.all().stream())
                .toList();
    }
}
