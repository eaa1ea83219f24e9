package dev.portolan.yaml;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.ProviderContract;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** What every provider promises, held against the kitchen sinks as well: every leaf of the model is mutated. */
class PortolanYamlProviderContractTest extends ProviderContract {
    @BeforeAll
    static void tellHowMuchIsStated() {
        Yaml.kitchenSinks()
                .forEach(sink -> System.out.println(
                        "kitchen sink: " + Yaml.app(Yaml.text(sink)).facts().size() + " leaves stated and mutated"));
    }

    @Override
    protected Provider provider() {
        return new PortolanYamlProvider();
    }

    @Override
    protected List<App> moreApps() {
        return Yaml.kitchenSinks().stream().map(Yaml::text).map(Yaml::app).toList();
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        App app = Yaml.app(files.get(0).content());
        Map<String, String> environment = new LinkedHashMap<>();
        for (EnvVariable variable : app.env()) {
            variable.literal().ifPresent(text -> environment.put(variable.name().get(), text));
        }
        var running = new RunningApp();
        app.processes()
                .forEach(process -> running.process(
                        process.name().get(),
                        Started.of(process.command().orElse(Command.ofImage()).toArgv(), environment)));
        app.jobs()
                .forEach(job -> running.job(
                        job.name().get(), Started.of(job.command().get().toArgv(), environment)));
        return running;
    }
}
