package com.example.embed;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Chromium without a window, driven by its own protocol: a mouse that moves and keys that are pressed. */
final class Browser implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Process process;
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private final WebSocket socket;
    private int id;

    private Browser(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--force-device-scale-factor=1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("chromium.log").toFile())
                .start();
        int port = Integer.parseInt(portOf(profile.resolve("DevToolsActivePort")));
        String pages = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher page = Pattern.compile("\"ws://[^\"]*/devtools/page/[^\"]*\"").matcher(pages);
        if (!page.find()) {
            throw new IOException("Chromium has no page: " + pages);
        }
        String address = page.group().replace("\"", "");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(20, TimeUnit.SECONDS);
        send("Runtime.enable", json -> {});
        send("Log.enable", json -> {});
        send("Page.enable", json -> {});
        send("Emulation.setFocusEmulationEnabled", json -> json.writeBooleanProperty("enabled", true));
    }

    /** Chromium, if the machine has it. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path folder) throws Exception {
        return new Browser(program, Files.createDirectory(folder.resolve("profile")));
    }

    private static String portOf(Path file) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (Files.exists(file) && Files.readString(file).contains("\n")) {
                return Files.readAllLines(file).get(0);
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium does not listen");
    }

    /** What the page complained of: errors of its script, and what its policy refused. */
    List<String> complaints() {
        return complaints;
    }

    void window(int width, int height, boolean dark) throws Exception {
        send("Emulation.setDeviceMetricsOverride", json -> {
            json.writeNumberProperty("width", width);
            json.writeNumberProperty("height", height);
            json.writeNumberProperty("deviceScaleFactor", 1);
            json.writeBooleanProperty("mobile", false);
        });
        send("Emulation.setEmulatedMedia", json -> {
            json.writeArrayPropertyStart("features");
            json.writeStartObject();
            json.writeStringProperty("name", "prefers-color-scheme");
            json.writeStringProperty("value", dark ? "dark" : "light");
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    void open(String address) throws Exception {
        send("Page.navigate", json -> json.writeStringProperty("url", address));
    }

    /** The value of an expression of JavaScript, as text. */
    String value(String expression) throws Exception {
        return first(evaluate("String(" + expression + ")", true), "value");
    }

    /** Waits until an expression holds. */
    void await(String expression) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (value("Boolean(" + expression + ")").equals("true")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("it never came to be: " + expression);
    }

    /** Hands files to an input, as a user does who chooses them. */
    void choose(String element, List<Path> files) throws Exception {
        String object = first(evaluate(element, false), "objectId");
        send("DOM.setFileInputFiles", json -> {
            json.writeArrayPropertyStart("files");
            files.forEach(file -> json.writeString(file.toString()));
            json.writeEndArray();
            json.writeStringProperty("objectId", object);
        });
    }

    /** Moves the mouse onto an element, after bringing it into view. */
    void moveTo(String element) throws Exception {
        mouse("mouseMoved", element, "none");
    }

    void click(String element) throws Exception {
        mouse("mouseMoved", element, "none");
        mouse("mousePressed", element, "left");
        mouse("mouseReleased", element, "left");
    }

    private void mouse(String type, String element, String button) throws Exception {
        String[] at = value("(e => { e.scrollIntoView({block: 'nearest', inline: 'nearest'});"
                        + " const r = e.getBoundingClientRect();"
                        + " return (r.x + Math.min(r.width / 2, 150)) + ' ' + (r.y + r.height / 2); })(" + element
                        + ")")
                .split(" ");
        send("Input.dispatchMouseEvent", json -> {
            json.writeStringProperty("type", type);
            json.writeNumberProperty("x", Double.parseDouble(at[0]));
            json.writeNumberProperty("y", Double.parseDouble(at[1]));
            json.writeStringProperty("button", button);
            json.writeNumberProperty("clickCount", button.equals("none") ? 0 : 1);
        });
    }

    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            send("Input.dispatchKeyEvent", json -> {
                json.writeStringProperty("type", type);
                json.writeStringProperty("key", key);
            });
        }
    }

    void screenshot(Path file) throws Exception {
        Files.write(file, Base64.getDecoder().decode(first(send("Page.captureScreenshot", json -> {}), "data")));
    }

    private String evaluate(String expression, boolean byValue) throws Exception {
        return send("Runtime.evaluate", json -> {
            json.writeStringProperty("expression", expression);
            json.writeBooleanProperty("returnByValue", byValue);
        });
    }

    private String send(String method, Consumer<JsonGenerator> parameters) throws Exception {
        int mine = ++id;
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("id", mine);
            json.writeStringProperty("method", method);
            json.writeObjectPropertyStart("params");
            parameters.accept(json);
            json.writeEndObject();
            json.writeEndObject();
        }
        socket.sendText(text.toString(), true).get(20, TimeUnit.SECONDS);
        while (true) {
            String message = received.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new IOException("no answer to " + text);
            }
            if (message.contains("\"method\":\"Runtime.exceptionThrown\"")
                    || (message.contains("\"method\":\"Log.entryAdded\"") && message.contains("\"level\":\"error\""))) {
                complaints.add(message);
            }
            if (message.startsWith("{\"id\":" + mine + ",")) {
                if (message.contains("\"error\":{\"code\"") || message.contains("\"exceptionDetails\"")) {
                    throw new IOException(text + " gave " + message);
                }
                return message;
            }
        }
    }

    /** The first text of this name. */
    private static String first(String message, String name) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), message)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && json.currentName().equals(name)) {
                    return json.nextStringValue();
                }
            }
        }
        throw new IOException("no " + name + " in " + message);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    /** Puts the pieces of messages together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder pieces = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                received.add(pieces.toString());
                pieces.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
