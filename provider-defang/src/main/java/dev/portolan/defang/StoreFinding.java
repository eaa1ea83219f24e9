package dev.portolan.defang;

import static dev.portolan.report.Effect.ADAPTED;
import static dev.portolan.report.Effect.IMPLIED;
import static dev.portolan.report.Effect.LEFT_OUT;
import static dev.portolan.report.Effect.NOTE;
import static dev.portolan.report.Severity.ERROR;
import static dev.portolan.report.Severity.INFO;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What a user may be told about servers for data, domains and products of others in a translation for Defang. */
enum StoreFinding implements FindingCode {
    SERVER_DOES_IT(INFO, IMPLIED, "The server does it anyway.", "Nothing has to be done."),
    SERVER_HAS_NO_SUCH(
            WARNING,
            LEFT_OUT,
            "Defang has no such setting for a single server. Managed ones get a standby by the mode high_availability, and"
                    + " their disks grow by themselves; containers have neither.",
            "See whether the server has what the app needs."),
    CONNECTIONS(
            WARNING,
            LEFT_OUT,
            "How many connections a server takes follows from its memory, and Defang has no connection pooler.",
            "Count the instances times the pool of each, and state more memory if that is too much."),
    NO_POOLER(
            INFO,
            ADAPTED,
            "Defang has no connection pooler, so this address is the same as the other one.",
            "Nothing has to be done; count the connections."),
    VERSION_CHANGED(
            WARNING,
            ADAPTED,
            "It is the nearest version that managed servers have on all clouds; of Postgres the major version counts.",
            "Try the app with it first."),
    VERSION_USUAL(
            WARNING,
            LEFT_OUT,
            "Redis is 7.0 and MongoDB 5.0, the versions that managed servers have on all clouds.",
            "Try the app with it first; an overlay sets another image."),
    EXTENSIONS_OF_OTHERS(
            WARNING, LEFT_OUT, "Only Postgres has extensions that can be asked for.", "Try the app without."),
    DATASTORE_KEPT(
            INFO, IMPLIED, "The app goes on using the present server.", "Let it take connections from the cloud."),
    DATASTORE_ELSEWHERE(
            WARNING,
            LEFT_OUT,
            "Defang runs no managed server of this kind here, and a container of it would lose its data at each restart. The app"
                    + " goes on using the present one.",
            "Keep its vendor, and let it take connections from the cloud; if it ends with the present platform, find another one"
                    + " first. State placement: create where a container of MySQL, Memcached, RabbitMQ, OpenSearch or MongoDB"
                    + " that loses its data will do."),
    DATASTORE_LOSES_DATA(
            ERROR,
            NOTE,
            "It is a plain container without a disk: stateful service will lose data on restart; use a managed service instead."
                    + " Each deploy restarts it.",
            "State placement: keep and go on using a server elsewhere, or purpose: cache if nothing in it has to last. Postgres,"
                    + " Redis and MongoDB are managed servers on AWS."),
    CACHE_IS_EMPTIED(
            INFO,
            NOTE,
            "It is a plain container, which is empty after each restart and each deploy.",
            "Nothing has to be done if the app bears an empty cache."),
    NO_TLS_TO_SERVER(
            WARNING,
            NOTE,
            "It makes clients insist on TLS, and the server that Defang runs here is a plain container without it: they would"
                    + " not connect.",
            "For this target, state a value that does without TLS, such as 'prefer' or 'false'; or keep the server elsewhere"
                    + " (placement: keep)."),
    FOLLOWER(
            WARNING,
            LEFT_OUT,
            "Defang makes no read replicas; where the app reads from one, it is given the leader.",
            "Give the leader more memory if that is too much for it."),
    FOLLOWER_ADDRESS(
            WARNING,
            ADAPTED,
            "It is the leader's address, since Defang makes no read replicas.",
            "Count the connections."),
    MONGODB_STAYS(
            WARNING,
            LEFT_OUT,
            "What Defang runs in place of MongoDB is not all of it, so the app goes on using the present server.",
            "State placement: create to move it to a managed server of Defang."),
    MONGODB_LIMITS(
            WARNING,
            NOTE,
            "It is DocumentDB on AWS and Firestore on GCP, neither of them all of MongoDB, and Defang's newer back end has none:"
                    + " there it would be a container that loses its data at each restart.",
            "Try the app with it first, and look in the cloud's console whether the managed server was made."),
    DOMAIN_TLS_DONE(INFO, IMPLIED, "Defang makes and renews the certificate.", "Nothing has to be done."),
    DOMAIN_TLS(
            WARNING,
            LEFT_OUT,
            "Defang makes and renews the certificate of every domain; it takes none of your own, and plain HTTP is sent on to HTTPS.",
            "Nothing has to be done, unless clients cannot do with that."),
    DOMAIN_ALIAS(
            INFO,
            NOTE,
            "A service has one domain (DefangLabs/defang#247), so this one is an alias of the network, for which Defang makes"
                    + " a certificate on AWS.",
            "See after the deploy that it answers by HTTPS, or let it send users on to the other name."),
    DOMAIN_WILDCARD(
            WARNING,
            NOTE,
            "A name for all names below it is an alias, and only Defang's newer back end on AWS makes a certificate for it.",
            "Name each host."),
    DOMAIN_WITHOUT_SERVICE(
            ERROR,
            LEFT_OUT,
            "Defang refuses it: domainname requires at least one ingress port, and no public HTTP service is there for it.",
            "Point it to a public HTTP service."),
    EXTERNAL_STAYS(INFO, IMPLIED, "Its vendor keeps it; its keys move with the secrets.", "Nothing has to be done."),
    EXTERNAL_ACTS(
            WARNING,
            NOTE,
            "It depended on the platform that you leave: outgoing addresses and log drains are not taken along.",
            "Read the logs in the cloud's own console; ask the cloud for a fixed outgoing address.");

    private final Declaration declaration;

    StoreFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("defang", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
