package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveAddOn;
import dev.portolan.heroku.live.LiveAddOn.LiveAttachment;
import dev.portolan.heroku.live.Stated;
import dev.portolan.model.EnvValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the environment that a running add-on sets: those that Heroku lists, or where it lists none, as for
 * another app's add-on, those of the catalogue under the names of the attachments.
 */
final class RunningNames {
    private final AddOn addOn;
    private final LiveAddOn running;

    RunningNames(AddOn addOn, LiveAddOn running) {
        this.addOn = addOn;
        this.running = running;
    }

    /**
     * A name that it sets.
     *
     * @param name the name
     * @param attribute what of the datastore it holds, if that is known
     * @param isOfRole whether it holds the address for another role than the datastore's own
     * @param origin where it stands
     */
    record Name(String name, Optional<EnvValue.Attribute> attribute, boolean isOfRole, Origin origin) {}

    List<Name> all() {
        if (running.variables().isEmpty()) {
            return running.attachments().stream().flatMap(this::byCatalogue).toList();
        }
        var names = new ArrayList<Name>();
        for (Stated<String> variable : running.variables()) {
            names.add(new Name(
                    variable.value(), attribute(variable.value()), isOfRole(variable.value()), variable.origin()));
        }
        return names;
    }

    private Stream<Name> byCatalogue(LiveAttachment attachment) {
        return addOn.sets().stream()
                .map(set -> set.under(addOn.prefix(), attachment.name()))
                .map(set -> new Name(
                        set.pattern(), set.attribute(), attachment.namespace().isPresent(), attachment.origin()));
    }

    private Optional<EnvValue.Attribute> attribute(String variable) {
        Stream<String> prefixes = Stream.concat(
                Stream.of(addOn.prefix()), running.attachments().stream().map(LiveAttachment::name));
        return prefixes.flatMap(prefix -> Stream.concat(addOn.sets().stream(), addOn.maySet().stream())
                        .map(name -> name.under(addOn.prefix(), prefix)))
                .filter(name -> NamePattern.fits(name.pattern(), variable))
                .flatMap(name -> name.attribute().stream())
                .findFirst();
    }

    private boolean isOfRole(String variable) {
        return running.attachments().stream()
                .anyMatch(attachment ->
                        attachment.namespace().isPresent() && variable.startsWith(attachment.name() + "_"));
    }
}
