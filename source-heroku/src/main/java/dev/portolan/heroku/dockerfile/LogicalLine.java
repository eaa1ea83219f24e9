package dev.portolan.heroku.dockerfile;

/**
 * One instruction as it is written: its lines joined, without the remarks between them.
 *
 * @param number the line on which it begins, from 1
 * @param text the joined text, without blanks at its ends
 * @param documents the texts that follow it as here-documents
 * @param open the name of a here-document that does not end; empty where all do
 */
record LogicalLine(int number, String text, String documents, String open) {
    /** All that stands there. */
    String all() {
        return documents.isEmpty() ? text : text + "\n" + documents;
    }
}
