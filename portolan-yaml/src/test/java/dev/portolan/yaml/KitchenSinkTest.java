package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Trigger;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kitchen sinks state whatever the model can state. A new leaf makes this fail until a sink states it. */
class KitchenSinkTest {
    private static final String MODEL = App.class.getPackageName();

    /** Every component, constant and variant that the model has. */
    private static Set<String> statable() {
        var found = new LinkedHashSet<String>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(App.class));
        var seen = new LinkedHashSet<Class<?>>();
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (!type.getPackageName().equals(MODEL) || type == Ref.class || !seen.add(type)) {
                continue;
            }
            if (type.isSealed()) {
                for (Class<?> variant : type.getPermittedSubclasses()) {
                    found.add("variant " + variant.getName());
                    open.push(variant);
                }
            } else if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    found.add("constant " + type.getName() + "." + ((Enum<?>) constant).name());
                }
            } else if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    found.add("component " + type.getName() + "." + component.getName());
                    classesIn(component.getGenericType().getTypeName()).forEach(open::push);
                }
            }
        }
        return found;
    }

    /** The classes that a generic type names, as in {@code List<Fact<Ref<EnvVariable>>>}. */
    private static Stream<Class<?>> classesIn(String type) {
        return Stream.of(type.split("[<>, ?]+", -1))
                .filter(name -> name.startsWith(MODEL + "."))
                .map(KitchenSinkTest::load);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an app states of it. */
    private static void stated(Object value, Set<String> into) {
        if (value instanceof Fact<?> fact) {
            fact.ifPresent(it -> stated(it, into));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> stated(item, into));
        } else if (value instanceof Enum<?> constant) {
            into.add("constant " + constant.getDeclaringClass().getName() + "." + constant.name());
        } else if (value instanceof Record record && !(value instanceof Ref)) {
            into.add("variant " + record.getClass().getName());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = read(component, record);
                if (says(part)) {
                    into.add("component " + record.getClass().getName() + "." + component.getName());
                    stated(part, into);
                }
            }
        }
    }

    private static boolean says(Object part) {
        return part instanceof Fact<?> fact ? fact.isPresent() : !(part instanceof List<?> list) || !list.isEmpty();
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theyStateEveryComponentConstantAndVariantOfTheModel() {
        var stated = new LinkedHashSet<String>();
        Yaml.kitchenSinks().forEach(file -> stated(Yaml.app(Yaml.text(file)), stated));
        assertThat(statable()).hasSizeGreaterThan(150).isSubsetOf(stated);
    }

    @Test
    void theWalkKnowsTheSealedTypesOfTheModel() {
        for (Class<?> type :
                List.of(Build.class, Command.class, Probe.class, Trigger.class, ContainerPort.class, EnvValue.class)) {
            for (Class<?> variant : type.getPermittedSubclasses()) {
                assertThat(statable()).contains("variant " + variant.getName());
            }
        }
    }
}
