package dev.portolan.engine.plan;

import java.io.IOException;
import java.util.List;

/**
 * The file system refused, and what was written before was taken back. The message is for users: which file, why, what
 * could not be taken back, and what to do. No temporary file is left behind.
 */
public final class WriteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> written;

    WriteException(String message, List<String> written, IOException cause) {
        super(message, cause);
        this.written = List.copyOf(written);
    }

    /**
     * The paths of the files that are the new ones all the same, whole, as the file system refused to take them back as
     * well; empty where everything is as it was.
     */
    public List<String> written() {
        return written;
    }
}
