package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and says where a file is none. */
final class Utf8 {
    private final String path;
    private final byte[] content;

    private Utf8(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /** The text, its byte order mark and its line ends as they are. */
    static String decode(String path, byte[] content) {
        return new Utf8(path, content).decode();
    }

    private String decode() {
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw refusal(0, "It begins as a text in UTF-16 does.");
        }
        var bytes = ByteBuffer.wrap(content);
        var chars = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(bytes, chars, true).isError()) {
            throw refusal(
                    bytes.position(), "The byte at offset " + bytes.position() + " begins no character of UTF-8.");
        }
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                throw refusal(i, "The byte at offset " + i + " is 0, which no text has.");
            }
        }
        return chars.flip().toString();
    }

    private boolean startsWith(int first, int second) {
        return content.length > 1
                && Byte.toUnsignedInt(content[0]) == first
                && Byte.toUnsignedInt(content[1]) == second;
    }

    private Refusal refusal(int offset, String detail) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return new Refusal(Origin.inFile(path, line, 0), ReadFinding.NOT_TEXT, detail);
    }
}
