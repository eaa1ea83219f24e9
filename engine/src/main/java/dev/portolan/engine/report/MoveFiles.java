package dev.portolan.engine.report;

import dev.portolan.document.Document.Mode;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.output.MovePaths;
import dev.portolan.report.CopyScript;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The files that go with the target's own: the page to follow at night, a script for each of its phases, and the page for
 * the days after. All are made of the same steps.
 */
public final class MoveFiles {
    private static final String RESOURCES = "/dev/portolan/engine/move/";
    private static final String SHARED = "move.sh";

    /** The texts by their names. They are read once, so that whoever serves many translations touches no file meanwhile. */
    private static final Map<String, String> TEXTS = texts();

    /** The folder of the scripts, below the target's; a report counts them instead of naming each. */
    static final String SCRIPTS = "/" + MovePaths.SCRIPTS;

    private final Translation translation;
    private final List<RenderedFile> files = new ArrayList<>();

    private MoveFiles(Translation translation) {
        this.translation = translation;
    }

    /**
     * All that a translation writes: the target's own files, and with them the runbook, its scripts and the page of the
     * days after.
     */
    public static List<RenderedFile> all(Translation translation) {
        var all = new ArrayList<>(translation.files());
        all.addAll(of(translation));
        return List.copyOf(all);
    }

    /** The files of the move alone, below {@code deploy/<target>/}; none where nothing is left to do by hand. */
    public static List<RenderedFile> of(Translation translation) {
        var move = new MoveFiles(translation);
        if (!translation.steps().isEmpty()) {
            move.write();
        }
        return List.copyOf(move.files);
    }

    /** Whether it is the same in every move: the parts that the scripts share, and the scripts that copy data. */
    public static boolean isFixed(RenderedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return file.path().contains(SCRIPTS) && (name.equals(SHARED) || name.startsWith("copy-"));
    }

    /** The text of a script that copies data. It stands alone, so what all of them share is in each. */
    public static String script(CopyScript copy) {
        return resource(copy.file());
    }

    private void write() {
        Runbook.file(translation).ifPresent(files::add);
        AfterPage.file(translation).ifPresent(files::add);
        var scripts = new PhaseScripts(translation);
        int before = files.size();
        for (Phase phase : Phase.values()) {
            scripts.script(phase).ifPresent(script -> add(scripts.file(phase), script, Mode.EXECUTABLE));
        }
        if (files.size() > before) {
            scripts.environment().ifPresent(text -> add(MovePaths.SCRIPTS + "environment.sh", text, Mode.NORMAL));
            add(MovePaths.SCRIPTS + SHARED, resource(SHARED), Mode.NORMAL);
            copies().forEach(copy -> add(MovePaths.SCRIPTS + copy.file(), script(copy), Mode.EXECUTABLE));
        }
    }

    private Set<CopyScript> copies() {
        var copies = new LinkedHashSet<CopyScript>();
        for (Step step : translation.steps()) {
            for (Line line : step.lines()) {
                if (line instanceof Line.Copy copy) {
                    copies.add(copy.script());
                } else if (line instanceof Line.Needs needs) {
                    copies.add(needs.script());
                }
            }
        }
        return copies;
    }

    private void add(String name, String content, Mode mode) {
        files.add(new RenderedFile(folder(translation) + name, content, mode));
    }

    /** Where all that is no file of the target's own belongs. */
    static String folder(Translation translation) {
        return MovePaths.folder(translation.provider().id());
    }

    private static String resource(String name) {
        return Objects.requireNonNull(TEXTS.get(name), name);
    }

    private static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(SHARED, read(SHARED));
        String shared = part("shared-by-copies.sh");
        String urls = part("urls-of-copies.sh");
        for (CopyScript copy : CopyScript.values()) {
            String script = read(copy.file()).replace("# @shared\n", shared).replace("# @urls\n", urls);
            texts.put(copy.file(), script);
        }
        return Collections.unmodifiableMap(texts);
    }

    /** What scripts share, without the line that only tells shellcheck what it is. */
    private static String part(String name) {
        String text = read(name);
        return text.substring(text.indexOf('\n') + 1);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(MoveFiles.class.getResourceAsStream(RESOURCES + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
