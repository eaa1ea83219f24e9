package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.UnknownSourceException;
import dev.portolan.engine.UnknownTargetException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code portolan}: the result goes to standard output, what the user should know to standard error. */
@Command(
        name = "portolan",
        description = "Translates a twelve-factor app for another platform.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            TranslateCommand.class,
            InspectCommand.class,
            CompareCommand.class,
            SurveyCommand.class,
            SnapshotCommand.class,
            ProvidersCommand.class,
            ExplainCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "auto|always|never",
            description = "Whether there are colours; auto: on a terminal, unless NO_COLOR is set.")
    private Terminal.Colour colour = Terminal.Colour.AUTO;

    /** For picocli. */
    public Main() {}

    /** Runs the command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        Portolan portolan = Portolan.load(Main.class.getClassLoader());
        System.exit(run(portolan, writer(FileDescriptor.out), writer(FileDescriptor.err), arguments));
    }

    /** Whatever the user's locale is, what is written is UTF-8. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    /** Runs the command with these providers and writers; answers the exit code. */
    static int run(Portolan portolan, PrintWriter out, PrintWriter err, String... arguments) {
        return run(portolan, Objects.requireNonNullElse(System.getenv("PATH"), ""), out, err, arguments);
    }

    /** The same, with the folders in which programs are found. */
    static int run(Portolan portolan, String path, PrintWriter out, PrintWriter err, String... arguments) {
        var line = new CommandLine(new Main(), new Commands(portolan, path))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(help()))
                .setParameterExceptionHandler(Main::badUsage)
                .setExecutionExceptionHandler((exception, command, result) -> failed(exception, err));
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: translate, inspect, compare, survey, snapshot, providers, explain or completion.");
    }

    /** The colours of the help, which is printed before any option is known. */
    private static Ansi help() {
        return Terminal.of(Terminal.Colour.AUTO).hasColours("out") ? Ansi.ON : Ansi.OFF;
    }

    /** When the user wants colours. */
    Terminal.Colour colour() {
        return colour;
    }

    private static int badUsage(ParameterException exception, String[] arguments) {
        PrintWriter err = exception.getCommandLine().getErr();
        err.println("portolan: " + BadUsage.message(exception, List.of(arguments)));
        err.println("Try: " + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT.code();
    }

    private static int failed(Exception exception, PrintWriter err) {
        if (exception instanceof UnknownTargetException
                || exception instanceof UnknownSourceException
                || exception instanceof UserMistake) {
            err.println("portolan: " + exception.getMessage());
            return ExitCode.BAD_INPUT.code();
        }
        err.println("portolan: this is a defect of Portolan, not of your files; please tell its maintainers:");
        exception.printStackTrace(err);
        return ExitCode.DEFECT.code();
    }

    /** The version that the build put into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"portolan " + (version == null ? "(unpackaged)" : version)};
        }
    }

    /** Gives each command the Portolan that it works with. */
    record Commands(Portolan portolan, String path) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == TranslateCommand.class) {
                return type.cast(new TranslateCommand(portolan));
            }
            if (type == InspectCommand.class) {
                return type.cast(new InspectCommand(portolan));
            }
            if (type == CompareCommand.class) {
                return type.cast(new CompareCommand(portolan));
            }
            if (type == SurveyCommand.class) {
                return type.cast(new SurveyCommand(portolan));
            }
            if (type == SnapshotCommand.class) {
                return type.cast(new SnapshotCommand(portolan, path));
            }
            if (type == ProvidersCommand.class) {
                return type.cast(new ProvidersCommand(portolan));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(portolan));
            }
            if (type == CompletionCommand.class) {
                return type.cast(new CompletionCommand(portolan));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
