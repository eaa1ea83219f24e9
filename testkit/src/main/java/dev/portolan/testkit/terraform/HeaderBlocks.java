package dev.portolan.testkit.terraform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the headers that Terraform sends. Of the fixed names only {@code :path} matters, so the others read as empty.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7541">HPACK</a>
 */
final class HeaderBlocks {
    /** How long each byte's code is, in base 36; the codes follow, since they are handed out in order of their length. */
    private static final String LENGTHS =
            "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6cad67777777777777777777777878djde6f5656566"
                    + "6577666567655677777fbedskmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmnqqkjmnmpqqqrrqop"
                    + "jlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrqu";

    private static final int END_OF_TEXT = 256;
    private static final int FIXED = 61;

    private final List<Header> recent = new ArrayList<>();
    private byte[] block = new byte[0];
    private int at;

    /**
     * A header.
     *
     * @param name its name; empty where it does not matter
     * @param value its value
     */
    record Header(String name, String value) {}

    /** The value of {@code :path}. */
    String path(byte[] headers) {
        block = headers;
        at = 0;
        String path = "";
        while (at < block.length) {
            int first = block[at] & 0xff;
            if ((first & 0xe0) == 0x20) {
                number(5);
                continue;
            }
            boolean isKept = (first & 0xc0) == 0x40;
            Header header = (first & 0x80) != 0 ? indexed(number(7)) : literal(number(isKept ? 6 : 4));
            if (isKept) {
                recent.add(0, header);
            }
            if (header.name().equals(":path")) {
                path = header.value();
            }
        }
        return path;
    }

    private Header literal(int name) {
        String key = name == 0 ? text() : indexed(name).name();
        return new Header(key, text());
    }

    private Header indexed(int index) {
        if (index > FIXED) {
            return recent.get(index - FIXED - 1);
        }
        return new Header(index == 4 || index == 5 ? ":path" : "", "");
    }

    private int number(int bits) {
        int mask = (1 << bits) - 1;
        int value = block[at++] & mask;
        if (value == mask) {
            int shift = 0;
            int next;
            do {
                next = block[at++] & 0xff;
                value += (next & 0x7f) << shift;
                shift += 7;
            } while ((next & 0x80) != 0);
        }
        return value;
    }

    private String text() {
        boolean isCoded = (block[at] & 0x80) != 0;
        int length = number(7);
        at += length;
        return isCoded ? decoded(at - length, at) : new String(block, at - length, length, StandardCharsets.UTF_8);
    }

    private String decoded(int from, int to) {
        var text = new ByteArrayOutputStream();
        int code = 0;
        int length = 0;
        for (int bit = from * 8; bit < to * 8; bit++) {
            code = (code << 1) | ((block[bit / 8] >> (7 - bit % 8)) & 1);
            length++;
            int symbol = symbol(code, length);
            if (symbol >= 0) {
                text.write(symbol);
                code = 0;
                length = 0;
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The byte of a code, or -1 while it is not complete. */
    private static int symbol(int code, int length) {
        int next = 0;
        for (int shorter = 1; shorter <= length; shorter++) {
            next <<= 1;
            for (int symbol = 0; symbol < END_OF_TEXT; symbol++) {
                if (Character.digit(LENGTHS.charAt(symbol), 36) == shorter) {
                    if (shorter == length && next == code) {
                        return symbol;
                    }
                    next++;
                }
            }
        }
        return -1;
    }
}
