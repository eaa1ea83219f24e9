package dev.portolan.shell;

/** The names that mean something to a shell by themselves. */
final class ShellNames {
    private ShellNames() {}

    /** Whether bash reads the unquoted word, where a command begins, as grammar. */
    static boolean isReserved(String word) {
        return switch (word) {
            case "!", "{", "}", "[[", "]]", "if", "then", "elif", "else", "fi", "for", "in", "while", "until" -> true;
            case "do", "done", "case", "esac", "select", "function", "time", "coproc" -> true;
            default -> false;
        };
    }

    /**
     * Whether bash or dash runs the command itself. Names that exist as programs too ({@code echo}, {@code test}) are
     * among them: the program differs from the builtin, and a small image may lack it.
     *
     * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Shell-Builtin-Commands.html">bash, builtins</a>
     */
    static boolean isBuiltin(String name) {
        return switch (name) {
            case ".", ":", "[", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "chdir", "command" -> true;
            case "compgen", "complete", "compopt", "continue", "declare", "dirs", "disown", "echo", "enable" -> true;
            case "eval", "exec", "exit", "export", "false", "fc", "fg", "getopts", "hash", "help", "history" -> true;
            case "jobs", "kill", "let", "local", "logout", "mapfile", "popd", "printf", "pushd", "pwd", "read" -> true;
            case "readarray", "readonly", "return", "set", "shift", "shopt", "source", "suspend", "test" -> true;
            case "times", "trap", "true", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait" -> true;
            default -> false;
        };
    }

    /**
     * Whether the builtin is one that POSIX calls special: an error in it ends the script, and assignments before it
     * stay, but not so in bash.
     */
    static boolean isSpecialBuiltin(String name) {
        return switch (name) {
            case ".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return" -> true;
            case "set", "shift", "times", "trap", "unset" -> true;
            default -> false;
        };
    }

    /** Whether the text is a name and nothing else. */
    static boolean isName(String text) {
        return !text.isEmpty() && nameEnd(text, 0, text.length()) == text.length();
    }

    /** The name that the text begins with; empty where there is none. */
    static String nameAt(String text) {
        return text.substring(0, nameEnd(text, 0, text.length()));
    }

    /** Whether a shell has a value for the variable before the script says anything of it. */
    static boolean isSetByShell(String variable) {
        return switch (variable) {
            case "PWD", "OLDPWD", "IFS", "PPID", "LINENO", "OPTIND", "OPTARG" -> true;
            default -> isSetByBash(variable);
        };
    }

    /**
     * Whether bash sets the variable itself where another shell leaves it unset.
     *
     * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html">bash, variables</a>
     */
    static boolean isSetByBash(String variable) {
        return switch (variable) {
            case "_", "HOSTNAME", "HOSTTYPE", "MACHTYPE", "OSTYPE", "SHELL", "SHLVL", "TERM", "REPLY" -> true;
            default -> isMagicInBash(variable);
        };
    }

    /** Whether an assignment to the variable fails in bash, or does more than to set it. */
    static boolean isDelicate(String variable) {
        return switch (variable) {
            case "PPID", "PATH", "IFS", "LINENO", "OPTIND", "POSIXLY_CORRECT" -> true;
            default -> isMagicInBash(variable);
        };
    }

    private static boolean isMagicInBash(String variable) {
        return switch (variable) {
            case "UID", "EUID", "GROUPS", "RANDOM", "SRANDOM", "SECONDS", "EPOCHSECONDS", "EPOCHREALTIME" -> true;
            case "DIRSTACK", "FUNCNAME", "PIPESTATUS", "SHELLOPTS", "MAPFILE", "COPROC" -> true;
            default -> variable.startsWith("BASH");
        };
    }

    static boolean isNameStart(int c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Where the name that begins at {@code from} ends; {@code from} itself when none does. */
    static int nameEnd(String text, int from, int limit) {
        int end = from;
        while (end < limit && (end == from ? isNameStart(text.charAt(end)) : isNamePart(text.charAt(end)))) {
            end++;
        }
        return end;
    }
}
