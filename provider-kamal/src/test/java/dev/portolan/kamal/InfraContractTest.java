package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.ProviderContract;
import dev.portolan.testkit.RunningApp;
import java.util.List;

/** What every provider promises, where Terraform rents servers and makes the records, and a vault holds the secrets. */
class InfraContractTest extends ProviderContract {
    @Override
    protected Provider provider() {
        return new KamalProvider();
    }

    @Override
    protected List<GivenSetting> settings() {
        return List.of(
                given("server", "hetzner"),
                given("servers", "2"),
                given("dns", "cloudflare"),
                given("secrets", "1password"),
                given("secrets-account", "acme"));
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return KamalReader.read(files);
    }

    @Override
    protected List<App> moreApps() {
        return List.of(
                InfraApps.spread(),
                InfraApps.hostile(),
                InfraApps.built(),
                KamalApps.odd(),
                KamalApps.packed(),
                KamalApps.twins());
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return new KamalProviderContractTest().otherSettings();
    }

    @Override
    protected List<List<Document>> refused() {
        return new KamalProviderContractTest().refused();
    }
}
