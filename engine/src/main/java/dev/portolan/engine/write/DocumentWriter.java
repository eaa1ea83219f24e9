package dev.portolan.engine.write;

import dev.portolan.document.Document;

/**
 * Turns a document into the text of its file. The text depends on nothing but the document; its lines end with a line
 * feed, and so does the text, unless nothing stands in it.
 */
public final class DocumentWriter {
    private DocumentWriter() {}

    /**
     * The text of the file.
     *
     * @param frozen a document that was handed over: see {@link Document#freeze}
     * @throws IllegalStateException if the document holds what its format cannot say, which is a defect of whoever made
     *     it; the message names the file and the key
     */
    public static String write(Document frozen) {
        return trace(frozen).text();
    }

    /**
     * The text of the file, and what each of its lines rests on.
     *
     * @param frozen a document that was handed over: see {@link Document#freeze}
     * @throws IllegalStateException as of {@link #write}
     */
    public static Written trace(Document frozen) {
        return switch (frozen.format()) {
            case TOML -> TomlWriter.write(frozen);
            case YAML -> YamlWriter.write(frozen);
            case JSON -> JsonWriter.write(frozen);
            case DOTENV -> DotenvWriter.write(frozen);
            case TEXT -> TextWriter.write(frozen);
        };
    }
}
