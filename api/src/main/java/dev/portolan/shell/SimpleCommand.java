package dev.portolan.shell;

import java.util.ArrayList;
import java.util.List;

/** A program or builtin with its words, while they are being collected. */
final class SimpleCommand {
    private final List<Token> words = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private boolean assigned;
    private boolean redirected;
    private boolean readsFile;
    private boolean runsFirst;

    private record Assignment(String name, int end) {}

    void addWord(Token word) {
        words.add(word);
    }

    /** Notes an assignment before the first word, with the source text of its value. */
    void addAssignment(Token word, String name, String value) {
        assigned = true;
        assignments.add(new Assignment(name, word.end()));
        runsFirst |= value.contains("$(") || value.contains("`");
    }

    /** Writes down what the command is and what it sets. */
    void record(Traits traits) {
        VariableLog log = traits.variables();
        // Before a program an assignment is seen by the next ones and by the program, but not by the program's words.
        int until = words.isEmpty() ? Integer.MAX_VALUE : words.get(0).start();
        assignments.forEach(assignment -> log.set(assignment.name(), assignment.end(), until));
        if (words.isEmpty()) {
            return;
        }
        traits.command(List.copyOf(words));
        int end = words.get(words.size() - 1).end();
        switch (name()) {
            case "[", "test" -> log.test(words.get(0).start(), end);
            case "export", "readonly", "declare", "typeset", "local", "read", "getopts", "mapfile" ->
                words.stream().skip(1).forEach(word -> log.set(ShellNames.nameAt(word.value()), end));
            case "for" ->
                log.set(
                        words.size() > 1 ? words.get(1).value() : "",
                        words.get(0).start());
            case "eval", ".", "source" -> log.setAnything(end);
            default -> {}
        }
    }

    void addRedirection(String operator) {
        redirected = true;
        readsFile |= operator.equals("<");
    }

    /** The words: the command's name and its arguments. */
    List<Token> words() {
        return words;
    }

    /** The value of the first word, or nothing that any command is called when it is not known. */
    String name() {
        return words.isEmpty() || !words.get(0).literal() ? "" : words.get(0).value();
    }

    /** Whether nothing was collected yet, so that a reserved word would still be one. */
    boolean isEmpty() {
        return words.isEmpty() && !isPrefixed();
    }

    boolean hasNoName() {
        return words.isEmpty();
    }

    /** Whether there are assignments or redirections. */
    boolean isPrefixed() {
        return assigned || redirected;
    }

    /** Whether there is nothing but words, and each one is known. */
    boolean isPlainArgv() {
        return !isPrefixed() && words.stream().allMatch(Token::literal);
    }

    /** Whether only a running bash tells what the command does. */
    boolean isOdd() {
        boolean assignmentSeesRedirection = runsFirst && redirected; // in dash it does
        boolean job = name().startsWith("%");
        boolean badLoop = name().equals("for")
                && words.size() > 1
                && !ShellNames.isName(words.get(1).value());
        return assignmentSeesRedirection || job || badLoop;
    }

    /** Bash answers the contents of the file for <code>$(&lt; file)</code>. */
    boolean isOnlyFile() {
        return words.isEmpty() && readsFile;
    }

    /** Whether it certainly starts a program, so that {@code exec} can stand before it. */
    boolean startsProgram() {
        String name = name();
        // exec would take -x for its own option.
        return !name.isEmpty() && name.charAt(0) != '-' && !ShellNames.isBuiltin(name) && !ShellNames.isReserved(name);
    }
}
