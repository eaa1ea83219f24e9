package dev.portolan.model;

import java.util.List;
import java.util.stream.Collectors;

/** An app that cannot be, with all the reasons at once. */
public final class InvalidAppException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidAppException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the app; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
