package com.example.embed;

import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server on a port of its own, and somebody who asks it. */
final class Client implements AutoCloseable {
    final WebServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    Client() throws IOException {
        server = new WebServer(Portolan.load(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    }

    HttpRequest upload(String path, String body) {
        return to(path).header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        server.close();
    }
}
