package dev.portolan.engine.plan;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands where a file belongs. */
final class Place {
    private final Path path;
    private final Kind kind;
    private final byte[] content;
    private final @Nullable Set<PosixFilePermission> permissions;
    private final String detail;

    private Place(Path path, Kind kind, byte[] content, @Nullable Set<PosixFilePermission> permissions, String detail) {
        this.path = path;
        this.kind = kind;
        this.content = content;
        this.permissions = permissions;
        this.detail = detail;
    }

    enum Kind {
        /** Nothing. */
        FREE,
        /** An ordinary file, with its content. */
        FILE,
        /** A symbolic link, whatever it leads to. */
        LINK,
        /** Something that is no file, or something that is no folder further up. */
        BLOCKED,
        /** A path that leads out of the folder. */
        OUTSIDE,
        /** Something that cannot be read. */
        UNREADABLE
    }

    static Place free(Path path) {
        return new Place(path, Kind.FREE, new byte[0], null, "");
    }

    static Place file(Path path, byte[] content, @Nullable Set<PosixFilePermission> permissions) {
        return new Place(path, Kind.FILE, content, permissions, "");
    }

    static Place taken(Path path, Kind kind, String detail) {
        return new Place(path, kind, new byte[0], null, detail);
    }

    Path path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** The bytes of a file; not to be changed. */
    byte[] content() {
        return content;
    }

    /** Who may do what with a file; null where the file system does not know such permissions. */
    @Nullable Set<PosixFilePermission> permissions() {
        return permissions;
    }

    /** What is particular to it, as a sentence. */
    String detail() {
        return detail;
    }

    /** Whether a copy of it can be kept, so that it may be replaced on request. */
    boolean canBeKept() {
        return kind == Kind.FILE || kind == Kind.LINK;
    }

    boolean holds(byte[] expected) {
        return kind == Kind.FILE && Arrays.equals(content, expected);
    }

    boolean isAsIn(Place earlier) {
        return kind == earlier.kind && detail.equals(earlier.detail) && Arrays.equals(content, earlier.content);
    }
}
