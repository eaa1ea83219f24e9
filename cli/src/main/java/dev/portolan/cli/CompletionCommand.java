package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portolan completion}: the script with which a shell completes what is typed, of what is installed now. */
@Command(
        name = "completion",
        description = "Prints the script with which a shell completes commands, options and their values.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Portolan portolan;

    @Parameters(paramLabel = "bash|zsh|fish", description = "Your shell.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    CompletionCommand(Portolan portolan) {
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        var completions = new Completions(spec.root(), portolan);
        String script = switch (shell) {
            case BASH -> new ShellCompletion(completions).bash();
            case ZSH -> new ShellCompletion(completions).zsh();
            case FISH -> new FishCompletion(completions).text();
        };
        spec.commandLine().getOut().print(script);
        return ExitCode.DONE.code();
    }
}
