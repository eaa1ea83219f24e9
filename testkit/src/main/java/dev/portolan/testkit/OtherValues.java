package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Named;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other values that a fact of an app may have; not all of them are valid everywhere. */
final class OtherValues {
    /** One line that means something to every file format, template language and shell. */
    static final String HOSTILE = "a 'b' \"c\" $HOME ${X} %{y} <%= z %> {{w}} `id` \\n # ; & | é 漢 \uD83D\uDE00 ü: - [";

    private final List<Named> things = new ArrayList<>();

    OtherValues(App app) {
        RecordTree.visit(app, new RecordTree.Visitor() {
            @Override
            public void fact(Fact<?> fact, boolean inList) {}

            @Override
            public void record(Record record) {
                if (record instanceof Named named) {
                    things.add(named);
                }
            }
        });
    }

    /** Other values of the same type. */
    Stream<?> of(Object value) {
        return all(value).filter(other -> !other.equals(value)).distinct();
    }

    private Stream<?> all(Object value) {
        if (value instanceof String text) {
            return texts(text);
        }
        if (value instanceof Integer number) {
            return Stream.of(number + 1, number * 2, 0, 1, 100_000);
        }
        if (value instanceof Boolean flag) {
            return Stream.of(!flag);
        }
        if (value instanceof Enum<?> constant) {
            return Stream.of(constant.getDeclaringClass().getEnumConstants());
        }
        if (value instanceof Duration duration) {
            return Stream.of(
                    duration.plusSeconds(1),
                    duration.multipliedBy(2),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(7),
                    Duration.ofDays(2));
        }
        if (value instanceof BigDecimal number) {
            return Stream.of(
                    number.add(BigDecimal.ONE), new BigDecimal("0.5"), new BigDecimal("0.125"), new BigDecimal(16));
        }
        return model(value);
    }

    private Stream<?> model(Object value) {
        if (value instanceof Command command) {
            return commands(command);
        }
        if (value instanceof EnvValue variable) {
            return variables(variable);
        }
        if (value instanceof Trigger) {
            return Stream.of(
                    new Trigger.EachRelease(),
                    new Trigger.FirstDeploy(),
                    new Trigger.OnDemand(),
                    new Trigger.Cron("7 4 * * 1"),
                    new Trigger.Cron("*/10 * * * *"),
                    new Trigger.Every(Duration.ofHours(2)),
                    new Trigger.Every(Duration.ofMinutes(5)));
        }
        if (value instanceof ContainerPort port) {
            return Stream.of(
                    ContainerPort.assigned(),
                    ContainerPort.of(port.fixed().orElse(4000) + 1),
                    ContainerPort.of(8080),
                    ContainerPort.of(9393));
        }
        if (value instanceof Probe) {
            return Stream.of(
                    Probe.http("/other"),
                    Probe.http("/with?query=1&x=${Y}"),
                    Probe.tcp(),
                    Probe.exec(Command.exec("bin/probe", "a b")),
                    Probe.exec(Command.shell("test -e $FILE")));
        }
        if (value instanceof Ref<?> ref) {
            return things.stream().filter(ref.type()::isInstance).map(Ref::to);
        }
        throw new IllegalStateException("the testkit knows no other values for " + value.getClass() + "; add them to "
                + OtherValues.class.getSimpleName());
    }

    private static Stream<String> texts(String text) {
        String next = text.matches("[0-9]{1,6}") ? Integer.toString(Integer.parseInt(text) + 1) : text + "x";
        return Stream.of(next, "other", "/other", text + "y", HOSTILE, text + "\nnext line\n", "123", "true");
    }

    private static Stream<Command> commands(Command command) {
        return Stream.of(
                Command.shell(command instanceof Command.OfImage ? "bin/other" : command + " --more"),
                Command.shell("bin/other --port $PORT && echo \"it's $X\""),
                Command.exec("bin/other", "a b", "$X", "", "it's"),
                Command.ofImage());
    }

    private Stream<EnvValue> variables(EnvValue value) {
        var values = new ArrayList<EnvValue>();
        String text = value instanceof EnvValue.Literal literal ? literal.text() : "other";
        Stream.of(text + "x", "", text + " ", HOSTILE, "two\nlines\n")
                .map(EnvValue::literal)
                .forEach(values::add);
        values.add(EnvValue.secret());
        values.add(EnvValue.optionalSecret());
        values.add(EnvValue.generatedSecret());
        values.add(new EnvValue.Secret(false, true));
        boolean first = true;
        for (Named thing : things) {
            if (thing instanceof Datastore || thing instanceof Service) {
                boolean same = value instanceof EnvValue.Reference reference
                        && reference.target().path().equals(thing.path());
                boolean every = same || (first && !(value instanceof EnvValue.Reference));
                first = false;
                for (EnvValue.Attribute attribute : EnvValue.Attribute.values()) {
                    if (every || attribute == EnvValue.Attribute.URL) {
                        values.add(EnvValue.of(Ref.to(thing), attribute));
                    }
                }
            }
        }
        return values.stream();
    }
}
