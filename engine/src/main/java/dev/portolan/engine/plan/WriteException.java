package dev.portolan.engine.plan;

import java.io.IOException;
import java.util.List;

/**
 * The file system refused. The message is for users: which file, why, what is in place, and what to do. No temporary
 * file is left behind.
 */
public final class WriteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> written;

    WriteException(String message, List<String> written, IOException cause) {
        super(message, cause);
        this.written = List.copyOf(written);
    }

    /** The paths of the files that were already in place, whole, when the file system refused. */
    public List<String> written() {
        return written;
    }
}
