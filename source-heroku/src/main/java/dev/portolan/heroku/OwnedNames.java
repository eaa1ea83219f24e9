package dev.portolan.heroku;

import dev.portolan.heroku.secret.NamePattern;
import dev.portolan.model.EnvValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the environment that add-ons set. Of two add-ons that set the same name the first one does. */
final class OwnedNames {
    private final Draft draft;
    private final Map<String, Attachment> owners = new LinkedHashMap<>();
    private final List<Possible> possible = new ArrayList<>();

    OwnedNames(Draft draft) {
        this.draft = draft;
    }

    private record Possible(String pattern, EnvValue value, Attachment owner, Optional<String> external) {}

    void set(String name, EnvValue value, Attachment owner) {
        if (owners.putIfAbsent(name, owner) == null) {
            draft.env(name, owner.origin(), value);
        }
    }

    void maySet(String pattern, EnvValue value, Attachment owner) {
        possible.add(new Possible(pattern, value, owner, Optional.empty()));
    }

    /** What the add-on may set belongs to this external service. */
    void mayBelongTo(String external, Attachment owner) {
        possible.replaceAll(name -> name.owner().equals(owner)
                ? new Possible(name.pattern(), name.value(), owner, Optional.of(external))
                : name);
    }

    boolean isBy(String name, Attachment owner) {
        return owner.equals(owners.get(name));
    }

    /** Whether an add-on sets this name, which app.json declares as well; a name that it sets at times counts now. */
    boolean owns(String name) {
        if (owners.containsKey(name)) {
            return true;
        }
        List<Possible> fitting = possible.stream()
                .filter(candidate -> NamePattern.fits(candidate.pattern(), name))
                .toList();
        // Where two add-ons may have set it, nobody can tell which of them did.
        if (fitting.size() != 1) {
            return false;
        }
        Possible found = fitting.get(0);
        set(name, found.value(), found.owner());
        found.external()
                .ifPresent(service ->
                        draft.externalVariable(service, name, found.owner().origin()));
        return true;
    }
}
