package dev.portolan.yaml;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.source.InputNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms that more than one table needs. */
final class Forms {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,9})");
    private static final Pattern DECIMAL_TEXT = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,9})?");
    private static final Pattern SERVICE_TEXT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Pattern VERSION_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    static final Form<String> TEXT = Form.of(At::text, text -> text);

    static final Form<Boolean> FLAG =
            Form.of(at -> at.parsed("true or false", Forms::truth, InputNode.Type.BOOLEAN), flag -> flag);

    /** {@code true}, where there is nothing else to say. */
    static final Form<Boolean> TRUE = Form.of(
            at -> at.parsed("true", text -> truth(text).filter(flag -> flag), InputNode.Type.BOOLEAN), flag -> flag);

    static final Form<Integer> NUMBER =
            Form.of(at -> at.parsed("a whole number", Forms::whole, InputNode.Type.NUMBER), number -> number);

    static final Form<BigDecimal> DECIMAL = Form.of(
            at -> at.parsed(
                    "a number such as 2 or 0.5",
                    text -> DECIMAL_TEXT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty(),
                    InputNode.Type.NUMBER),
            Forms::number);

    static final Form<Integer> MEBIBYTES = Form.of(
            at -> at.parsed(
                    "whole MiB, such as 512 MiB or 1 GiB",
                    Amounts::mebibytes,
                    InputNode.Type.TEXT,
                    InputNode.Type.NUMBER),
            Amounts::ofMebibytes);

    static final Form<Integer> GIBIBYTES = Form.of(
            at -> at.parsed(
                    "whole GiB, such as 10 GiB", Amounts::gibibytes, InputNode.Type.TEXT, InputNode.Type.NUMBER),
            Amounts::ofGibibytes);

    static final Form<Duration> DURATION = Form.of(
            at -> at.parsed(
                    "whole seconds, minutes or hours, such as 30s, 5m or 1h", Amounts::duration, InputNode.Type.TEXT),
            Amounts::ofDuration);

    static final Form<Duration> INTERVAL = Form.of(
            at -> at.parsed(
                    "whole minutes or hours, such as 10m or 1h",
                    text -> Amounts.duration(text).filter(time -> time.toSeconds() % 60 == 0),
                    InputNode.Type.TEXT),
            Amounts::ofDuration);

    /** A version; one that is a whole number needs no quotes. */
    static final Form<String> VERSION =
            Form.of(At::text, text -> VERSION_NUMBER.matcher(text).matches() ? (Object) Integer.valueOf(text) : text);

    static final Form<ContainerPort> PORT = Form.of(
            at -> at.parsed(
                    "a port number or $PORT",
                    text -> text.equals("$PORT")
                            ? Optional.of(ContainerPort.assigned())
                            : whole(text).map(ContainerPort::of),
                    InputNode.Type.NUMBER,
                    InputNode.Type.TEXT),
            port -> port.fixed().isPresent() ? port.fixed().get() : port.toString());

    static final Form<Ref<Service>> SERVICE = Form.of(
            at -> at.parsed(
                    "a process and its service, such as web.http",
                    text -> {
                        var parts = SERVICE_TEXT.matcher(text);
                        return parts.matches()
                                ? Optional.of(Ref.service(parts.group(1), parts.group(2)))
                                : Optional.empty();
                    },
                    InputNode.Type.TEXT),
            Ref::toString);

    /** A text is a script for a shell, a list is a program and its arguments; {@code image: true} is the image's own. */
    static final Form<Command> COMMAND = new Form<>() {
        private static final String IMAGE = "image";

        @Override
        public Optional<Command> read(At at) {
            if (at.isList()) {
                List<At> items = at.items();
                var argv = new ArrayList<String>();
                items.forEach(item -> item.text().ifPresent(argv::add));
                return argv.size() == items.size() ? Optional.of(new Command.Exec(argv)) : Optional.empty();
            }
            if (at.isTable()) {
                Optional<At> image = at.table(List.of(IMAGE)).map(fields -> fields.get(IMAGE));
                if (image.isEmpty()) {
                    at.missing(IMAGE);
                    return Optional.empty();
                }
                return TRUE.read(image.get()).map(any -> Command.ofImage());
            }
            return at.text().map(Command::shell);
        }

        @Override
        public Object plain(Command command) {
            return command.<Object>match(Command.Shell::script, Command.Exec::argv, image -> List.of());
        }

        @Override
        public void write(Mapping into, String key, Fact<Command> fact) {
            if (fact.is(Command.ofImage())) {
                into.mapping(key).put(IMAGE, fact.map(any -> true));
            } else {
                Form.super.write(into, key, fact);
            }
        }
    };

    private Forms() {}

    /** One of these constants, by the name that they print. */
    @SafeVarargs
    static <V> Form<V> choice(V... values) {
        var byName = new LinkedHashMap<String, V>();
        for (V value : values) {
            byName.put(value.toString(), value);
        }
        return Form.of(at -> at.choice(byName), V::toString);
    }

    private static Optional<Boolean> truth(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return small.equals("true") || small.equals("false") ? Optional.of(small.equals("true")) : Optional.empty();
    }

    private static Object number(BigDecimal decimal) {
        return decimal.scale() == 0 ? (Object) decimal.intValueExact() : decimal;
    }

    private static Optional<Integer> whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number == (int) number ? Optional.of((int) number) : Optional.empty();
    }
}
