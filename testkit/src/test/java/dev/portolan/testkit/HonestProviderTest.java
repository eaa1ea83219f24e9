package dev.portolan.testkit;

import dev.portolan.engine.RenderedFile;
import dev.portolan.spi.Provider;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** A provider that keeps every promise passes, and this is all that its author writes. */
@DisplayName("A provider that keeps every promise passes")
class HonestProviderTest extends ProviderContract {
    @Override
    protected Provider provider() {
        return new HonestProvider();
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return HonestProvider.readBack(files);
    }
}
