package dev.portolan.yaml;

import com.google.auto.service.AutoService;
import dev.portolan.document.Document;
import dev.portolan.model.App;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.List;

/** Writes portolan.yaml: every fact of the app, so that {@link PortolanYamlSource} reads an equal one. */
@AutoService(Provider.class)
public final class PortolanYamlProvider implements Provider {
    private static final String HEADER = "yaml-language-server: $schema=./portolan.schema.json";

    private static final ProviderInfo INFO = new ProviderInfo(
            PortolanYamlSource.ID,
            "portolan.yaml",
            "1",
            List.of(),
            List.of(PortolanYamlSource.FILE),
            List.of(),
            List.of());

    /** For {@link java.util.ServiceLoader}. */
    public PortolanYamlProvider() {}

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Output translate(App app, Settings settings) {
        var out = Output.builder();
        Document file = out.add(Document.yaml(PortolanYamlSource.FILE)).header(HEADER);
        AppTable.TABLE.write(app, file.root());
        return out.build();
    }
}
