package dev.portolan.aws;

import dev.portolan.document.Dialect;
import dev.portolan.shell.PosixShell;

/** Texts of the app in a script: each is one word, whatever it holds. */
final class ShellText extends Dialect {
    static final ShellText DIALECT = new ShellText();

    private ShellText() {}

    @Override
    public String escape(String text) {
        return PosixShell.quote(text);
    }
}
