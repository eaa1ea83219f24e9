package dev.portolan.testkit.terraform;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A provider that knows its schema and finds no fault: as much of HTTP/2 and of plugin protocol 6 as
 * {@code terraform validate} needs. It listens on loopback only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113">HTTP/2</a>
 * @see <a href="https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol">Plugin protocol</a>
 */
final class StandInProvider implements AutoCloseable {
    private static final int PREFACE = 24;
    private static final int LARGEST_FRAME = 16_384;
    private static final int FIRST_WINDOW = 65_535;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;

    private final ServerSocket server;
    private final byte[] schema;
    private final String address;

    StandInProvider(ProviderSchema schema) throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.schema = schema.message();
        address = schema.address();
        daemon(this::accept);
    }

    /** How Terraform finds it: an entry of the object in {@code TF_REATTACH_PROVIDERS}. */
    String reattach() {
        return "\"" + address + "\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":6,\"Pid\":"
                + ProcessHandle.current().pid()
                + ",\"Test\":true,\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:" + server.getLocalPort()
                + "\"}}";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "stand-in-provider");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket).run();
        } catch (IOException gone) {
            // Terraform hangs up when it is done.
        }
    }

    private final class Connection {
        private final DataInputStream in;
        private final DataOutputStream out;
        private final HeaderBlocks headers = new HeaderBlocks();
        private final Map<Integer, String> paths = new LinkedHashMap<>();
        private final Map<Integer, ByteBuffer> waiting = new LinkedHashMap<>();
        private final Map<Integer, Integer> windows = new LinkedHashMap<>();
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();
        private int window = FIRST_WINDOW;
        private int streamWindow = FIRST_WINDOW;

        private Connection(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }

        private void run() throws IOException {
            in.readNBytes(PREFACE);
            frame(4, 0, 0, new byte[0]);
            while (true) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt() & 0x7fff_ffff;
                received(type, flags, stream, in.readNBytes(length));
                flush();
            }
        }

        private void received(int type, int flags, int stream, byte[] payload) throws IOException {
            switch (type) {
                case 0 -> data(flags, stream, payload.length);
                case 1 -> begin(flags, stream, payload);
                case 4 -> settings(flags, payload);
                case 6 -> ping(flags, payload);
                case 8 -> opened(stream, ByteBuffer.wrap(payload).getInt());
                case 9 -> fragment(flags, stream, payload);
                default -> {} // priorities and farewells ask for nothing
            }
        }

        private void begin(int flags, int stream, byte[] payload) throws IOException {
            int from = (flags & PADDED) != 0 ? 1 : 0;
            int padding = from == 1 ? payload[0] & 0xff : 0;
            from += (flags & PRIORITY) != 0 ? 5 : 0;
            block.reset();
            windows.put(stream, streamWindow);
            paths.put(stream, "");
            byte[] fragment = new byte[payload.length - from - padding];
            System.arraycopy(payload, from, fragment, 0, fragment.length);
            fragment(flags, stream, fragment);
            if ((flags & END_STREAM) != 0) {
                answer(stream);
            }
        }

        private void fragment(int flags, int stream, byte[] fragment) throws IOException {
            block.writeBytes(fragment);
            if ((flags & END_HEADERS) != 0) {
                String path = headers.path(block.toByteArray());
                paths.put(stream, path);
                if (!path.startsWith("/tfplugin6.Provider/")) {
                    paths.remove(stream);
                    frame(1, END_STREAM | END_HEADERS, stream, head("12"));
                }
            }
        }

        private void data(int flags, int stream, int length) throws IOException {
            if (length > 0) {
                byte[] more = ByteBuffer.allocate(4).putInt(length).array();
                frame(8, 0, 0, more);
                if ((flags & END_STREAM) == 0) {
                    frame(8, 0, stream, more);
                }
            }
            if ((flags & END_STREAM) != 0) {
                answer(stream);
            }
        }

        private void settings(int flags, byte[] payload) throws IOException {
            if ((flags & ACK) != 0) {
                return;
            }
            ByteBuffer settings = ByteBuffer.wrap(payload);
            while (settings.hasRemaining()) {
                int setting = settings.getShort();
                int value = settings.getInt();
                if (setting == 4) {
                    int change = value - streamWindow;
                    windows.replaceAll((stream, open) -> open + change);
                    streamWindow = value;
                }
            }
            frame(4, ACK, 0, new byte[0]);
        }

        private void ping(int flags, byte[] payload) throws IOException {
            if ((flags & ACK) == 0) {
                frame(6, ACK, 0, payload);
            }
        }

        private void opened(int stream, int more) {
            if (stream == 0) {
                window += more;
            } else {
                windows.computeIfPresent(stream, (any, open) -> open + more);
            }
        }

        private void answer(int stream) throws IOException {
            String path = paths.remove(stream);
            if (path == null) {
                return;
            }
            byte[] message = path.endsWith("/GetProviderSchema") ? schema : new byte[0];
            frame(1, END_HEADERS, stream, head(""));
            waiting.put(
                    stream,
                    ByteBuffer.allocate(message.length + 5)
                            .put((byte) 0)
                            .putInt(message.length)
                            .put(message)
                            .flip());
        }

        /** Sends as much as Terraform has room for. */
        private void flush() throws IOException {
            for (var iterator = waiting.entrySet().iterator(); iterator.hasNext(); ) {
                var entry = iterator.next();
                int stream = entry.getKey();
                ByteBuffer rest = entry.getValue();
                int room = Math.min(window, windows.getOrDefault(stream, 0));
                while (rest.hasRemaining() && room > 0) {
                    byte[] piece = new byte[Math.min(Math.min(room, LARGEST_FRAME), rest.remaining())];
                    rest.get(piece);
                    frame(0, 0, stream, piece);
                    window -= piece.length;
                    windows.merge(stream, -piece.length, Integer::sum);
                    room -= piece.length;
                }
                if (!rest.hasRemaining()) {
                    frame(1, END_STREAM | END_HEADERS, stream, literal("grpc-status", "0"));
                    iterator.remove();
                }
            }
            out.flush();
        }

        /** The headers of an answer, and how it ends where nothing else follows. */
        private byte[] head(String status) throws IOException {
            var head = new ByteArrayOutputStream();
            head.write(0x88); // :status 200
            head.writeBytes(literal("content-type", "application/grpc"));
            if (!status.isEmpty()) {
                head.writeBytes(literal("grpc-status", status));
            }
            return head.toByteArray();
        }

        private byte[] literal(String name, String value) {
            var header = new ByteArrayOutputStream();
            header.write(0);
            for (String text : new String[] {name, value}) {
                header.write(text.length());
                header.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            }
            return header.toByteArray();
        }

        private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
            out.writeByte(payload.length >> 16);
            out.writeShort(payload.length);
            out.writeByte(type);
            out.writeByte(flags);
            out.writeInt(stream);
            out.write(payload);
        }
    }
}
