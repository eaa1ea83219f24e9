package org.example.render;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.ProviderContract;
import dev.portolan.testkit.RunningApp;
import java.util.List;

/** Holds the provider to all that every provider promises. */
class RenderProviderTest extends ProviderContract {
    @Override
    protected Provider provider() {
        return new RenderProvider();
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return Blueprint.of(files).running();
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return List.of(List.of(given("region", "frankfurt"), given("runtime", "ruby")));
    }

    @Override
    protected List<App> appsFor(List<GivenSetting> otherSetting) {
        return RenderApps.all();
    }

    @Override
    protected List<App> moreApps() {
        return RenderApps.all();
    }
}
