package dev.portolan.model;

import dev.portolan.fact.Fact;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Finds every stated fact of a record of facts, so that no leaf can be forgotten in a list kept by hand. */
final class FactWalk {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private FactWalk() {}

    static List<Fact<?>> of(Record root) {
        var facts = new ArrayList<Fact<?>>();
        collect(root, facts);
        return List.copyOf(facts);
    }

    private static void collect(Object value, List<Fact<?>> into) {
        if (value instanceof Fact<?> fact) {
            if (fact.isPresent()) {
                into.add(fact);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, into));
        } else if (value instanceof Record record) {
            for (RecordComponent component : COMPONENTS.get(record.getClass())) {
                collect(read(component, record), into);
            }
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
