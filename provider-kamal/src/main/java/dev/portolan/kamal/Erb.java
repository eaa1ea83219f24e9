package dev.portolan.kamal;

import dev.portolan.document.Dialect;

/**
 * Kamal renders its configuration by ERB before it reads it as YAML, so {@code <%} in a text has to be told from a
 * template's.
 *
 * @see <a href="https://github.com/basecamp/kamal/blob/v2.12.0/lib/kamal/configuration.rb">load_config_file</a>
 */
final class Erb extends Dialect {
    static final Erb DIALECT = new Erb();

    private Erb() {}

    @Override
    public String escape(String text) {
        return text.replace("<%", "<%%");
    }
}
