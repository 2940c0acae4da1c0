package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/**
 * The studio's server, heard on this machine only.
 *
 * <pre>{@code
 * try (StudioServer server = StudioServer.start(workbench, home, OptionalInt.empty(), accident -> {})) {
 *     open(server.invitation()); // in a browser, once
 * }
 * }</pre>
 */
public final class StudioServer implements AutoCloseable {
    /** Where it is found if nobody else is there and nothing else is said. */
    public static final int USUAL_PORT = 7464;

    private final Sessions sessions = new Sessions(new SecureRandom(), this::inviteNext);
    private final Events events;
    private final List<Api.Operation> operations = new ArrayList<>();
    private final RunningStudio running;
    private final Consumer<Exception> accidents;
    private final Place place;
    private final Server jetty;
    private Optional<Classroom> classroom = Optional.empty();

    private StudioServer(
            RunningStudio running,
            ServerSocketChannel channel,
            List<Routes> groups,
            Events events,
            Consumer<Exception> accidents)
            throws IOException {
        this.running = running;
        this.events = events;
        this.accidents = accidents;
        place = Place.onLoopback(((InetSocketAddress) channel.getLocalAddress()).getPort());
        CompletableFuture<Server> listening = CompletableFuture.supplyAsync(() -> Listening.server(channel));
        Javalin javalin = Javalin.create(config -> {
            settle(config);
            addRoutes(config, groups);
        });
        jetty = listening.join();
        Listening.serve(jetty, new JavalinServlet(javalin.unsafe));
    }

    /**
     * Starts it.
     *
     * @param home over which no other studio may run
     * @param port if nothing is said the usual one, or any other where that is taken
     * @param accidents hears of what should not have happened; who asked hears only that it did
     * @throws IOException if the home or the port cannot be had
     */
    public static StudioServer start(Workbench workbench, Path home, OptionalInt port, Consumer<Exception> accidents)
            throws IOException {
        return start(workbench, home, port, Optional.empty(), accidents);
    }

    /**
     * The same, open to a class too.
     *
     * @param lan an address of this machine at which pupils may join; nothing for this machine only
     * @throws IOException if the home, the port or the address cannot be had
     */
    public static StudioServer start(
            Workbench workbench, Path home, OptionalInt port, Optional<InetAddress> lan, Consumer<Exception> accidents)
            throws IOException {
        Events events = new Events();
        Optional<Classroom> classroom = lan.isPresent()
                ? Optional.of(Classroom.open(workbench, lan.get(), Clock.systemUTC(), accidents))
                : Optional.empty();
        try {
            StudioServer server = start(StudioRoutes.of(workbench, events, classroom), events, home, port, accidents);
            server.classroom = classroom;
            CompletableFuture.runAsync(() -> readModels(workbench));
            return server;
        } catch (IOException | RuntimeException e) {
            classroom.ifPresent(Classroom::close);
            throw e;
        }
    }

    /**
     * What pupils need to join.
     *
     * @param address that they open
     * @param code that they type
     */
    public record ClassInvitation(URI address, String code) {}

    /** What pupils need; nothing where no class is open. */
    public Optional<ClassInvitation> classInvitation() {
        return classroom.flatMap(open -> open.code().text().map(code -> new ClassInvitation(open.address(), code)));
    }

    /** While the browser opens: what its first page asks for. */
    private static void readModels(Workbench workbench) {
        try {
            workbench.models();
        } catch (WorkbenchException toldToThePage) {
            return;
        }
    }

    static StudioServer start(
            List<Routes> groups, Events events, Path home, OptionalInt port, Consumer<Exception> accidents)
            throws IOException {
        RunningStudio running = RunningStudio.claim(home)
                .orElseThrow(() -> new IOException("a studio is running over " + home + " already"));
        try {
            StudioServer server = new StudioServer(running, Listening.bind(port), groups, events, accidents);
            server.begin();
            server.inviteNext();
            return server;
        } catch (IOException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** What lets one more browser in where a studio is running over a home; nothing if none is. */
    public static Optional<URI> running(Path home) throws IOException {
        return RunningStudio.invitation(home);
    }

    /** Whether the build could make the pages; without them only other programs find something here. */
    public static boolean hasPages() {
        return Pages.areBuilt();
    }

    /** Where it is, with a token that lets one browser in. */
    public URI invitation() {
        return place.open(sessions.token());
    }

    int port() {
        return place.port();
    }

    /** All that the API answers to. */
    List<Api.Operation> operations() {
        return List.copyOf(operations);
    }

    Events events() {
        return events;
    }

    /** Stops it; what is under way may end. */
    @Override
    public void close() {
        classroom.ifPresent(Classroom::close);
        events.close();
        try {
            Listening.stop(jetty);
            running.close();
        } catch (Exception e) {
            accidents.accept(e);
        }
    }

    private void begin() throws IOException {
        try {
            jetty.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the server does not start: " + e.getMessage(), e);
        }
    }

    private void inviteNext() {
        try {
            running.invite(invitation());
        } catch (IOException e) {
            accidents.accept(e);
        }
    }

    private void addRoutes(JavalinConfig config, List<Routes> groups) {
        Gate gate = new Gate(place, sessions);
        config.routes.before(gate::pass);
        new Refusals(accidents).addTo(config.routes);
        Api api = new Api(config.routes);
        groups.forEach(group -> group.addTo(api));
        operations.addAll(api.operations());
        new Documents().addTo(new Api(config.routes));
        new Pages(sessions, gate).addTo(config.routes);
    }

    static void settle(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = Bodies.LARGEST_UPLOAD;
        config.jetty.multipartConfig.maxTotalRequestSize(Bodies.LARGEST_UPLOAD, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxFileSize(Bodies.LARGEST_UPLOAD, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(Bodies.LARGEST_UPLOAD, SizeUnit.BYTES);
        config.jsonMapper(new Answers());
    }
}
