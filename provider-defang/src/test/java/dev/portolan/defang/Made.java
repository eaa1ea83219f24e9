package dev.portolan.defang;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Step;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this provider makes of an app, to look at one thing of it. */
record Made(Translation translation) {
    /** Settings are written as on the command line: {@code cloud=gcp}. */
    static Made of(App.Builder app, String... settings) {
        List<GivenSetting> given = Stream.of(settings)
                .map(text -> text.split("=", 2))
                .map(setting -> new GivenSetting(setting[0], List.of(setting[1]), Origin.CODE))
                .toList();
        return new Made(Portolan.of(List.of(), List.of(new DefangProvider()))
                .translate(Reading.of(app.build(), List.of(), SourcePlatform.NONE), "defang", given));
    }

    /** What a service of the file has under a key; an empty text where it has no such key. */
    Object at(String service, String... keys) {
        Object value = DefangReader.at(DefangReader.services(translation.files()), service);
        for (String key : keys) {
            value = DefangReader.<Object>map(value).getOrDefault(key, "");
        }
        return value;
    }

    Map<String, Object> environment(String service) {
        return DefangReader.map(at(service, "environment"));
    }

    /** The facts that findings of a code are about, in their order. */
    List<String> told(FindingCode code) {
        return translation.findings().stream()
                .filter(finding -> finding.code() == code)
                .flatMap(finding -> finding.facts().stream())
                .map(fact -> fact.path().toString())
                .toList();
    }

    /** The steps of an id, as a text. */
    List<String> steps(String id) {
        return translation.steps().stream()
                .filter(step -> step.id().equals(id) || step.id().startsWith(id + "."))
                .map(Step::toString)
                .toList();
    }
}
