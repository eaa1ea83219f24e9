package dev.portolan.shell;

import java.util.List;
import java.util.OptionalInt;

/**
 * A command as Heroku takes it: text that is run as {@code bash -c TEXT}. It answers the argv that means the same on a
 * platform that starts programs without a shell.
 *
 * <ul>
 *   <li>One program with words that are known beforehand: these words. {@code bundle exec puma -t '5:5'} is
 *       {@code [bundle, exec, puma, -t, 5:5]}.
 *   <li>All else needs a shell: {@code [/bin/sh, -c, TEXT]}, or {@code /bin/bash} when the text uses what only bash
 *       has or what other shells do differently. Where it changes nothing else, {@code exec} is put before the last
 *       command, so that the program takes the shell's place and receives its signals: {@code A=1 puma -p $PORT}
 *       becomes {@code A=1 exec puma -p $PORT}.
 * </ul>
 *
 * <p>In doubt the text goes to bash untouched: that is never wrong, only less handsome. Any text is accepted, in linear
 * time. Three things cannot be seen from the text: a program file without a {@code #!} line runs under a shell only; a
 * shell adds the variables {@code _}, {@code SHLVL}, {@code PWD} and {@code OLDPWD}; and dash hides variables whose
 * names are no shell names ({@code a.b}).
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Shell-Operation.html">bash, Shell Operation</a>
 */
public final class ShellScript {
    private final String text;
    private final List<String> argv;
    private final boolean needsShell;
    private final boolean posix;
    private final boolean severalProcesses;
    private final List<VariableUse> variables;
    private final List<List<String>> commands;

    private ShellScript(String text) {
        this.text = text;
        Traits traits = new Traits();
        if (isOption(text) || text.chars().anyMatch(ShellScript::isMark)) {
            traits.giveUp();
        }
        CommandList commands = CommandList.of(new Lexer(text, 0, text.length(), 0, traits).readAll(), text, traits);
        List<String> words = traits.isUnreadable() ? List.of() : commands.argv();
        this.needsShell = words.isEmpty();
        this.posix = !needsShell || !traits.needsBash();
        this.argv = needsShell ? List.of(posix ? "/bin/sh" : "/bin/bash", "-c", withExec(commands, traits)) : words;
        this.severalProcesses = traits.startsSeveralProcesses();
        var inner = new NestedScripts(traits.isUnreadable() ? List.of() : traits.commands());
        this.variables = traits.isUnreadable() ? List.of() : inner.variables(traits.variables());
        this.commands = inner.commands();
    }

    /** The script with this text, which may be anything. */
    public static ShellScript of(String text) {
        return new ShellScript(text);
    }

    /** The text as it was given. */
    public String text() {
        return text;
    }

    /** The program and its arguments that mean the same as {@code bash -c} with the text. */
    public List<String> argv() {
        return argv;
    }

    /** Whether the argv starts a shell, which the image must then have. */
    public boolean needsShell() {
        return needsShell;
    }

    /** Whether any POSIX shell does the same as bash; else the image must have bash. */
    public boolean isPosix() {
        return posix;
    }

    /**
     * Whether the text starts programs in the background, so that one container would hold several processes. For text
     * that could not be followed, this speaks of its readable beginning.
     */
    public boolean startsSeveralProcesses() {
        return severalProcesses;
    }

    /**
     * The variables that it needs from its environment, each once, in the order in which it reads them; those of scripts
     * that it gives to a shell's {@code -c} among them. What it sets before, what has a default in it ({@code ${A:-b}}) and
     * what a shell sets by itself is not among them. Of text that could not be followed, none.
     */
    public List<VariableUse> variables() {
        return variables;
    }

    /**
     * The words of each of its commands, without assignments and redirections; those in substitutions and in scripts for
     * another shell's {@code -c} among them. A word that only a running shell knows is its source text. Of text that could
     * not be followed, none.
     */
    public List<List<String>> commands() {
        return commands;
    }

    private String withExec(CommandList commands, Traits traits) {
        OptionalInt place = traits.isUnreadable() ? OptionalInt.empty() : commands.placeOfExec();
        return place.isPresent()
                ? text.substring(0, place.getAsInt()) + "exec " + text.substring(place.getAsInt())
                : text;
    }

    /** Bash takes a script that begins so for one more of its own options, and other shells for one of theirs. */
    private static boolean isOption(String text) {
        return text.startsWith("-") || text.startsWith("+");
    }

    /** Bash uses two control characters for marks inside its words, and NUL cannot be passed at all. */
    private static boolean isMark(int c) {
        return c <= 1 || c == 0x7f;
    }

    @Override
    public String toString() {
        return text;
    }
}
