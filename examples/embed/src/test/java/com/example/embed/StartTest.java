package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartTest {
    private static final List<String> TARGETS = List.of("fly", "kamal", "defang", "aws", "portolan-yaml");

    @Test
    void it_serves_from_the_class_path() throws Exception {
        try (Start start = Start.onTheClassPath("0")) {
            serves(start);
        }
    }

    @Test
    void it_serves_from_the_module_path() throws Exception {
        try (Start start = Start.onTheModulePath("0")) {
            serves(start);
        }
    }

    @Test
    void a_port_that_is_none_is_told() throws Exception {
        try (Start start = Start.onTheModulePath("http")) {
            assertThat(start.process().waitFor()).isEqualTo(2);
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        try (Start first = Start.onTheClassPath("0");
                Start second = Start.onTheClassPath(
                        String.valueOf(URI.create(first.address()).getPort()))) {
            assertThat(second.process().waitFor()).isEqualTo(1);
        }
    }

    private static void serves(Start start) throws Exception {
        assertThat(start.address()).startsWith("http://localhost:");
        String body = Apps.body(Apps.shop(), TARGETS);
        byte[] alone = new Workbench(Portolan.load()).translate(Upload.parse(body.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(start.address() + "translate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(alone);
    }
}
