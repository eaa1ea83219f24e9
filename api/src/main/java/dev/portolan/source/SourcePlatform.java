package dev.portolan.source;

import dev.portolan.report.EveryDay;
import dev.portolan.report.Word;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How the platform that an app runs on today is asked, so that a runbook can move what no file may hold. */
public interface SourcePlatform {
    /** No platform: the user is asked. */
    SourcePlatform NONE = new SourcePlatform() {
        @Override
        public String title() {
            return "";
        }

        @Override
        public Map<String, String> variables() {
            return Collections.emptyMap();
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

    /** The exported variables of the shell that the commands need, with their values; an empty one only the user knows. */
    Map<String, String> variables();

    /** A command that prints the value of a name of the environment and a line end; no words: ask the user. */
    List<Word> readValue(String name);

    /** Commands after which nobody writes data any more. */
    List<List<Word>> freeze();

    /** Commands that take {@link #freeze()} back. */
    List<List<Word>> thaw();

    /** Commands that print what runs, how often and in which size, so that the way back is known; none unless overridden. */
    default List<List<Word>> quantities() {
        return List.of();
    }

    /** Commands that take what the platform says of the app once more, as the source read it; none unless overridden. */
    default List<List<Word>> capture() {
        return List.of();
    }

    /** What users should know of this platform before its data is copied, a sentence each; none unless overridden. */
    default List<String> beforeCopy() {
        return List.of();
    }

    /**
     * What starts by itself there and is stopped neither by {@link #freeze()} nor with a job of the app, and how it is, a
     * sentence each; none unless overridden.
     */
    default List<String> startsByItself() {
        return List.of();
    }

    /** What its users type for a task of every day; no words unless overridden. */
    default List<Word> everyDay(EveryDay task) {
        return List.of();
    }
}
