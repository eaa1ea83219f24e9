package dev.portolan.source;

import dev.portolan.report.Word;
import java.util.List;

/** How the platform that an app runs on today is asked, so that a runbook can move what no file may hold. */
public interface SourcePlatform {
    /** No platform: the user is asked. */
    SourcePlatform NONE = new SourcePlatform() {
        @Override
        public String title() {
            return "";
        }

        @Override
        public List<List<Word>> prepare() {
            return List.of();
        }

        @Override
        public List<Word> readValue(String name) {
            return List.of();
        }

        @Override
        public List<List<Word>> freeze() {
            return List.of();
        }

        @Override
        public List<List<Word>> thaw() {
            return List.of();
        }
    };

    /** What users call it; empty where there is none. */
    String title();

    /** Commands that set the variables which the other commands need. */
    List<List<Word>> prepare();

    /** A command that prints the value of a name of the environment and a line end; no words: ask the user. */
    List<Word> readValue(String name);

    /** Commands after which nobody writes data any more. */
    List<List<Word>> freeze();

    /** Commands that take {@link #freeze()} back. */
    List<List<Word>> thaw();
}
