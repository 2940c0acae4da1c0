package dev.stemma.studio.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How the server listens: where, to how many at once, and how long it waits for whom. */
final class Listening {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MOST_THREADS = 48;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_WAITING = 4096;
    private static final int MOST_CONNECTIONS = 512;
    private static final int WAITING_TO_CONNECT = 256;
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int LONGEST_HEADERS = 8 << 10;

    /** What is under way may end within this time. */
    private static final int STOP_MILLIS = 1_000;

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

    /** Takes the usual port for classes at an address of this machine, or any other where that is taken. */
    static ServerSocketChannel bind(InetAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(new InetSocketAddress(address, StudioServer.USUAL_PORT + 1), WAITING_TO_CONNECT);
        } catch (BindException taken) {
            try {
                return channel.bind(new InetSocketAddress(address, 0), WAITING_TO_CONNECT);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** A server at a port that is taken, which has nothing to serve yet. */
    static Server server(ServerSocketChannel channel) {
        Server server = new Server(threads());
        server.setErrorHandler(new PlainErrors());
        ServerConnector connector = connector(server, channel);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(PATIENCE_MILLIS / 10);
        server.addBean(limit);
        return server;
    }

    /** Has a server serve one servlet. */
    static void serve(Server server, Servlet servlet, Intake intake) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setContextPath("/");
        context.setErrorHandler(new PlainErrors());
        context.addFilter(intake.filter(), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(new GracefulHandler(context));
    }

    /** Takes no further requests, waits a little for those under way, and lets everybody go. */
    static void stop(Server server) throws Exception {
        if (server.getHandler() instanceof GracefulHandler underWay) {
            try {
                underWay.shutdown().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException takesTooLong) {
                // What it has kept so far is on the disk.
            }
        }
        server.stop();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads =
                new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, new LinkedBlockingQueue<>(MOST_WAITING));
        threads.setReservedThreads(0);
        threads.setDaemon(true);
        threads.setName("studio");
        return threads;
    }

    private static ServerConnector connector(Server server, ServerSocketChannel channel) {
        HttpConfiguration http = new HttpConfiguration();
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
        return connector;
    }
}
