package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.testkit.FixtureTests;
import java.nio.file.Path;

/** The folders below {@code fixtures/}: every file and every finding, byte for byte. */
class TranslationFixtureTests extends FixtureTests {
    @Override
    protected Path fixtures() {
        return Run.root().resolve("fixtures");
    }

    @Override
    protected Portolan portolan() {
        return Portolan.load();
    }
}
