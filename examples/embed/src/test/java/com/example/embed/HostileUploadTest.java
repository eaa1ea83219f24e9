package com.example.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileUploadTest {
    private Client client;

    @BeforeEach
    void start() throws IOException {
        client = new Client();
    }

    /** Whatever was sent, the next one is served. */
    @AfterEach
    void is_still_there() throws Exception {
        assertThat(client.ask(client.upload("/translate", Apps.body(Apps.shop(), List.of("fly"))))
                        .statusCode())
                .isEqualTo(200);
        client.close();
    }

    @Test
    void too_many_bytes() throws Exception {
        String large = Apps.body(Map.of("Procfile", "x".repeat(WebServer.MOST_BYTES)), List.of("fly"));
        told(client.upload("/translate", large), 413, "The request is larger than 2097152 bytes.");
    }

    @Test
    void too_many_bytes_whose_number_is_not_told() throws Exception {
        byte[] large = new byte[WebServer.MOST_BYTES + 1];
        var chunked = BodyPublishers.ofByteArrays(List.of(large));
        told(
                client.to("/zip")
                        .header("Content-Type", "application/json")
                        .POST(chunked)
                        .build(),
                413,
                "The request is larger than 2097152 bytes.");
    }

    @Test
    void too_many_files() throws Exception {
        var files = new TreeMap<String, String>();
        for (int i = 0; i <= Upload.MOST_FILES; i++) {
            files.put("file" + i, "");
        }
        told(
                client.upload("/translate", Apps.body(files, List.of("fly"))),
                413,
                "More than 100 files; send those that describe the app: Procfile, app.json, heroku.yml, portolan.yaml,"
                        + " Dockerfile.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Procfile", "/etc/passwd", "a/../../b", "a\\b", "", "a//b", "./Procfile"})
    void names_that_lead_elsewhere(String path) throws Exception {
        told(
                client.upload("/translate", Apps.body(Map.of(path, ""), List.of("fly"))),
                400,
                "A file has not a path inside a project: " + path + ". Name it as seen from the app's root.");
    }

    @Test
    void names_that_are_too_long() throws Exception {
        told(
                client.upload("/translate", Apps.body(Map.of("a".repeat(201), ""), List.of("fly"))),
                400,
                "The body, line 1, column 11: a path has 201 characters; 200 are taken.");
    }

    @Test
    void bytes_that_are_no_text() throws Exception {
        byte[] body = "{ \"files\": {\n \"Procfile\": \"??\" } }".getBytes(UTF_8);
        body[26] = (byte) 0xC3;
        body[27] = (byte) 0x28;
        told(
                client.to("/translate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                400,
                "The body is not UTF-8: byte 26, on line 2, begins no character. Send texts only.");
        told(
                client.upload("/translate", "{\"files\": {\"logo.png\": \"\\u0089PNG\\u0000\"}}"),
                400,
                "The body, line 1, column 24: the file 'logo.png' is binary: it holds a zero. Send texts only.");
    }

    @Test
    void a_target_that_is_not_there() throws Exception {
        told(
                client.upload("/translate", Apps.body(Apps.shop(), List.of("fly", "kamel"))),
                400,
                "There is no target 'kamel'; these are there: aws, defang, fly, kamal, portolan-yaml."
                        + " Did you mean 'kamal'?");
    }

    @Test
    void json_that_is_broken() throws Exception {
        told(
                client.upload("/translate", "{\n  \"files\": { \"Procfile\": \"web: x\" \"a\" }\n}"),
                400,
                "The body, line 2, column 35: Unexpected character ('\"' (code 34)): was expecting comma to separate"
                        + " Object entries.");
        told(
                client.upload("/translate", "[]"),
                400,
                "The body, line 1, column 1: expected an object with \"files\" and \"targets\".");
        told(
                client.upload("/translate", "{\"file\": 1}"),
                400,
                "The body, line 1, column 2: there is no key 'file'; files, targets and stage are known.");
        told(
                client.upload("/translate", "{\"files\": {\"a\": 1}}"),
                400,
                "The body, line 1, column 17: expected the file's text.");
        told(
                client.upload("/translate", "{\"files\": {\"a\": \"\", \"a\": \"\"}}"),
                400,
                "The body, line 1, column 24: Duplicate Object property \"a\".");
        told(client.upload("/translate", "{} {}"), 400, "The body, line 1, column 4: expected the end of the body.");
        told(client.upload("/translate", "{}"), 400, "Send at least one file in \"files\".");
        told(
                client.upload("/translate", "[".repeat(100_000)),
                400,
                "The body, line 1, column 1: expected an object with \"files\" and \"targets\".");
        assertThat(client.ask(client.upload("/translate", "")).statusCode()).isEqualTo(400);
        assertThat(client.ask(client.upload("/translate", "{\"files\": {\"a\": \""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.ask(client.upload("/translate", "{\"files\": {\"a\": \"\"}, \"targets\": [[[["))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void other_methods_types_and_paths() throws Exception {
        HttpResponse<String> answer = told(client.to("/translate").GET().build(), 405, "Only POST is answered here.");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        told(client.to("/").DELETE().build(), 405, "Only GET is answered here.");
        told(
                client.to("/zip")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                415,
                "The body must be application/json, not 'text/plain'.");
        told(
                client.to("/zip").POST(BodyPublishers.noBody()).build(),
                415,
                "The body must be application/json, not ''.");
        told(client.to("/page.html").GET().build(), 404, "There is nothing at this path. The page is at /.");
        told(client.to("/../pom.xml").GET().build(), 404, "There is nothing at this path. The page is at /.");
    }

    @Test
    void files_without_an_app_are_an_answer_with_findings_and_no_zip() throws Exception {
        String body = Apps.body(Map.of("README.md", "# Nothing"), List.of("fly"));
        assertThat(client.ask(client.upload("/translate", body)).body()).contains("engine/no-app", "\"targets\":[]");
        told(client.upload("/zip", body), 422, "There is no app in these files, and so nothing to pack.");
    }

    @Test
    void what_is_wrong_with_a_file_is_told_with_its_line() throws Exception {
        String body = Apps.body(Map.of("Procfile", "web: x\n", "app.json", "{\n  \"name\": }"), List.of("fly"));
        assertThat(client.ask(client.upload("/translate", body)).body().replaceAll("\\s+", ""))
                .contains("\"file\":\"app.json\",\"line\":2,\"column\":11");
    }

    private HttpResponse<String> told(HttpRequest request, int status, String message) throws Exception {
        HttpResponse<String> answer = client.ask(request);
        assertThat(answer.body()).isEqualTo(message + "\n");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        return answer;
    }
}
