package dev.portolan.terraform;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same texts at every kind of place that a text can have in a file. */
final class RoundTrip {
    /** The text that the variables of the file have. */
    static final String BEFORE = "[${]";

    private RoundTrip() {}

    /** The file. */
    static String file(List<String> texts) {
        var out = Output.builder();
        var file = TerraformFile.in(out, "round.tf.json", "Texts: ${these}.");
        Ref before = file.variable(
                "before",
                variable -> variable.type("string")
                        .description("It says ${nothing}.")
                        .defaultsTo(fact(BEFORE)));
        Ref defaults = file.variable(
                "defaults", variable -> variable.type("list(string)").defaultsTo(fact(texts)));
        Ref values = file.localList("values", list -> texts.forEach(text -> list.add(fact(text))));
        Ref keys = file.localObject(
                "keys", object -> texts.stream().distinct().forEach(text -> object.put(fact("k" + text), fact(text))));
        Ref quoted = file.localList("quoted", list -> texts.forEach(text -> list.add(Expression.of(fact(text)))));
        Ref upper = file.localList(
                "called", list -> texts.forEach(text -> list.add(Expression.of("one([", fact(text), "])"))));
        Ref around = file.localList(
                "around", list -> texts.forEach(text -> list.add(Expression.text(fact(text), before, fact(text)))));
        Ref inside = file.localList(
                "inside",
                list -> texts.forEach(text ->
                        list.add(Expression.of("one([", Expression.text(fact(text), before, fact(text)), "])"))));
        Map<String, Ref> outputs = new LinkedHashMap<>();
        outputs.put("defaults", defaults);
        outputs.put("values", values);
        outputs.put("keys", keys);
        outputs.put("quoted", quoted);
        outputs.put("called", upper);
        outputs.put("around", around);
        outputs.put("inside", inside);
        outputs.forEach((name, ref) -> file.output(name, "Texts: ${" + name + "}.", ref));
        return DocumentWriter.write(out.build().documents().get(0));
    }

    /** What Terraform must make of it. */
    static Map<String, Object> expected(List<String> texts) {
        Map<String, Object> keys = new LinkedHashMap<>();
        texts.forEach(text -> keys.put("k" + text, text));
        List<String> around = new ArrayList<>();
        texts.forEach(text -> around.add(text + BEFORE + text));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("defaults", texts);
        expected.put("values", texts);
        expected.put("keys", keys);
        expected.put("quoted", texts);
        expected.put("called", texts);
        expected.put("around", around);
        expected.put("inside", around);
        return expected;
    }

    static <T> Fact<T> fact(T value) {
        return Fact.chosen(value, "a test");
    }
}
