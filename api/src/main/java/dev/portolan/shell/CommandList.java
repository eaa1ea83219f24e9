package dev.portolan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The simple commands of a script and what stands between them. Compound commands are seen through, not understood:
 * it is enough to find each command's name.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09">POSIX, Shell
 *     Commands</a>
 */
final class CommandList {
    private final String text;
    private final Traits traits;
    private final List<SimpleCommand> commands = new ArrayList<>();
    /** The operator behind the command of the same index; empty where the text ends. */
    private final List<String> separators = new ArrayList<>();

    private SimpleCommand current = new SimpleCommand();
    /** Whether a {@code !} waits for its command, which bash allows to be missing. */
    private boolean negated;
    /** Whether the script is nothing but simple commands between separators. */
    private boolean flat = true;

    private CommandList(String text, Traits traits) {
        this.text = text;
        this.traits = traits;
    }

    static CommandList of(List<Token> tokens, String text, Traits traits) {
        CommandList list = new CommandList(text, traits);
        for (int i = 0; i < tokens.size() && !traits.isUnreadable(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case WORD -> list.readWord(token);
                case REDIRECTION -> list.readRedirection(token, i + 1 < tokens.size() ? tokens.get(++i) : token);
                case OPERATOR -> list.readOperator(token, i == 0 ? token : tokens.get(i - 1));
            }
        }
        list.checkNegation();
        list.finish("");
        return list;
    }

    /** The words of the only command when they are known without a shell; else empty. */
    List<String> argv() {
        if (!flat || commands.size() != 1 || !endsPlainly()) {
            return List.of();
        }
        SimpleCommand only = commands.get(0);
        boolean known = only.isPlainArgv() && only.startsProgram();
        return known ? only.words().stream().map(Token::value).toList() : List.of();
    }

    /**
     * Where {@code exec} may be written: before the last command, if it starts a program, runs by itself in the
     * script's own process, and nothing is left to do after it (a trap, a process in the background).
     */
    OptionalInt placeOfExec() {
        int last = commands.size() - 1;
        if (!flat || last < 0 || !endsPlainly() || traits.startsSeveralProcesses() || traits.isCommented()) {
            return OptionalInt.empty();
        }
        boolean always = last == 0 || List.of("&&", ";", "\n").contains(separators.get(last - 1));
        boolean harmless = commands.subList(0, last).stream().allMatch(Builtins::leavesNothingBehind);
        SimpleCommand command = commands.get(last);
        return always && harmless && command.startsProgram()
                ? OptionalInt.of(command.words().get(0).start())
                : OptionalInt.empty();
    }

    private boolean endsPlainly() {
        return List.of("", ";", "\n").contains(separators.get(separators.size() - 1));
    }

    private void readWord(Token word) {
        if (!current.hasNoName()) {
            current.addWord(word);
        } else if (word.isReserved()) {
            readReserved(word);
        } else {
            readFirst(word);
        }
    }

    private void readReserved(Token word) {
        flat = false;
        checkNegation();
        negated = word.value().equals("!");
        switch (current.isEmpty() ? word.value() : "") {
            case "!", "{", "}", "if", "then", "elif", "else", "fi", "while", "until", "do", "done" -> {}
            case "for" -> current.addWord(word); // the name and the list up to "do" are no command
            default -> traits.giveUp();
        }
    }

    private void checkNegation() {
        if (negated && current.isEmpty()) {
            traits.giveUp();
        }
        negated = false;
    }

    private void readFirst(Token word) {
        int nameEnd = ShellNames.nameEnd(text, word.start(), word.end());
        String after = text.substring(nameEnd, Math.min(nameEnd + 2, word.end()));
        boolean named = nameEnd > word.start();
        if (named && (after.startsWith("[") || after.equals("+="))) {
            traits.giveUp(); // an array, or an assignment that only bash knows
        } else if (named && after.startsWith("=")) {
            if (ShellNames.isDelicate(text.substring(word.start(), nameEnd))) {
                traits.giveUp();
            }
            current.addAssignment(word, text.substring(word.start(), nameEnd), text.substring(nameEnd, word.end()));
        } else {
            current.addWord(word);
        }
    }

    private void readRedirection(Token operator, Token target) {
        if (target.kind() != Token.Kind.WORD) {
            traits.giveUp();
            return;
        }
        current.addRedirection(operator.value());
        boolean descriptor =
                target.isNumber() || (target.literal() && target.value().equals("-"));
        boolean duplicates = operator.value().equals("<&") || operator.value().equals(">&");
        String source = text.substring(target.start(), target.end());
        boolean network = source.contains("/dev/tcp/") || source.contains("/dev/udp/");
        boolean pattern = !target.literal() && source.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
        if ((duplicates && !descriptor) || network || pattern) {
            traits.needBash(); // bash opens sockets, and expands patterns here
        }
    }

    private void readOperator(Token operator, Token before) {
        checkNegation();
        switch (operator.value()) {
            case "(" -> {
                flat = false;
                // A function, an array, ((arithmetic)).
                if (!current.isEmpty() || (before.value().equals("(") && before.end() == operator.start())) {
                    traits.giveUp();
                }
            }
            case ")" -> {
                flat = false;
                finish(")");
            }
            case "\n" -> {
                if (!current.isEmpty()) {
                    finish("\n");
                }
            }
            default -> {
                flat &= !current.isEmpty(); // else a syntax error, or the end of a compound command
                finish(operator.value());
            }
        }
    }

    private void finish(String separator) {
        if (current.isEmpty()) {
            return;
        }
        if (current.name().equals("wait")) {
            traits.startSeveralProcesses();
        }
        if (current.isOdd()) {
            traits.giveUp();
        }
        if (current.isOnlyFile() || Builtins.differ(current)) {
            traits.needBash();
        }
        current.record(traits);
        commands.add(current);
        separators.add(separator);
        current = new SimpleCommand();
    }
}
