package dev.portolan.engine;

import dev.portolan.document.Document;

/**
 * A file as it is to be written.
 *
 * @param path below the output folder, with {@code /} between folders
 * @param content its text; lines end with a line feed
 * @param mode who may read or run it
 */
public record RenderedFile(String path, String content, Document.Mode mode) {}
