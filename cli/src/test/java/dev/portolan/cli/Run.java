package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** One run of the command line inside the test's own JVM. */
record Run(int code, String out, String err) {
    private static final Portolan PORTOLAN = Portolan.load();

    static Run of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(PORTOLAN, new PrintWriter(out), new PrintWriter(err), words);
        return new Run(code, out.toString(), err.toString());
    }

    /** The folder of the whole project. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("portolan"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the project's folder holds the script 'portolan'");
        }
        return folder;
    }

    /** A fixture's input. */
    static Path fixture(String name) {
        return root().resolve("fixtures").resolve(name).resolve("input");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
