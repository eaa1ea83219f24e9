package dev.portolan.engine.read;

/** What a project's files may take, so that no file can make the reading slow or fill the memory. */
final class Limits {
    /** Bytes in a file. */
    static final int FILE_BYTES = 5 * 1024 * 1024;

    /** Tables and lists inside one another, the outermost included. */
    static final int DEPTH = 100;

    /** Entries directly in a folder. */
    static final int FOLDER_ENTRIES = 10_000;

    /** Parts of a YAML file that come from aliases, past those that are written out. */
    static final int REPEATED_NODES = 100_000;

    /** Chars in a line of YAML: the time that SnakeYAML takes grows with the square of a token's length. */
    static final int YAML_LINE = 512 * 1024;

    private Limits() {}
}
