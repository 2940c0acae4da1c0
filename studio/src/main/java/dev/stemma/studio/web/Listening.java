package dev.stemma.studio.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.OptionalInt;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How the server listens: where, to how many at once, and how long it waits for whom. */
final class Listening {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MOST_THREADS = 48;
    private static final int MOST_CONNECTIONS = 512;
    private static final int WAITING_TO_CONNECT = 256;
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int LONGEST_HEADERS = 8 << 10;

    private Listening() {}

    /**
     * Takes a port of this machine.
     *
     * @param port if nothing is said the usual one, or any other where that is taken
     */
    static ServerSocketChannel bind(OptionalInt port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(
                    new InetSocketAddress(LOOPBACK, port.orElse(StudioServer.USUAL_PORT)), WAITING_TO_CONNECT);
        } catch (BindException taken) {
            if (port.isPresent()) {
                channel.close();
                throw taken;
            }
            return channel.bind(new InetSocketAddress(LOOPBACK, 0), WAITING_TO_CONNECT);
        }
    }

    static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setReservedThreads(0);
        threads.setDaemon(true);
        threads.setName("studio");
        return threads;
    }

    static Connector connector(Server server, HttpConfiguration http, ServerSocketChannel channel) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(LONGEST_HEADERS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(PATIENCE_MILLIS);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("a bound port cannot be listened to", e);
        }
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(PATIENCE_MILLIS / 10);
        server.addBean(limit);
        return connector;
    }

    /** What Jetty itself answers says nothing of the program. */
    static void quieten(Server server) {
        server.setErrorHandler(new PlainErrors());
        server.setStopAtShutdown(false);
    }
}
