package dev.portolan.engine.plan;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.output.Sha256;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is to be written, and what stands in its place. */
public final class PlannedFile {
    private final RenderedFile file;
    private final byte[] content;
    private final Place place;
    private final Action action;
    private final @Nullable Finding conflict;

    private PlannedFile(RenderedFile file, byte[] content, Place place, Action action, @Nullable Finding conflict) {
        this.file = file;
        this.content = content;
        this.place = place;
        this.action = action;
        this.conflict = conflict;
    }

    static PlannedFile of(String key, RenderedFile file, Place place, WrittenRecord record) {
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        return switch (place.kind()) {
            case FREE -> new PlannedFile(file, content, place, Action.CREATE, null);
            case LINK -> conflict(file, content, place, WriteFinding.LINK_IN_PLACE, place.detail());
            case BLOCKED -> conflict(file, content, place, WriteFinding.NOT_A_FILE, place.detail());
            case OUTSIDE -> conflict(file, content, place, WriteFinding.LEADS_OUTSIDE, place.detail());
            case UNREADABLE -> conflict(file, content, place, WriteFinding.UNREADABLE, place.detail());
            case FILE -> overFile(key, file, content, place, record);
        };
    }

    /** A file that is Portolan's own whatever it holds. */
    static PlannedFile own(RenderedFile file, Place place) {
        PlannedFile planned = of("", file, place, WrittenRecord.EMPTY);
        return planned.action == Action.CONFLICT && place.kind() == Place.Kind.FILE
                ? new PlannedFile(file, planned.content, place, Action.UPDATE, null)
                : planned;
    }

    private static PlannedFile overFile(
            String key, RenderedFile file, byte[] content, Place place, WrittenRecord record) {
        if (place.holds(content)) {
            boolean fits = Disk.fits(place.permissions(), file.mode());
            return new PlannedFile(file, content, place, fits ? Action.UNCHANGED : Action.UPDATE, null);
        }
        String hash = Sha256.of(place.content());
        Optional<String> recorded = record.hash(key, file.path());
        boolean isOurs = recorded.filter(hash::equals).isPresent()
                || record.otherStage(key, file.path(), hash).isPresent();
        if (isOurs) {
            return new PlannedFile(file, content, place, Action.UPDATE, null);
        }
        if (recorded.isPresent()) {
            return conflict(file, content, place, WriteFinding.EDITED_SINCE, "");
        }
        String detail = record.otherTarget(key, file.path(), hash)
                .map(other -> "Portolan wrote it for the target " + other + ".")
                .orElse("");
        return conflict(file, content, place, WriteFinding.NOT_WRITTEN_BY_PORTOLAN, detail);
    }

    private static PlannedFile conflict(
            RenderedFile file, byte[] content, Place place, WriteFinding code, String detail) {
        Finding finding = Finding.at(Origin.inFile(file.path(), 0, 0), code, detail);
        return new PlannedFile(file, content, place, Action.CONFLICT, finding);
    }

    /** This file with what stands in its place now: a conflict where that is neither what was planned for nor right. */
    PlannedFile now(Place now) {
        if (now.isAsIn(place)) {
            return this;
        }
        if (now.holds(content)) {
            return new PlannedFile(file, content, now, Action.UNCHANGED, null);
        }
        return conflict(file, content, now, WriteFinding.CHANGED_MEANWHILE, now.detail());
    }

    /** The path below the output folder, with {@code /} between folders. */
    public String path() {
        return file.path();
    }

    /** Who may read or run it. */
    public Document.Mode mode() {
        return file.mode();
    }

    /** What writing would do with it. */
    public Action action() {
        return action;
    }

    /** The SHA-256 of what would be written, as hexadecimal digits. */
    public String sha256() {
        return Sha256.of(content);
    }

    /** Why it is left alone; empty unless it is a conflict. */
    public Optional<Finding> conflict() {
        return Optional.ofNullable(conflict);
    }

    /**
     * The difference between what is there and what would be written, as a unified diff; a new file has all its lines
     * in it. Empty where the text is the same, and where something other than a file is there; of a private file it says
     * that there is a difference and no more.
     */
    public String diff() {
        boolean isNew = place.kind() == Place.Kind.FREE;
        if (!isNew && (place.kind() != Place.Kind.FILE || place.holds(content))) {
            return "";
        }
        if (mode() == Document.Mode.PRIVATE) {
            return UnifiedDiff.withoutLines("Private", path());
        }
        return isNew
                ? UnifiedDiff.ofNew(path(), mode(), file.content())
                : UnifiedDiff.of(path(), place.content(), file.content());
    }

    /** The stage whose file this one replaces: what is there was written for it, and not for the stage of the key. */
    Optional<String> replacedStage(String key, WrittenRecord record) {
        return action == Action.UPDATE && !place.holds(content)
                ? record.otherStage(key, path(), Sha256.of(place.content()))
                : Optional.empty();
    }

    /** The bytes to write; not to be changed. */
    byte[] content() {
        return content;
    }

    Place place() {
        return place;
    }

    @Override
    public String toString() {
        return action + " " + path();
    }
}
