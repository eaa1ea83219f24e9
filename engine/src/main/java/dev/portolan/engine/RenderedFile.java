package dev.portolan.engine;

import dev.portolan.document.Document;
import dev.portolan.fact.Basis;
import java.util.List;
import java.util.Set;

/**
 * A file as it is to be written.
 *
 * @param path below the output folder, with {@code /} between folders
 * @param content its text; lines end with a line feed
 * @param mode who may read or run it
 * @param lines what each line of the text rests on, the first line first; a blank line rests on nothing. Empty where
 *     nobody kept account, as of scripts that do what the runbook says
 */
public record RenderedFile(String path, String content, Document.Mode mode, List<Set<Basis>> lines) {
    /** Copies the list. */
    public RenderedFile {
        lines = List.copyOf(lines);
    }

    /** A file of whose lines nobody kept account. */
    public RenderedFile(String path, String content, Document.Mode mode) {
        this(path, content, mode, List.of());
    }
}
