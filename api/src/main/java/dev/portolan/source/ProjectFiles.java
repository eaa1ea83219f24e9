package dev.portolan.source;

import java.util.List;
import java.util.Optional;

/**
 * A bounded, read-only view of a project's folder. Paths are relative to it, with {@code /} between folders; nothing
 * outside can be reached. What cannot be read or parsed is answered as absent, and is told to the user once, by whoever
 * made the view.
 */
public interface ProjectFiles {
    /** Whether there is a file at this path. */
    boolean exists(String path);

    /** The paths of the files directly in this folder, sorted; the project's own folder is the empty text. */
    List<String> list(String folder);

    /** The paths of the folders directly in this folder, sorted; the project's own folder is the empty text. */
    List<String> folders(String folder);

    /**
     * The folder that holds what a source's platform said of the running app, such as the output of its command line. The
     * user may keep it anywhere; its files are read like the project's own.
     *
     * @param source the source's id
     */
    default String stateFolder(String source) {
        return ".portolan/" + source;
    }

    /** The text of a file, decoded as UTF-8, a byte order mark and line ends as they are. */
    Optional<String> text(String path);

    /** A JSON file. Comments and trailing commas are told to the user and passed over. */
    Optional<InputNode> json(String path);

    /** A YAML file of one document, aliases and merge keys resolved. */
    Optional<InputNode> yaml(String path);

    /** A TOML file. */
    Optional<InputNode> toml(String path);
}
