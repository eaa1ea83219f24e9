package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An image with all that runs in it.
 *
 * @param image the image
 * @param script the script of the project that its entrypoint is, if it is one
 * @param programs what runs in it
 * @param findings takes what there is to tell
 */
record Built(Image image, Optional<EntryScript> script, List<Program> programs, Findings findings) {
    Built {
        programs = List.copyOf(programs);
    }

    /** The programs with a command of their own. */
    List<Program> commanded() {
        return programs.stream().filter(Program::hasCommand).toList();
    }

    /** The programs that the image says the command of. */
    List<Program> uncommanded() {
        return programs.stream().filter(program -> !program.hasCommand()).toList();
    }

    /** Tells something of a place in the Dockerfile. */
    void tell(DockerfileFinding code, String detail, Origin place) {
        findings.report(code, detail, place);
    }

    /** Tells something of a place, and of the commands that it concerns; nothing where there are none. */
    void tell(DockerfileFinding code, String detail, Origin place, List<Program> concerned) {
        if (!concerned.isEmpty()) {
            var places = new ArrayList<>(List.of(place));
            concerned.forEach(program -> places.addAll(program.places()));
            String names =
                    String.join(", ", concerned.stream().map(Program::shown).toList());
            findings.report(code, detail + " This concerns " + names + ".", places);
        }
    }

    /** The programs of which this holds. */
    List<Program> that(Predicate<Program> holds) {
        return programs.stream().filter(holds).toList();
    }
}
