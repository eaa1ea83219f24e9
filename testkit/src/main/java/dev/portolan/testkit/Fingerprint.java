package dev.portolan.testkit;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.model.App;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that a translation says, as text: files, steps and findings. Also a program, so that another JVM can say it. */
final class Fingerprint {
    private Fingerprint() {}

    /** The translation of the app. */
    static String of(Provider provider, List<GivenSetting> settings, App app) {
        var reading = Reading.of(app, List.of(), SourcePlatform.NONE);
        Translation translation = Portolan.of(List.of(), List.of(provider))
                .translate(reading, provider.info().id(), settings);
        var text = new StringBuilder();
        for (RenderedFile file : translation.files()) {
            text.append("== ")
                    .append(file.path())
                    .append(' ')
                    .append(file.mode())
                    .append('\n')
                    .append(file.content());
        }
        translation.steps().forEach(step -> text.append("== step ").append(step).append('\n'));
        translation
                .findings()
                .forEach(finding -> text.append("== ").append(finding).append('\n'));
        return text.toString();
    }

    /** The translations of the apps, one after the other. */
    static String of(Provider provider, List<GivenSetting> settings, List<Sample> samples) {
        return samples.stream()
                .map(sample -> "=== " + sample.name() + "\n" + of(provider, settings, sample.app()))
                .collect(Collectors.joining());
    }

    /** The few apps that are translated again and again. */
    static List<Sample> samples() {
        return List.of(
                new Sample("everything", SampleApps.everything()),
                new Sample("two of everything", SampleApps.twoOfEverything()),
                new Sample("reserved names", SampleApps.reservedNames()),
                new Sample("hostile texts", SampleApps.hostileTexts()));
    }

    /** Prints the translations: the provider's class, then settings as name and value in turn. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        var settings = new ArrayList<GivenSetting>();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            settings.add(ProviderContract.given(arguments[i], arguments[i + 1].split("\u001f", -1)));
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(of((Provider) constructor.newInstance(), settings, samples()));
        out.flush();
    }
}
