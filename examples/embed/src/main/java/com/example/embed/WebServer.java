package com.example.embed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The page and the service, on the JDK's own server: few threads, bounded requests, nothing kept between them. */
final class WebServer implements AutoCloseable {
    /** Bytes in a request. What describes an app has some kilobytes. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** Requests that wait for a thread. The connections of those past it are closed. */
    private static final int WAITING = 1000;

    /** Nothing but this server's own script and style; texts of users are never markup, and if they were, never run. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ThreadPoolExecutor threads;
    private final HttpServer server;
    private final Workbench workbench;
    private final Map<String, Page> pages = new LinkedHashMap<>();

    private record Page(String type, byte[] content) {}

    /** What answers an upload. */
    private interface Service {
        byte[] answer(Upload upload) throws Refused;
    }

    /** Starts at this address; port 0 is any that is free. */
    WebServer(Portolan portolan, InetSocketAddress address) throws IOException {
        workbench = new Workbench(portolan);
        page("/", "page.html", "text/html; charset=utf-8");
        page("/page.css", "page.css", "text/css; charset=utf-8");
        page("/page.js", "page.js", "text/javascript; charset=utf-8");
        page("/chart.svg", "chart.svg", "image/svg+xml");
        pages.put("/targets", new Page("application/json", workbench.targets()));
        threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
        threads.prestartAllCoreThreads();
        server = HttpServer.create(address, WAITING);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void page(String path, String resource, String type) throws IOException {
        try (InputStream in = WebServer.class.getResourceAsStream(resource)) {
            pages.put(path, new Page(type, Objects.requireNonNull(in, resource).readAllBytes()));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (Refused refused) {
                byte[] message = (refused.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
                send(exchange, refused.status(), new Page("text/plain; charset=utf-8", message));
            }
        } catch (RuntimeException defect) {
            // Neither the server nor Portolan expects it. The JDK's server would close the connection without a word.
            System.getLogger("com.example.embed").log(System.Logger.Level.ERROR, "not answered", defect);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, Refused {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/translate" -> serve(exchange, "application/json", workbench::translate);
            case "/zip" -> serve(exchange, "application/zip", workbench::zip);
            default -> {
                Page page = pages.get(path);
                if (page == null) {
                    throw new Refused(404, "There is nothing at this path. The page is at /.");
                }
                only(exchange, "GET");
                send(exchange, 200, page);
            }
        }
    }

    private void serve(HttpExchange exchange, String type, Service service) throws IOException, Refused {
        only(exchange, "POST");
        String sent = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        if (!sent.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Refused(415, "The body must be application/json, not '" + sent + "'.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refused(413, "The request is larger than " + MOST_BYTES + " bytes.");
        }
        send(exchange, 200, new Page(type, service.answer(Upload.parse(body))));
    }

    private static void only(HttpExchange exchange, String method) throws Refused {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new Refused(405, "Only " + method + " is answered here.");
        }
    }

    private static void send(HttpExchange exchange, int status, Page page) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, page.content().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(page.content());
        }
    }
}
