package dev.stemma.studio.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the server is heard.
 *
 * @param address to which it is bound
 * @param port to which it is bound
 * @param names under which it is known there; an IPv6 address in brackets
 */
record Place(String address, int port, Set<String> names) {
    private static final int HTTP = 80;

    Place {
        names = Set.copyOf(names);
    }

    /** On this machine only. */
    static Place onLoopback(int port) {
        return new Place("127.0.0.1", port, Set.of("127.0.0.1", "localhost", "[::1]"));
    }

    /** In a local network, under an address of this machine and no name. */
    static Place inNetwork(InetAddress address, int port) {
        String text = address.getHostAddress();
        return new Place(text, port, Set.of(text));
    }

    /** Whether the {@code Host} of a request means this server. */
    boolean answersTo(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> wanted.equals(name + ":" + port) || port == HTTP && wanted.equals(name));
    }

    /** What a browser opens to find the pages. */
    URI root() {
        return URI.create("http://" + address + ":" + port + "/");
    }

    /** What a browser opens that is let in by it. */
    URI open(String token) {
        return URI.create("http://" + address + ":" + port + "/?token=" + token);
    }
}
