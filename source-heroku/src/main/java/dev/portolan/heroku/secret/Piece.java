package dev.portolan.heroku.secret;

import java.util.Comparator;
import java.util.List;

/**
 * A part of a text.
 *
 * @param start its first character
 * @param end the character after its last
 */
record Piece(int start, int end) {
    /** The text with a mark in place of each of these parts, which may overlap. */
    static String masked(String text, List<Piece> pieces) {
        var masked = new StringBuilder();
        int done = 0;
        for (Piece piece :
                pieces.stream().sorted(Comparator.comparingInt(Piece::start)).toList()) {
            if (piece.start() >= done) {
                masked.append(text, done, piece.start()).append(KnownSecrets.MARK);
            }
            done = Math.max(done, piece.end());
        }
        return masked.append(text.substring(done)).toString();
    }
}
