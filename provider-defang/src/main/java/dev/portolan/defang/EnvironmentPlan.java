package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the value of each name of the environment comes from: the file, what the file composes, or a config value of the
 * project.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/configuration">Configuration</a>
 */
final class EnvironmentPlan {
    /** What {@code defang config set} takes for a name. */
    private static final int LONGEST_NAME = 64;

    private final DefangPlan plan;
    private final Map<String, ProcessType> publicNames = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Where a value comes from. */
    enum Source {
        /** The file states it. */
        FILE,
        /** The file puts it together of what is known and of config values. */
        COMPOSED,
        /** A secret: a config value of the same name. */
        SECRET,
        /** A server that stays where it is: a config value of the same name. */
        STAYS,
        /** A plain text that Defang would read as references: a config value of the same name. */
        DOLLAR,
        /** A plain text in which Defang would replace the name of a service: a config value of the same name. */
        SERVICE_NAME,
        /** No config value can have the name. */
        NAME_TOO_LONG,
        /** The server that it speaks of has no such thing. */
        NOTHING
    }

    /**
     * A name of the environment.
     *
     * @param variable the name and what the app states of it
     * @param text what stands in the file; absent where nothing does
     * @param source where the value comes from
     */
    record Entry(EnvVariable variable, Fact<String> text, Source source) {
        /** Whether the text is in compose's own language. */
        boolean isComposed() {
            return source != Source.FILE;
        }
    }

    EnvironmentPlan(DefangPlan plan) {
        this.plan = plan;
        for (ProcessType process : plan.app().processes()) {
            List<PortPlan.Port> ports = plan.ports().of(process);
            if (!ports.isEmpty() && ports.stream().allMatch(PortPlan.Port::isIngress)) {
                publicNames.put(plan.name(process.name()).get(), process);
            }
        }
        plan.app().env().forEach(variable -> entries.add(entry(variable)));
    }

    /** Every name, in the order of the app. */
    List<Entry> entries() {
        return entries;
    }

    /** Those whose value comes from there. */
    List<Entry> of(Source source) {
        return entries.stream().filter(entry -> entry.source() == source).toList();
    }

    private Entry entry(EnvVariable variable) {
        return variable.value()
                .get()
                .match(
                        literal -> literal(variable, literal.text()),
                        secret -> config(variable, Source.SECRET),
                        reference -> reference(variable, reference));
    }

    private Entry literal(EnvVariable variable, String text) {
        if (!ComposeDialect.isStable(text)) {
            return config(variable, Source.DOLLAR);
        }
        List<ProcessType> hit = namedIn(text);
        if (!hit.isEmpty()) {
            return config(
                    variable,
                    Source.SERVICE_NAME,
                    hit.size() == 1 ? new Fact<?>[] {hit.get(0).name()} : new Fact<?>[0]);
        }
        return new Entry(variable, variable.literal(), Source.FILE);
    }

    /**
     * The services whose names Defang would find in a text and replace by their public address.
     *
     * @see <a href="https://github.com/DefangLabs/defang/blob/bd55787/src/pkg/cli/compose/serviceNameReplacer.go">makeServiceNameRegex</a>
     */
    private List<ProcessType> namedIn(String text) {
        return publicNames.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .filter(entry -> named(entry.getKey()).matcher(text).find())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Pattern named(String service) {
        return Pattern.compile("(?<![0-9A-Za-z_])" + Pattern.quote(service) + "(?:/|:[0-9]+|\\z)");
    }

    private Entry reference(EnvVariable variable, EnvValue.Reference reference) {
        Object target = plan.app().resolve(reference.target());
        if (target instanceof Service service) {
            return new Entry(variable, address(variable, service, reference.attribute()), Source.COMPOSED);
        }
        Datastore store = (Datastore) target;
        Datastore leader = plan.stores().leader(store);
        if (!plan.stores().runs(leader)) {
            return config(variable, Source.STAYS);
        }
        Fact<String> value = plan.stores().value(leader, reference.attribute());
        return value.isAbsent()
                ? new Entry(variable, value, Source.NOTHING)
                : new Entry(
                        variable,
                        variable.value().with(value, (any, text) -> text).from(store.name()),
                        Source.COMPOSED);
    }

    private static Entry config(EnvVariable variable, Source source, Fact<?>... reasons) {
        String name = variable.name().get();
        return name.length() > LONGEST_NAME
                ? new Entry(variable, Fact.absent(variable.path()), Source.NAME_TOO_LONG)
                : new Entry(
                        variable,
                        variable.value()
                                .map(any -> ComposeDialect.reference(name))
                                .from(reasons),
                        source);
    }

    /**
     * What a reference to a service stands for. Inside the project it is reached by its name; of one behind the load
     * balancer Defang makes the public address of it.
     */
    private Fact<String> address(EnvVariable variable, Service service, EnvValue.Attribute attribute) {
        Fact<String> host = plan.name(plan.ownerOf(service).name());
        boolean isIngress = service.isPublic() && service.isHttp();
        Fact<Integer> port = isIngress
                ? Fact.chosen(443, "Defang ends TLS there").from(service.exposure())
                : plan.ports().target(service).from(service.exposure());
        Fact<?>[] protocol = {service.exposure(), service.protocol()};
        return variable.value().flatMap(any -> switch (attribute) {
            case HOST -> host;
            case PORT -> port.map(String::valueOf);
            default ->
                isIngress
                        ? host.map(name -> "https://" + name).from(protocol)
                        : host.with(port, (name, number) -> scheme(service) + name + ":" + number)
                                .from(protocol);
        });
    }

    private static String scheme(Service service) {
        return (service.isHttp() ? "http" : service.protocol().get().toString()) + "://";
    }

    /** Whether a text of the app holds the name of a service where Defang would replace it. */
    static boolean holdsName(String text, String service) {
        Matcher matcher = named(service).matcher(text);
        return matcher.find();
    }
}
