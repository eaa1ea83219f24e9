package dev.portolan.cli;

import picocli.CommandLine.Option;

/** For whom the result is printed. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "What is printed; json goes to standard output, findings too.")
    private Format format = Format.TEXT;

    /** For people or for programs. */
    enum Format {
        TEXT,
        JSON
    }

    boolean json() {
        return format == Format.JSON;
    }
}
