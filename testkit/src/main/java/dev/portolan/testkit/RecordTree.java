package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and rebuilds records of facts, so that a new component of the model needs no line here. */
final class RecordTree {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private RecordTree() {}

    /** What becomes of the parts of a tree. */
    interface Edit {
        /** What stands in the place of this fact; an absent one leaves its list. */
        default Fact<?> fact(Fact<?> fact) {
            return fact;
        }

        /** What stands in the place of this record, if not the record with what becomes of its parts. */
        default Optional<Record> other(Record record) {
            return Optional.empty();
        }

        /** Whether this record stays in its list. */
        default boolean keeps(Record record) {
            return true;
        }
    }

    /** Is shown every record and every stated fact, outer ones first. */
    interface Visitor {
        /** A fact; {@code inList} if it is an item of a list. */
        void fact(Fact<?> fact, boolean inList);

        /** A record. */
        void record(Record record);
    }

    /** Shows the tree to the visitor. */
    static void visit(Record root, Visitor visitor) {
        visit(root, false, visitor);
    }

    private static void visit(Object value, boolean inList, Visitor visitor) {
        if (value instanceof Fact<?> fact) {
            if (fact.isPresent()) {
                visitor.fact(fact, inList);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(item -> visit(item, true, visitor));
        } else if (value instanceof Record record) {
            visitor.record(record);
            for (Object part : values(record)) {
                visit(part, false, visitor);
            }
        }
    }

    /** The values of a record's components, in their order. */
    static List<Object> values(Record record) {
        var values = new ArrayList<Object>();
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
            try {
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }

    /** The record with every part as the edit wants it; throws what the record's constructor throws. */
    static <R extends Record> R edited(R root, Edit edit) {
        @SuppressWarnings("unchecked") // a record is rebuilt by its own constructor
        R changed = (R) rebuilt(root, edit);
        return changed;
    }

    private static Object rebuilt(Object value, Edit edit) {
        if (value instanceof Fact<?> fact) {
            return edit.fact(fact);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> !(item instanceof Record record) || edit.keeps(record))
                    .map(item -> rebuilt(item, edit))
                    .filter(item -> !(item instanceof Fact<?> fact) || fact.isPresent())
                    .toList();
        }
        return value instanceof Record record ? rebuilt(record, edit) : value;
    }

    private static Record rebuilt(Record record, Edit edit) {
        Optional<Record> other = edit.other(record);
        if (other.isPresent()) {
            return other.get();
        }
        List<Object> values = values(record);
        List<Object> changed =
                values.stream().map(value -> rebuilt(value, edit)).toList();
        return values.equals(changed) ? record : make(record.getClass(), changed);
    }

    private static Record make(Class<? extends Record> type, List<Object> values) {
        RecordComponent[] components = COMPONENTS.get(type);
        var types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot make " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
