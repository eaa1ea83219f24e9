package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A seeded tree full of hostile texts and comments.
 *
 * @param document the tree, handed over
 * @param expected the same as maps, lists and scalars, in the order of the tree
 */
record RandomTree(Document document, Map<String, Object> expected) {

    static RandomTree of(long seed, Document.Format format) {
        var random = new Random(seed);
        Document document = Document.tree("tree-" + seed, format);
        if (random.nextBoolean()) {
            document.header(HostileTexts.next(random));
        }
        Map<String, Object> expected = fill(document.root(), random, 0);
        return new RandomTree(document.freeze(), expected);
    }

    private static Map<String, Object> fill(Mapping mapping, Random random, int depth) {
        var expected = new LinkedHashMap<String, Object>();
        for (int count = depth == 0 ? 6 : random.nextInt(4); count > 0; count--) {
            String key = HostileTexts.next(random);
            if (!expected.containsKey(key)) {
                if (random.nextInt(3) == 0) {
                    mapping.note(HostileTexts.next(random));
                }
                expected.put(key, child(mapping, key, random, depth));
            }
        }
        if (expected.isEmpty()) {
            mapping.evenIfEmpty();
        }
        return expected;
    }

    private static Object child(Mapping mapping, String key, Random random, int depth) {
        switch (depth > 4 ? 0 : random.nextInt(5)) {
            case 1 -> {
                return fill(mapping.mapping(key), random, depth + 1);
            }
            case 2 -> {
                return fill(mapping.list(key), random, depth + 1, random.nextInt(3));
            }
            default -> {
                Object scalar = scalar(random);
                mapping.put(key, value(scalar));
                return scalar;
            }
        }
    }

    /** Fills a list with mappings, with scalars and lists, or with both; never leaves it empty. */
    private static List<Object> fill(Sequence sequence, Random random, int depth, int kind) {
        var expected = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            if (kind == 0 || (kind == 1 && random.nextBoolean())) {
                expected.add(fill(sequence.add(), random, depth + 1));
            } else if (random.nextInt(4) == 0) {
                List<Object> nested = List.of(scalar(random), scalar(random));
                sequence.add(value(nested));
                expected.add(nested);
            } else if (random.nextInt(4) == 0) {
                expected.add(copied(sequence, random, depth));
            } else {
                Object scalar = scalar(random);
                sequence.add(value(scalar));
                expected.add(scalar);
            }
        }
        return expected;
    }

    /** Adds a part of another document: the only items that have comments of their own. */
    private static Object copied(Sequence sequence, Random random, int depth) {
        Document other = Document.toml("other.toml");
        other.root().note("item " + HostileTexts.next(random));
        Object expected = child(other.root(), "item", random, depth);
        sequence.addCopy(other.root().get("item").orElseThrow());
        return expected;
    }

    private static Object scalar(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> BigDecimal.valueOf(random.nextInt(), random.nextInt(12) - 2);
            case 3 -> random.nextBoolean();
            default -> HostileTexts.next(random);
        };
    }
}
