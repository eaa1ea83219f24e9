package dev.portolan.engine.report;

import dev.portolan.engine.output.IndentedJson;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.Reading;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What a program reads. The form is stable: keys may be added, none changes its meaning, and {@code version} counts up if
 * that ever has to happen. All values of facts are texts; a key without a value is left out.
 * {@code docs/json-report.md} names every key.
 *
 * <p>The words of a command are its arguments, not quoted for any shell. Secret values occur nowhere: a word says where the
 * value comes from.
 */
public final class JsonReport {
    private JsonReport() {}

    /**
     * The report, with a line end after it.
     *
     * @param findings what reading the app had to say
     * @param targets the targets that the app was translated for
     */
    public static String of(List<Finding> findings, List<TargetReport> targets) {
        return write(json -> {
            new JsonFindings(json).write(findings);
            json.writeArrayPropertyStart("targets");
            targets.forEach(target -> new JsonTarget(json).write(target));
            json.writeEndArray();
        });
    }

    /** What was understood: the findings, and each fact of the app with the places that it comes from. */
    public static String of(Reading reading) {
        return write(json -> {
            var findings = new JsonFindings(json);
            findings.write(reading.findings());
            reading.app().ifPresent(app -> {
                json.writeArrayPropertyStart("facts");
                app.facts().stream().filter(fact -> !fact.isAbsent()).forEach(findings::fact);
                json.writeEndArray();
            });
        });
    }

    /** What each of these codes means and what to do. */
    public static String ofCodes(List<FindingCode> codes) {
        return write(json -> new JsonFindings(json).codes(codes));
    }

    /** What each of these targets can be told, writes and finds. */
    public static String ofProviders(List<ProviderInfo> providers) {
        return write(json -> {
            json.writeArrayPropertyStart("providers");
            providers.forEach(provider -> provider(json, provider));
            json.writeEndArray();
        });
    }

    private static void provider(JsonGenerator json, ProviderInfo provider) {
        json.writeStartObject();
        json.writeStringProperty("target", provider.id());
        json.writeStringProperty("title", provider.title());
        json.writeStringProperty("rules", provider.targetVersion());
        json.writeArrayPropertyStart("files");
        provider.filePatterns().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("settings");
        for (Setting<?> setting : provider.settings()) {
            json.writeStartObject();
            json.writeStringProperty("name", setting.name());
            json.writeStringProperty("description", setting.description());
            json.writeStringProperty("expected", setting.expected());
            json.writeBooleanProperty("list", setting.isList());
            json.writeEndObject();
        }
        json.writeEndArray();
        new JsonFindings(json).codes(provider.findingCodes());
        json.writeEndObject();
    }

    /** An object that begins with the version. */
    static String write(Consumer<JsonGenerator> content) {
        return visible(IndentedJson.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            content.accept(json);
            json.writeEndObject();
        }));
    }

    /** Hidden characters only ever stand in texts, where JSON knows an escape for each. */
    private static String visible(String json) {
        var visible = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character != '\n' && VisibleText.isHidden(character)) {
                visible.append(VisibleText.escape(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }
}
