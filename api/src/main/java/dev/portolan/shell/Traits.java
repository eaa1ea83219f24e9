package dev.portolan.shell;

import java.util.ArrayList;
import java.util.List;

/** What comes to light while one script is read. Every flag only ever goes up; one reading owns the object. */
final class Traits {
    private boolean bash;
    private boolean unreadable;
    private boolean severalProcesses;
    private boolean commented;
    private final VariableLog variables = new VariableLog();
    private final List<List<Token>> commands = new ArrayList<>();

    /** The script uses something that only bash has, or that bash does in its own way. */
    void needBash() {
        bash = true;
    }

    /** The script is wrong, or uses what this package does not follow: nothing more may be concluded from it. */
    void giveUp() {
        unreadable = true;
    }

    /** The script starts a process and goes on beside it. */
    void startSeveralProcesses() {
        severalProcesses = true;
    }

    /** The script has a comment. */
    void comment() {
        commented = true;
    }

    boolean needsBash() {
        return bash || unreadable;
    }

    boolean isUnreadable() {
        return unreadable;
    }

    boolean startsSeveralProcesses() {
        return severalProcesses;
    }

    boolean isCommented() {
        return commented;
    }

    /** What the script reads and sets. */
    VariableLog variables() {
        return variables;
    }

    /** The script has a command of these words. */
    void command(List<Token> words) {
        commands.add(words);
    }

    /** The words of each command, those of substitutions among them. */
    List<List<Token>> commands() {
        return commands;
    }
}
