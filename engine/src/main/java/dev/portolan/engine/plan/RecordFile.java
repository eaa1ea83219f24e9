package dev.portolan.engine.plan;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * The record as it stands in a folder.
 *
 * @param place what stands where it belongs
 * @param record what it says; nothing where it is not there or broken
 * @param problem why what is there cannot be used
 */
record RecordFile(Place place, WrittenRecord record, Optional<Finding> problem) {
    static RecordFile read(OutputFolder folder) {
        Place place = folder.look(WrittenRecord.PATH);
        if (place.kind() != Place.Kind.FILE) {
            return new RecordFile(place, WrittenRecord.EMPTY, Optional.empty());
        }
        try {
            return new RecordFile(place, WrittenRecord.parse(place.content()), Optional.empty());
        } catch (WrittenRecord.Broken e) {
            Origin origin = Origin.inFile(WrittenRecord.PATH, e.line(), 0);
            String detail = "The reason: " + e.getMessage() + ".";
            Finding problem = Finding.at(origin, WriteFinding.RECORD_UNREADABLE, detail);
            return new RecordFile(place, WrittenRecord.EMPTY, Optional.of(problem));
        }
    }

    /** The record with the files of one target replaced, as a file to write. */
    PlannedFile with(String target, Map<String, String> files) {
        String json = record.with(target, files).toJson();
        return PlannedFile.own(new RenderedFile(WrittenRecord.PATH, json, Document.Mode.NORMAL), place);
    }

    /** What is in the way of a record, if something is. */
    Optional<PlannedFile> obstacle() {
        return Optional.of(with("", Collections.emptyMap())).filter(file -> file.action() == Action.CONFLICT);
    }

    /** Whether a copy has to be kept of what is there: the entries of other targets may be saved from it. */
    boolean isBroken() {
        return problem.isPresent();
    }
}
