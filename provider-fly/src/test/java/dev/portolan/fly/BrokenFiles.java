package dev.portolan.fly;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;

/** Files that flyctl or the platform does not take. */
final class BrokenFiles {
    private BrokenFiles() {}

    static Document refused() {
        Document document = file();
        document.root().mapping("deploy").put("strategy", Fact.chosen("slow", "a test"));
        return document;
    }

    static Document failing() {
        Document document = file();
        document.root().list("vm").add().put("size", Fact.chosen("shared-cpu-3x", "a test"));
        return document;
    }

    /** What is ignored and what is warned of, with one error that makes it refused. */
    static Document ignored() {
        Document document = refused();
        document.root().mapping("env").put("FLY_X", Fact.chosen("1", "a test"));
        document.root().put("kill_timeout", Fact.chosen("10m", "a test"));
        return document;
    }

    private static Document file() {
        Document document = Document.toml("fly.toml");
        document.root().put("app", Fact.chosen("demo", "a test"));
        return document;
    }
}
