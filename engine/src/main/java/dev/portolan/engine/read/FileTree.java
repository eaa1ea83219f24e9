package dev.portolan.engine.read;

import java.util.List;
import java.util.Optional;

/**
 * Where the files of a project come from. Whoever calls has asked {@link #has}. Every other
 * method throws a {@link Refusal} for what is there and may not or cannot be read.
 */
interface FileTree {
    /** Whether a path names something that may be in here, in the one way that it is named. */
    default boolean has(String path) {
        return Paths.isInside(path);
    }

    /** Whether there is a file. */
    boolean exists(String path);

    /** The names of the files directly in a folder, in any order; none if there is no such folder. */
    List<String> names(String folder);

    /** The names of the folders directly in a folder, in any order; none if there is no such folder. */
    List<String> folders(String folder);

    /** What a file holds, if there is one. */
    Optional<byte[]> read(String path);

    /** The refusal of a file of this size. */
    static Refusal tooLarge(String path, long size) {
        String detail = "It has " + size + " bytes; the limit is " + Limits.FILE_BYTES + ".";
        return new Refusal(Paths.place(path), ReadFinding.TOO_LARGE, detail);
    }

    /** The refusal of a folder of more entries than allowed. */
    static Refusal tooMany(String folder) {
        String detail = "The limit is " + Limits.FOLDER_ENTRIES + " entries.";
        return new Refusal(Paths.place(folder), ReadFinding.TOO_MANY_FILES, detail);
    }
}
