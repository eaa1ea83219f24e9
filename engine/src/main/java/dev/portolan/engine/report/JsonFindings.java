package dev.portolan.engine.report;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Findings, facts and origins in the JSON report. */
record JsonFindings(JsonGenerator json) {
    void write(List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        findings.forEach(this::finding);
        json.writeEndArray();
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("code", finding.code().id());
        json.writeStringProperty("severity", name(finding.severity()));
        json.writeStringProperty("effect", name(finding.code().effect()));
        json.writeArrayPropertyStart("facts");
        finding.facts().forEach(this::fact);
        json.writeEndArray();
        json.writeArrayPropertyStart("places");
        finding.places().forEach(this::origin);
        json.writeEndArray();
        text("detail", finding.detail());
        text("meaning", finding.code().meaning());
        text("remedy", finding.code().remedy());
        json.writeEndObject();
    }

    void codes(List<FindingCode> codes) {
        json.writeArrayPropertyStart("codes");
        for (FindingCode code : codes) {
            json.writeStartObject();
            json.writeStringProperty("code", code.id());
            json.writeStringProperty("severity", name(code.severity()));
            json.writeStringProperty("effect", name(code.effect()));
            text("meaning", code.meaning());
            text("remedy", code.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Leaves an empty text out. */
    void text(String key, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(key, value);
        }
    }

    /** A constant's name in small letters. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    void fact(Fact<?> fact) {
        json.writeStartObject();
        json.writeStringProperty("path", fact.path().toString());
        json.writeStringProperty("value", Finding.valueOf(fact));
        origins(fact);
        json.writeEndObject();
    }

    /** Who stated a fact, and where. */
    void origins(Fact<?> fact) {
        json.writeArrayPropertyStart("origins");
        for (Basis basis : fact.bases()) {
            if (basis instanceof Basis.Stated stated) {
                origin(stated.origin());
            } else if (basis instanceof Basis.Chosen chosen) {
                kind("chosen", "reason", chosen.reason());
            }
        }
        json.writeEndArray();
    }

    private void origin(Origin origin) {
        if (origin instanceof Origin.InFile place) {
            json.writeStartObject();
            json.writeStringProperty("kind", "file");
            json.writeStringProperty("file", place.file());
            number("line", place.line());
            number("column", place.column());
            json.writeEndObject();
        } else if (origin instanceof Origin.PlatformDefault platform) {
            kind("default", "platform", platform.platform());
        } else if (origin instanceof Origin.InSetting setting) {
            kind("setting", "setting", setting.setting());
        } else {
            json.writeStartObject();
            json.writeStringProperty("kind", "code");
            json.writeEndObject();
        }
    }

    private void number(String key, int value) {
        if (value > 0) {
            json.writeNumberProperty(key, value);
        }
    }

    private void kind(String kind, String key, String value) {
        json.writeStartObject();
        json.writeStringProperty("kind", kind);
        json.writeStringProperty(key, value);
        json.writeEndObject();
    }
}
