package dev.portolan.heroku.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses that may hold a user and a password. */
public final class Address {
    private static final String SCHEME_END = "://";

    private Address() {}

    /** An address without user and password, as far as one can see them in what may be broken; else the text as it is. */
    public static String withoutUser(String text) {
        int scheme = text.indexOf(SCHEME_END);
        if (scheme < 0) {
            int at = text.lastIndexOf('@');
            int colon = text.indexOf(':');
            return colon >= 0 && colon < at ? text.substring(at + 1) : text;
        }
        int from = scheme + SCHEME_END.length();
        String[] parts = text.substring(from).split("/", -1);
        parts[0] = parts[0].substring(parts[0].lastIndexOf('@') + 1);
        return text.substring(0, from)
                + Arrays.stream(parts).map(Address::withoutPassword).collect(Collectors.joining("/"));
    }

    /** The scheme, the host and the port of an address: what is left where all the rest may be secret. */
    public static String host(String text) {
        String address = withoutUser(text);
        int from = address.contains(SCHEME_END) ? address.indexOf(SCHEME_END) + SCHEME_END.length() : 0;
        int end = from;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return address.substring(0, end);
    }

    /** What stands between two slashes has a colon before a port, and otherwise before a password. */
    private static String withoutPassword(String part) {
        int colon = part.indexOf(':');
        boolean isPort = part.substring(colon + 1).chars().allMatch(Character::isDigit);
        return colon < 0 || isPort
                ? part
                : part.substring(part.lastIndexOf('@') + 1).replaceFirst(":.*", "");
    }
}
