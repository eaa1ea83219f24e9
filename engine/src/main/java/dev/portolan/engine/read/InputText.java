package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The text of one file, which knows the line and the column of each of its characters. A column counts characters as
 * users see them in an editor: one that takes two chars of Java counts once. A byte order mark is not part of the text.
 */
final class InputText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String path;
    private final String text;
    private final boolean marked;
    private final int[] lineStarts;
    /** Where the second halves of surrogate pairs stand: what makes chars and characters differ. */
    private final int[] secondHalves;

    InputText(String path, String text) {
        this.path = path;
        this.marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        this.text = marked ? text.substring(1) : text;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, this.text.length())
                                .filter(this::endsLine)
                                .map(end -> end + 1))
                .toArray();
        this.secondHalves = IntStream.range(1, this.text.length())
                .filter(i -> Character.isSurrogatePair(this.text.charAt(i - 1), this.text.charAt(i)))
                .toArray();
    }

    String text() {
        return text;
    }

    /** Whether a byte order mark stood before the text. */
    boolean hasByteOrderMark() {
        return marked;
    }

    /** The file as a whole. */
    Origin whole() {
        return Origin.inFile(path, 0, 0);
    }

    /** The place of the char at an offset; past the end, the place after the last char. */
    Origin at(int offset) {
        int inside = Math.max(0, Math.min(offset, text.length()));
        int line = line(inside);
        int start = lineStarts[line - 1];
        return Origin.inFile(path, line, characters(inside) - characters(start) + 1);
    }

    /** The line of the char at an offset, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The offset of a place, both counted from 1; within the text, whatever is asked for. */
    int offset(int line, int column) {
        int start = lineStarts[Math.max(1, Math.min(line, lineStarts.length)) - 1];
        return offsetOfCharacter(characters(start) + column - 1);
    }

    /** The offset of the character with this number in the text, counted from 0. */
    int offsetOfCharacter(int index) {
        int low = 0;
        int high = secondHalves.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            // The number of the character whose second half this is.
            if (secondHalves[middle] - 1 - middle < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, Math.min(index + low, text.length()));
    }

    /** The longest line's number, from 1. */
    int longestLine() {
        int longest = 1;
        for (int line = 2; line <= lineStarts.length; line++) {
            if (length(line) > length(longest)) {
                longest = line;
            }
        }
        return longest;
    }

    /** How many chars a line has, its end included. */
    int length(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        return end - lineStarts[line - 1];
    }

    /** How many lines there are; at least one. */
    int lines() {
        return lineStarts.length;
    }

    /** Whether a line begins like this. */
    boolean lineStartsWith(int line, String beginning) {
        return text.startsWith(beginning, lineStarts[line - 1]);
    }

    /** Whether a line is this, the spaces and the line end after it aside. */
    boolean lineIs(int line, String content) {
        int start = lineStarts[line - 1];
        return lineStartsWith(line, content)
                && text.substring(start + content.length(), start + length(line))
                        .isBlank();
    }

    private int characters(int offset) {
        int found = Arrays.binarySearch(secondHalves, offset);
        return offset - (found >= 0 ? found : -found - 1);
    }

    private boolean endsLine(int offset) {
        char c = text.charAt(offset);
        return c == '\n' || (c == '\r' && !text.startsWith("\n", offset + 1));
    }
}
