package com.example.embed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * What a request asks for, as JSON: <code>{ "files": { "Procfile": "web: …" }, "targets": [ "fly" ] }</code>.
 *
 * @param files the texts of the app's files, by their paths
 * @param targets the ids of the targets, in the order of the request; each once
 * @param stage the stage of the app; {@code production} where the request names none
 */
record Upload(Map<String, String> files, List<String> targets, String stage) {
    /** Files in an upload. An app has a handful that matter. */
    static final int MOST_FILES = 100;

    private static final int MOST_TARGETS = 20;
    private static final int LONGEST_PATH = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a body, or says where it is wrong. */
    static Upload parse(byte[] body) throws Refused {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text(body))) {
            return new Parser(json).upload();
        } catch (JacksonException e) {
            throw refused(e.getLocation(), e.getOriginalMessage() + ".");
        }
    }

    private static String text(byte[] body) throws Refused {
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(body.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
            throw new Refused(
                    400,
                    "The body is not UTF-8: byte " + in.position() + ", on line " + line
                            + ", begins no character. Send texts only.");
        }
        return out.flip().toString();
    }

    private static Refused refused(TokenStreamLocation at, String message) {
        return new Refused(400, "The body, line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + message);
    }

    private record Parser(JsonParser json) {
        Upload upload() throws Refused {
            var files = new LinkedHashMap<String, String>();
            var targets = new ArrayList<String>();
            String stage = "production";
            next(JsonToken.START_OBJECT, "an object with \"files\" and \"targets\"");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                switch (json.currentName()) {
                    case "files" -> files(files);
                    case "targets" -> targets(targets);
                    case "stage" -> stage = next(JsonToken.VALUE_STRING, "the name of a stage");
                    default ->
                        throw here("there is no key '" + json.currentName() + "'; files, targets and stage are known.");
                }
            }
            if (json.nextToken() != null) {
                throw here("expected the end of the body.");
            }
            if (files.isEmpty() || targets.isEmpty()) {
                throw new Refused(
                        400,
                        files.isEmpty()
                                ? "Send at least one file in \"files\"."
                                : "Name at least one target in \"targets\".");
            }
            return new Upload(files, List.copyOf(targets), stage);
        }

        private void files(Map<String, String> files) throws Refused {
            next(JsonToken.START_OBJECT, "an object of files by their paths");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String path = json.currentName();
                if (path.length() > LONGEST_PATH) {
                    throw here("a path has " + path.length() + " characters; " + LONGEST_PATH + " are taken.");
                }
                String text = next(JsonToken.VALUE_STRING, "the file's text");
                if (text.indexOf('\0') >= 0) {
                    throw here("the file '" + path + "' is binary: it holds a zero. Send texts only.");
                }
                files.put(path, text);
                if (files.size() > MOST_FILES) {
                    throw new Refused(
                            413,
                            "More than " + MOST_FILES + " files; send those that describe the app:"
                                    + " Procfile, app.json, heroku.yml, portolan.yaml, Dockerfile.");
                }
            }
        }

        private void targets(List<String> targets) throws Refused {
            next(JsonToken.START_ARRAY, "a list of targets");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_STRING) {
                    throw here("expected the id of a target.");
                }
                if (!targets.contains(json.getString())) {
                    targets.add(json.getString());
                }
                if (targets.size() > MOST_TARGETS) {
                    throw new Refused(413, "More than " + MOST_TARGETS + " targets.");
                }
            }
        }

        private String next(JsonToken token, String expected) throws Refused {
            if (json.nextToken() != token) {
                throw here("expected " + expected + ".");
            }
            return json.getString();
        }

        private Refused here(String message) {
            return refused(json.currentTokenLocation(), message);
        }
    }
}
