package com.example.embed;

/** A request that is not served. The message is for whoever sent it: what was found, what is expected. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of the answer, as in {@link java.net.HttpURLConnection}. */
    int status() {
        return status;
    }
}
