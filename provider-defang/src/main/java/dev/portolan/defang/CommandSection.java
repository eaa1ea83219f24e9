package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.shell.PosixShell;
import java.util.List;

/**
 * {@code command}, always a list: of a text compose drops all that follows the first {@code &}, {@code |}, {@code ;},
 * {@code <} or {@code >}, and no shell reads it. An image of a Dockerfile gets the words of a program; one of Railpack has
 * {@code bash -c} for its entrypoint and gets one script.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#command">command</a>
 * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/fixup.go">how Defang treats Railpack</a>
 */
final class CommandSection {
    private CommandSection() {}

    /** Writes the command; an image that runs its own needs none. */
    static void write(Mapping service, Fact<Command> command, Build build, boolean isRailpack) {
        if (command.is(Command.ofImage())) {
            service.implies(command);
            return;
        }
        if (isRailpack) {
            service.note("One script on purpose: Railpack's images run it by bash -c.");
        }
        Fact<List<String>> words = command.map(any -> isRailpack ? List.of(script(any)) : any.toArgv());
        boolean byKind =
                command.map(any -> !List.of(script(any)).equals(any.toArgv())).orElse(false);
        service.put("command", byKind ? words.from(DefangPlan.kindOf(build)) : words);
    }

    /**
     * The script that bash runs. It is the one with {@code exec} where that changes nothing else, so that the program takes
     * the shell's place and gets the stop signal.
     */
    static String script(Command command) {
        List<String> argv = command.toArgv();
        String plain = command.match(Command.Shell::script, exec -> joined(argv), image -> "");
        boolean isScript = argv.size() == 3
                && argv.get(0).matches("/bin/(ba)?sh")
                && argv.get(1).equals("-c");
        return isScript && Command.shell(argv.get(2)).toArgv().equals(argv) ? argv.get(2) : plain;
    }

    /** Words as a script: where bash would do otherwise, as for a command of its own, it is told to start a program. */
    private static String joined(List<String> argv) {
        String line = PosixShell.join(argv);
        return Command.shell(line).toArgv().equals(argv) ? line : "exec -- " + line;
    }
}
