package dev.portolan.source;

import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.List;
import java.util.Optional;

/**
 * Reads an app from the files of a project. Found by {@link java.util.ServiceLoader}; without state and safe for many
 * threads. It reads nothing but the files that it is given.
 */
public interface Source {
    /** The id, unique among all sources: small letters, digits and {@code -}, such as {@code heroku}. */
    String id();

    /** Whether these files look like something that this source reads. Cheap: it looks at names before contents. */
    boolean recognises(ProjectFiles files);

    /** Every code that its findings have. */
    default List<FindingCode> findingCodes() {
        return List.of();
    }

    /**
     * Whether the files that it reads were written for Portolan. What they say wins over what other sources find in the
     * files of a platform; where they state no app, they only configure the targets of another source's.
     */
    default boolean isExplicit() {
        return false;
    }

    /** How what its platform says of a running app is taken, if that has a command line which can be asked. */
    default Optional<LiveCapture> capture() {
        return Optional.empty();
    }

    /**
     * What to tell where no source recognises the files: what this one saw that looks like its own, and why it is not.
     */
    default List<Finding> whyNot(ProjectFiles files) {
        return List.of();
    }

    /**
     * What the files say. Total: whatever is wrong with them is a finding, never an exception.
     *
     * @param files the project
     * @param stage the stage to read, such as {@code staging}; {@code production} where nobody asked for another
     */
    Reading read(ProjectFiles files, String stage);
}
