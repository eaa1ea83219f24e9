package dev.portolan.heroku.live;

import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The host names. */
final class DomainsReader {
    private DomainsReader() {}

    static List<LiveDomain> read(LiveFile file, Values values) {
        if (file.shape() == LiveShape.DOMAINS_CSV) {
            return csv(file.text());
        }
        var domains = new ArrayList<LiveDomain>();
        for (InputNode.Mapping table : file.tables()) {
            values.text(table, "hostname")
                    .ifPresent(name -> domains.add(new LiveDomain(
                            name.value(),
                            values.text(table, "kind")
                                    .filter(kind -> kind.value().equals("heroku"))
                                    .isPresent(),
                            values.text(table, "sni_endpoint", "name"),
                            values.text(table, "acm_status"),
                            table.origin())));
        }
        return domains;
    }

    /** The custom domains, as {@code --csv} prints them; no cell of the columns that are read holds a comma. */
    private static List<LiveDomain> csv(LiveText text) {
        List<String> columns = List.of(text.lines().get(0).text().split(",", -1));
        int endpoint = columns.indexOf("SNI Endpoint");
        var domains = new ArrayList<LiveDomain>();
        for (LiveText.Line line : text.told()) {
            List<String> cells = List.of(line.text().split(",", -1));
            if (line.equals(text.lines().get(0)) || cells.get(0).isBlank()) {
                continue;
            }
            Optional<Stated<String>> certificate = Optional.of(endpoint)
                    .filter(index -> index >= 0 && index < cells.size())
                    .map(cells::get)
                    .filter(cell -> !cell.isBlank())
                    .map(cell -> new Stated<>(cell.strip(), line.origin()));
            domains.add(new LiveDomain(cells.get(0).strip(), false, certificate, Optional.empty(), line.origin()));
        }
        return domains;
    }
}
