package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.StateExposure;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.snapshot.Snapshot;
import dev.portolan.engine.snapshot.SnapshotFolder;
import dev.portolan.source.LiveCapture;
import dev.portolan.source.LiveCapture.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portolan snapshot}: what the platform says of the running app, without the values of secrets. */
@Command(
        name = "snapshot",
        description =
                "Asks a platform's own command line what runs there, and keeps the answers below .portolan, without the"
                        + " values of secrets.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {
    private final Portolan portolan;
    private final String path;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The platform's source: heroku.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String source;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The app's folder; this one otherwise.")
    private String folder = ".";

    @Option(names = "--app", required = true, paramLabel = "NAME", description = "The app's name on the platform.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String app;

    @Option(
            names = "--stage",
            paramLabel = "NAME",
            description = "The app's stage, such as staging: its answers get a folder of their own.")
    private Optional<String> stage = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for each answer; 60 otherwise.")
    private int seconds = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** Finds programs in the folders of this path. */
    SnapshotCommand(Portolan portolan, String path) {
        this.portolan = portolan;
        this.path = path;
    }

    @Override
    public Integer call() {
        LiveCapture capture = portolan.capture(source);
        capture.objection(app).ifPresent(objection -> {
            throw new UserMistake("--app " + app + ": " + objection);
        });
        stage.ifPresent(ReadOptions::stage);
        if (seconds < 1) {
            throw new UserMistake("--timeout " + seconds + ": expected at least 1 second.");
        }
        Path project = project();
        ForeignProgram program = ForeignProgram.find(capture.program(), path, Duration.ofSeconds(seconds))
                .orElseThrow(() -> new UserMistake(
                        "There is no program '" + capture.program() + "' on the PATH. " + capture.installation()));
        return take(capture, program, project);
    }

    private Path project() {
        try {
            Path project = Path.of(folder);
            if (Files.isDirectory(project)) {
                return project;
            }
        } catch (InvalidPathException e) {
            // no folder can have this name
        }
        throw new UserMistake("There is no folder '" + folder + "'.");
    }

    private int take(LiveCapture capture, ForeignProgram program, Path project) {
        PrintWriter err = spec.commandLine().getErr();
        var snapshot = new Snapshot(capture);
        var asked = new ArrayList<Question>();
        List<Question> questions = capture.questions(app);
        for (Question question : questions) {
            String words = capture.program() + " " + String.join(" ", question.arguments());
            String failure = failure(program, question, snapshot);
            if (failure.isEmpty()) {
                asked.add(question);
            } else {
                err.println("portolan: '" + words + "' " + failure);
                err.flush();
            }
        }
        Map<String, String> files = snapshot.files();
        for (Question question : asked) {
            if (!files.containsKey(question.file())) {
                err.println("portolan: '" + capture.program() + " " + String.join(" ", question.arguments())
                        + "' printed nothing that is understood, so nothing of it is kept.");
            }
        }
        if (files.isEmpty()) {
            throw new UserMistake("Nothing was written, since no answer came. " + capture.installation());
        }
        write(files, project);
        tell(files, questions, project);
        return files.size() == questions.size() ? ExitCode.DONE.code() : ExitCode.FINDINGS.code();
    }

    /** Why there is no answer; empty where there is one. What was printed is not shown: it may hold secrets. */
    private String failure(ForeignProgram program, Question question, Snapshot snapshot) {
        try {
            ForeignProgram.Ended ended = program.run(question.arguments());
            if (ended.code().isEmpty()) {
                return "took longer than " + seconds + " seconds and was stopped; --timeout says how long to wait.";
            }
            if (!ended.isGood()) {
                return "ended with " + ended.code().get()
                        + (ended.complaint().isEmpty() ? "." : ": " + ended.complaint());
            }
            return snapshot.add(question, ended.out()) ? "" : "did not print the JSON that was asked for.";
        } catch (IOException e) {
            return "cannot be started.";
        }
    }

    private SnapshotFolder folderIn(Path project) {
        var state = SnapshotFolder.of(project, ".portolan/" + source);
        return stage.map(state::stage).orElse(state);
    }

    private void write(Map<String, String> files, Path project) {
        try {
            folderIn(project).write(files);
        } catch (IOException e) {
            throw new UserMistake("The answers cannot be written: " + e.getMessage() + ".");
        }
    }

    private void tell(Map<String, String> files, List<Question> questions, Path project) {
        PrintWriter out = spec.commandLine().getOut();
        SnapshotFolder state = folderIn(project);
        out.println(source + "  " + app);
        for (Question question : questions) {
            boolean isNew = files.containsKey(question.file());
            boolean isOld = !isNew && Files.exists(state.path(question.file()));
            out.println((isNew ? "  written    " : isOld ? "  kept old   " : "  missing    ")
                    + state.path(question.file()).normalize());
        }
        out.println("  next: portolan translate" + (folder.equals(".") ? "" : " " + folder) + " --to TARGET"
                + stage.map(name -> " --stage " + name).orElse(""));
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.print(Terminal.of(spec).err().findings(StateExposure.findings(ProjectFolder.open(project), source)));
        err.flush();
    }
}
