package dev.portolan.engine.plan;

import dev.portolan.engine.output.IndentedJson;
import dev.portolan.engine.output.Sha256;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What Portolan wrote to a folder before: for each target, and past production for each of its stages, the files with the
 * SHA-256 of what was written. Kept in the folder itself, sorted, so that it can be committed and merged.
 */
final class WrittenRecord {
    /** Where it stands, below the folder. */
    static final String PATH = ".portolan/written.json";

    static final WrittenRecord EMPTY = new WrittenRecord(new TreeMap<>());

    private static final String PRODUCTION = "production";

    private static final int VERSION = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SortedMap<String, SortedMap<String, String>> targets;

    private WrittenRecord(SortedMap<String, SortedMap<String, String>> targets) {
        this.targets = targets;
    }

    /** Tells where and why a record cannot be used. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;

        Broken(String message, int line) {
            super(message);
            this.line = line;
        }

        /** From 1; 0 where it is not known. */
        int line() {
            return line;
        }
    }

    static WrittenRecord parse(byte[] json) throws Broken {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new WrittenRecord(new Reader(parser).read());
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new Broken("it is not JSON as Portolan writes it", line);
        }
    }

    /** What a target's files of one stage are kept under: for production the target alone. */
    static String key(String target, String stage) {
        return stage.equals(PRODUCTION) ? target : target + " " + stage;
    }

    static String target(String key) {
        return key.split(" ", 2)[0];
    }

    private static String stage(String key) {
        return key.equals(target(key)) ? PRODUCTION : key.substring(target(key).length() + 1);
    }

    /** The hash of what was last written there for this target. */
    Optional<String> hash(String target, String path) {
        return Optional.ofNullable(paths(target).get(path));
    }

    /** The files of a target with their hashes, sorted by path. */
    Map<String, String> paths(String target) {
        return Collections.unmodifiableMap(targets.getOrDefault(target, new TreeMap<>()));
    }

    /** Another target for which exactly this was written there. */
    Optional<String> otherTarget(String key, String path, String hash) {
        return writers(path, hash)
                .map(WrittenRecord::target)
                .filter(target -> !target.equals(target(key)))
                .findFirst();
    }

    /** Another stage of the same target for which exactly this was written there, and not for this one. */
    Optional<String> otherStage(String key, String path, String hash) {
        return hash(key, path).filter(hash::equals).isPresent()
                ? Optional.empty()
                : writers(path, hash)
                        .filter(other -> target(other).equals(target(key)))
                        .map(WrittenRecord::stage)
                        .findFirst();
    }

    /** Whether exactly this was written there for another target or stage, whoever else did. */
    boolean isOfAnother(String key, String path, String hash) {
        return writers(path, hash).anyMatch(other -> !other.equals(key));
    }

    private Stream<String> writers(String path, String hash) {
        return targets.entrySet().stream()
                .filter(entry -> hash.equals(entry.getValue().get(path)))
                .map(Map.Entry::getKey);
    }

    /** This record with the files of one target replaced. */
    WrittenRecord with(String target, Map<String, String> files) {
        var all = new TreeMap<>(targets);
        all.put(target, new TreeMap<>(files));
        if (files.isEmpty()) {
            all.remove(target);
        }
        return new WrittenRecord(all);
    }

    String toJson() {
        return IndentedJson.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeObjectPropertyStart("targets");
            targets.forEach((target, files) -> {
                json.writeObjectPropertyStart(target);
                files.forEach(json::writeStringProperty);
                json.writeEndObject();
            });
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** Takes exactly what {@link #toJson()} writes, in any order and with any white space. */
    private record Reader(JsonParser parser) {
        SortedMap<String, SortedMap<String, String>> read() throws Broken {
            var found = new TreeMap<String, SortedMap<String, String>>();
            Set<String> names = new TreeSet<>();
            expect(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                names.add(name);
                if (name.equals("version")) {
                    expect(JsonToken.VALUE_NUMBER_INT, parser.nextToken());
                    if (!parser.getString().equals(Integer.toString(VERSION))) {
                        throw broken("its version is " + parser.getString() + " and not " + VERSION
                                + ": another version of Portolan wrote it");
                    }
                } else if (name.equals("targets")) {
                    readTargets(found);
                } else {
                    throw broken("it has an unknown key '" + name + "'");
                }
            }
            if (names.size() != 2 || parser.nextToken() != null) {
                throw broken("it is incomplete or something follows it");
            }
            return found;
        }

        private void readTargets(Map<String, SortedMap<String, String>> found) throws Broken {
            expect(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String target = parser.currentName();
                var files = new TreeMap<String, String>();
                expect(JsonToken.START_OBJECT, parser.nextToken());
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String path = parser.currentName();
                    expect(JsonToken.VALUE_STRING, parser.nextToken());
                    if (!Sha256.isOne(parser.getString())) {
                        throw broken("what stands under '" + path + "' is not a SHA-256");
                    }
                    files.put(path, parser.getString());
                }
                found.put(target, files);
            }
        }

        private void expect(JsonToken expected, JsonToken actual) throws Broken {
            if (actual != expected) {
                throw broken("it is not JSON as Portolan writes it");
            }
        }

        private Broken broken(String message) {
            return new Broken(message, Math.max(0, parser.currentTokenLocation().getLineNr()));
        }
    }
}
