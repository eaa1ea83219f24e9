package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.live.Stated;
import dev.portolan.heroku.report.Findings;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read, and what was told past the topics that are missing. */
record LiveRead(LiveState state, List<Finding> findings) {
    static final String FOLDER = ".portolan/heroku";
    static final Origin APP = Origin.inFile("Procfile", 0, 0);

    static LiveRead of(String... namesAndTexts) {
        return at("production", namesAndTexts);
    }

    static LiveRead at(String stage, String... namesAndTexts) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(FOLDER + "/" + namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        var findings = new Findings();
        LiveState state = LiveReader.read(ProjectFolder.ofMemory(files), stage, APP, findings);
        return new LiveRead(state, findings.all());
    }

    List<FindingCode> codes() {
        return findings.stream()
                .map(Finding::code)
                .filter(code -> code != LiveFinding.LIVE_TOPIC_MISSING)
                .toList();
    }

    Finding only(FindingCode code) {
        assertThat(codes()).containsExactly(code);
        return findings.stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow();
    }

    Map<String, Optional<String>> config() {
        var config = new LinkedHashMap<String, Optional<String>>();
        state.config().orElseThrow().forEach(variable -> config.put(variable.name(), variable.value()));
        return config;
    }

    /** A place in a file of the live state. */
    static Origin at(String file, int line, int column) {
        return Origin.inFile(FOLDER + "/" + file, line, column);
    }

    static <T> Optional<Stated<T>> stated(T value, Origin origin) {
        return Optional.of(new Stated<>(value, origin));
    }
}
