package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user may set for the servers themselves, which Terraform rents.
 *
 * @param server who rents them out
 * @param servers how many there are
 * @param serverType their size
 * @param location where they stand
 * @param dns who serves the domains
 */
record InfraSettings(
        Fact<String> server, Fact<Integer> servers, Fact<String> serverType, Fact<String> location, Fact<String> dns) {

    static final String HETZNER = "hetzner";
    /** The first server's address in the private network. */
    static final String FIRST_ADDRESS = "10.0.1.10";

    static final String CLOUDFLARE = "cloudflare";

    static final Setting<String> SERVER = Setting.choice(
            "server",
            "Who rents out the servers that Terraform makes. Unset: the servers are there already.",
            List.of(HETZNER));
    static final Setting<Integer> SERVERS = Setting.number(
            "servers", "How many servers Terraform makes. Unset: as many as kamal.hosts names, else one.", 1, 10);
    static final Setting<String> SERVER_TYPE = new Setting<>(
            "server-type",
            "The size of the servers, such as cx33. Unset: the smallest whose memory holds everything twice, as it is"
                    + " during a deploy.",
            "the name of a server type",
            false,
            texts -> {
                if (!texts.get(0).matches("[a-z]{2,4}[0-9]{2}")) {
                    throw new IllegalArgumentException("the name of a server type, such as cx33, is expected");
                }
                return texts.get(0);
            });
    static final Setting<String> LOCATION = Setting.choice(
            "location",
            "Where the servers stand. Unset: near the app's present region, else nbg1.",
            HetznerLocation.all().stream().map(HetznerLocation::name).toList());
    static final Setting<String> DNS = Setting.choice(
            "dns",
            "Who serves the domains, so that Terraform makes their records. Unset: you make them.",
            List.of(CLOUDFLARE));

    static final List<Setting<?>> ALL = List.of(SERVER, SERVERS, SERVER_TYPE, LOCATION, DNS);

    /**
     * Addresses that stand for servers which are not there yet: reserved for documentation, so nothing answers. Where
     * Terraform makes several, there are as many.
     */
    List<Fact<String>> placeholders() {
        int count = server.isPresent() ? servers.orElse(1) : 1;
        return IntStream.range(0, count)
                .mapToObj(index -> Fact.chosen(
                                "192.0.2." + (10 + index), "set kamal.hosts to the addresses of your servers")
                        .from(server, servers))
                .toList();
    }

    /** The first server's address in Terraform's network, where several servers need it. */
    Fact<String> dataAddress(Fact<List<String>> hosts) {
        int count = hosts.map(List::size).orElse(servers.orElse(1));
        return count > 1 ? server.map(any -> FIRST_ADDRESS).from(servers, hosts) : Fact.absent(server.path());
    }

    static InfraSettings of(Settings settings) {
        return new InfraSettings(
                settings.get(SERVER),
                settings.get(SERVERS),
                settings.get(SERVER_TYPE),
                settings.get(LOCATION),
                settings.get(DNS));
    }
}
