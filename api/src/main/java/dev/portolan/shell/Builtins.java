package dev.portolan.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the builtins of bash compare with those of dash and BusyBox, which are {@code /bin/sh} in most images. What is
 * not known to be alike counts as different.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_15">POSIX, Special
 *     Built-In Utilities</a>
 */
final class Builtins {
    private static final List<String> TESTS = List.of(
            "-n", "-z", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-L", "-p",
            "-r", "-S", "-s", "-t", "-u", "-w", "-x");

    private static final List<String> SETTINGS = List.of("-a", "-e", "-u", "-x", "-ea", "-eu", "-ex", "-eux", "-ux");

    private Builtins() {}

    /** Whether the command would act otherwise, or not at all, in a POSIX shell that is not bash. */
    static boolean differ(SimpleCommand command) {
        String name = command.name();
        if (!ShellNames.isBuiltin(name) || (ShellNames.isSpecialBuiltin(name) && command.isPrefixed())) {
            return ShellNames.isBuiltin(name);
        }
        List<Token> arguments = command.words().subList(1, command.words().size());
        return switch (name) {
            case ":", "true", "false" -> false;
            case "break", "continue", "pwd" -> !arguments.isEmpty();
            case "[" ->
                !isPlainTest(arguments)
                        || !arguments.get(arguments.size() - 1).value().equals("]");
            case "test" -> !isPlainTest(arguments);
            case "cd" -> arguments.size() > 1 || startsWithDash(arguments);
            case "command" -> !literals(arguments).limit(1).allMatch("-v"::equals) || arguments.size() != 2;
            case "echo" -> !isPlainEcho(arguments);
            case "printf" -> !isPlainFormat(arguments);
            case "exec" -> startsWithDash(arguments);
            case "exit" -> arguments.size() > 1 || !literals(arguments).allMatch(List.of("0", "1", "2")::contains);
            case "export" -> arguments.isEmpty() || !literals(arguments).allMatch(Builtins::isNameOrAssignment);
            case "kill" -> literals(arguments).anyMatch(word -> word.contains("SIG") || word.equals("-n"));
            case "read" ->
                !literals(arguments).allMatch(word -> word.equals("-r") || !word.startsWith("-"))
                        || literals(arguments).allMatch("-r"::equals);
            case "set" -> !literals(arguments).allMatch(SETTINGS::contains) || arguments.isEmpty();
            case "ulimit" ->
                literals(arguments).findFirst().filter("-n"::equals).isEmpty();
            case "wait" -> literals(arguments).anyMatch(word -> word.startsWith("-"));
            default -> true;
        };
    }

    /** Whether the rest of the script and its end are the same after the command, as far as {@code exec} goes. */
    static boolean leavesNothingBehind(SimpleCommand command) {
        if (command.hasNoName() || command.startsProgram()) {
            return true;
        }
        return switch (command.name()) {
            case "cd", "echo", "export", "printf", "test", "[", "true", "false", ":", "pwd", "umask", "ulimit" -> true;
            case "set" -> command.words().stream().skip(1).allMatch(Builtins::isPlainSetting);
            default -> false;
        };
    }

    /** {@code set -m} and others change how commands are run; these do not. */
    private static boolean isPlainSetting(Token word) {
        return word.literal()
                && (SETTINGS.contains(word.value())
                        || List.of("-o", "-eo", "-euo", "-euxo", "pipefail", "errexit", "nounset")
                                .contains(word.value()));
    }

    /** Values of the arguments; of one that is not known, text that equals no option. */
    private static Stream<String> literals(List<Token> arguments) {
        return arguments.stream().map(word -> word.literal() ? word.value() : "-?");
    }

    private static boolean startsWithDash(List<Token> arguments) {
        return literals(arguments).anyMatch(word -> word.startsWith("-"));
    }

    private static boolean isNameOrAssignment(String word) {
        int equals = word.indexOf('=');
        return ShellNames.isName(equals < 0 ? word : word.substring(0, equals));
    }

    /** Up to three words (and a bracket) are read the same way everywhere; POSIX leaves more to the shell. */
    private static boolean isPlainTest(List<Token> arguments) {
        return !arguments.isEmpty()
                && arguments.size() <= 4
                && arguments.stream().allMatch(Builtins::isPlainOperand);
    }

    private static boolean isPlainOperand(Token word) {
        String value = word.value();
        if (!word.literal()) {
            return true;
        }
        return !List.of("==", "=~", "<", ">").contains(value) && (!value.startsWith("-") || TESTS.contains(value));
    }

    /** Dash's echo resolves backslashes and knows no {@code -e}. */
    private static boolean isPlainEcho(List<Token> arguments) {
        return literals(arguments).noneMatch(word -> word.startsWith("-") || word.indexOf('\\') >= 0);
    }

    private static boolean isPlainFormat(List<Token> arguments) {
        if (arguments.isEmpty()
                || !arguments.get(0).literal()
                || arguments.get(0).value().startsWith("-")) {
            return false;
        }
        String format = arguments.get(0).value();
        for (int i = 0; i < format.length(); i++) {
            boolean lead = format.charAt(i) == '%' || format.charAt(i) == '\\';
            String pair = format.substring(i, Math.min(i + 2, format.length()));
            if (lead && !List.of("%s", "%%", "%d", "\\n", "\\t", "\\\\").contains(pair)) {
                return false;
            }
            i += lead ? 1 : 0;
        }
        return true;
    }
}
