package dev.portolan.engine.write;

import dev.portolan.document.Dialect;
import dev.portolan.document.Document;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;
import java.util.List;

/** Short words for the tests of this package. */
final class Samples {
    private Samples() {}

    static <T> Fact<T> value(T value) {
        return Fact.chosen(value, "for the test");
    }

    static Fact<List<String>> values(String... values) {
        return value(List.of(values));
    }

    static String written(Document document) {
        return DocumentWriter.write(document.freeze());
    }

    /** A language in which a dollar sign is written twice. */
    static final class Dollars extends Dialect {
        @Override
        public String escape(String text) {
            return text.replace("$", "$$");
        }

        static Scalar variable(String name) {
            return verbatim("${" + name + "}");
        }
    }
}
