package com.example.embed;

import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Starts the server. */
public final class Main {
    private Main() {}

    /**
     * Listens on this machine only until it is ended.
     *
     * @param args the port, 8080 where there is none; 0 is any that is free
     */
    public static void main(String[] args) throws IOException {
        String port = args.length == 0 ? "8080" : args[0];
        if (args.length > 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            System.err.println("expected one port from 0 to 65535, found: " + String.join(" ", args));
            System.exit(2);
        }
        // Seconds for a request to come in and for its answer to go out: whoever dawdles must not keep a thread.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        try {
            var server = new WebServer(Portolan.load(), address); // closed with the JVM
            System.out.println("http://localhost:" + server.address().getPort() + "/");
        } catch (BindException e) {
            System.err.println("port " + port + " is taken; name another, or 0 for any that is free");
            System.exit(1);
        }
    }
}
