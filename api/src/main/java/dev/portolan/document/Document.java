package dev.portolan.document;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One file: its path, its format, its tree or its lines, and how it is to be written. */
public final class Document {
    private final String path;
    private final Format format;
    private final Mapping root;
    private final TextBody text = new TextBody();
    private final Set<Basis> bases = new LinkedHashSet<>();
    private Mode mode = Mode.NORMAL;
    private Dialect dialect = Dialect.NONE;
    private String header = "";
    private boolean frozen;

    private Document(String path, Format format, Mapping root) {
        if (path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || List.of(path.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("not a path below the output folder: " + path);
        }
        this.path = path;
        this.format = format;
        this.root = root;
    }

    /** How a file is written. */
    public enum Format {
        /** TOML 1.0. */
        TOML,
        /** YAML that readers of 1.1 and of 1.2 understand alike. */
        YAML,
        /** JSON. It holds no comments: those of the tree are left out. */
        JSON,
        /** Lines of {@code NAME=value}. */
        DOTENV,
        /** Lines. */
        TEXT
    }

    /** Who may read or run a file. */
    public enum Mode {
        /** Everybody reads, the owner writes. */
        NORMAL,
        /** Everybody reads and runs, the owner writes. */
        EXECUTABLE,
        /** Nobody but the owner reads and writes. */
        PRIVATE
    }

    /** A file with a tree. */
    public static Document tree(String path, Format format) {
        if (format == Format.TEXT) {
            throw new IllegalArgumentException("a text has no tree: " + path);
        }
        return new Document(path, format, new Mapping());
    }

    /** A TOML file. */
    public static Document toml(String path) {
        return tree(path, Format.TOML);
    }

    /** A YAML file. */
    public static Document yaml(String path) {
        return tree(path, Format.YAML);
    }

    /** A JSON file. */
    public static Document json(String path) {
        return tree(path, Format.JSON);
    }

    /** A file of lines. */
    public static Document text(String path) {
        return new Document(path, Format.TEXT, new Mapping());
    }

    /** The path below the output folder, with {@code /} between folders. */
    public String path() {
        return path;
    }

    /** How it is written. */
    public Format format() {
        return format;
    }

    /** The tree; empty for a text. */
    public Mapping root() {
        return root;
    }

    /** The lines; none for a tree. */
    public TextBody text() {
        return text;
    }

    /** Who may read or run it. */
    public Mode mode() {
        return mode;
    }

    /** What has a meaning of its own in its texts. */
    public Dialect dialect() {
        return dialect;
    }

    /** The comment at its top; empty where there is none. */
    public String header() {
        return header;
    }

    /** What the file as a whole, its path included, rests on. */
    public Set<Basis> bases() {
        return Collections.unmodifiableSet(bases);
    }

    /** Says who may read or run it. */
    public Document mode(Mode mode) {
        changing();
        this.mode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /** Says what has a meaning of its own in its texts. */
    public Document dialect(Dialect dialect) {
        changing();
        this.dialect = Objects.requireNonNull(dialect, "dialect");
        return this;
    }

    /** Puts a comment at its top. */
    public Document header(String comment) {
        changing();
        header = Objects.requireNonNull(comment, "comment");
        return this;
    }

    /** Says that the file is there, or has its path, because of these facts. */
    public Document from(Fact<?>... facts) {
        changing();
        for (Fact<?> fact : facts) {
            bases.addAll(fact.bases());
        }
        return this;
    }

    /**
     * The same file with the same tree, not handed over yet, so that a user's overlay can change it.
     *
     * @throws IllegalStateException for a text
     */
    public Document copy() {
        if (format == Format.TEXT) {
            throw new IllegalStateException(path + " has no tree");
        }
        var copy = new Document(path, format, root.copy());
        copy.bases.addAll(bases);
        return copy.mode(mode).dialect(dialect).header(header);
    }

    /** Whether nothing would be written. */
    public boolean isEmpty() {
        return format == Format.TEXT ? text.lines().isEmpty() : root.isEmpty();
    }

    /** Ends the building: from now on nothing about the document changes. */
    public Document freeze() {
        if (!frozen) {
            frozen = true;
            root.freeze();
            text.freeze();
        }
        return this;
    }

    private void changing() {
        if (frozen) {
            throw new IllegalStateException(path + " was handed over; nothing about it can change");
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
