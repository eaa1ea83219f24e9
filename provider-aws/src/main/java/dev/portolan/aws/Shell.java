package dev.portolan.aws;

import dev.portolan.document.Dialect;
import dev.portolan.shell.PosixShell;

/** Texts of the app in a script: each is one word, whatever it holds. */
final class Shell extends Dialect {
    static final Shell DIALECT = new Shell();

    private Shell() {}

    @Override
    public String escape(String text) {
        return PosixShell.quote(text);
    }
}
