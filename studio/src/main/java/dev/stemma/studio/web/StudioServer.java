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
    private final StudioRoutes routes;
    private final List<Api.Operation> operations = new ArrayList<>();
    private final RunningStudio running;
    private final Consumer<Exception> accidents;
    private final Place place;
    private final Server jetty;

    private StudioServer(
            RunningStudio running,
            ServerSocketChannel channel,
            StudioRoutes routes,
            Intake intake,
            Consumer<Exception> accidents)
            throws IOException {
        this.running = running;
        this.routes = routes;
        this.accidents = accidents;
        place = Place.onLoopback(((InetSocketAddress) channel.getLocalAddress()).getPort());
        CompletableFuture<Server> listening = CompletableFuture.supplyAsync(() -> Listening.server(channel));
        Javalin javalin = Javalin.create(config -> {
            settle(config, intake.largestUpload());
            addRoutes(config);
        });
        jetty = listening.join();
        Listening.serve(jetty, new JavalinServlet(javalin.unsafe), intake);
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
        return start(workbench, home, port, Optional.empty(), Optional.empty(), accidents);
    }

    /**
     * The same, open to a class too, or with pieces in a registry that others share.
     *
     * @param lan an address of this machine at which pupils may join; nothing for this machine only
     * @param registry its address, such as {@code jdbc:postgresql://localhost/stemma}; the one of the home if empty
     * @throws IOException if the home, the port or the address cannot be had
     */
    public static StudioServer start(
            Workbench workbench,
            Path home,
            OptionalInt port,
            Optional<InetAddress> lan,
            Optional<String> registry,
            Consumer<Exception> accidents)
            throws IOException {
        Optional<Classroom> classroom = lan.isPresent()
                ? Optional.of(Classroom.open(workbench, lan.get(), Clock.systemUTC(), Quota.USUAL, accidents))
                : Optional.empty();
        StudioRoutes routes = new StudioRoutes(workbench, registry, classroom);
        StudioServer server = start(routes, Intake.ofOwner(), home, port, accidents);
        CompletableFuture.runAsync(() -> readModels(workbench));
        return server;
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
        return routes.classroom()
                .flatMap(open -> open.code().text().map(code -> new ClassInvitation(open.address(), code)));
    }

    /** While the browser opens: what its first page asks for. */
    private static void readModels(Workbench workbench) {
        try {
            workbench.models().known();
        } catch (WorkbenchException toldToThePage) {
            return;
        }
    }

    /** With routes that are its own from now on: they are closed with it, or where it cannot start. */
    static StudioServer start(
            StudioRoutes routes, Intake intake, Path home, OptionalInt port, Consumer<Exception> accidents)
            throws IOException {
        Optional<RunningStudio> running = Optional.empty();
        try {
            running = RunningStudio.claim(home);
            if (running.isEmpty()) {
                throw new IOException("a studio is running over " + home + " already");
            }
            StudioServer server = new StudioServer(running.get(), Listening.bind(port), routes, intake, accidents);
            server.begin();
            server.inviteNext();
            return server;
        } catch (IOException | RuntimeException e) {
            routes.end();
            routes.close();
            if (running.isPresent()) {
                running.get().close();
            }
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
        return routes.events();
    }

    /** Stops it; what is under way may end. */
    @Override
    public void close() {
        attempt(routes::end);
        attempt(() -> Listening.stop(jetty));
        attempt(routes::close);
        attempt(running::close);
    }

    /** Something that must not keep the rest from being closed. */
    private interface Closing {
        void run() throws Exception;
    }

    private void attempt(Closing closing) {
        try {
            closing.run();
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

    private void addRoutes(JavalinConfig config) {
        Gate gate = new Gate(place, sessions);
        config.routes.before(gate::pass);
        new Refusals(accidents).addTo(config.routes);
        Api api = new Api(config.routes);
        routes.groups().forEach(group -> group.addTo(api));
        operations.addAll(api.operations());
        new Documents().addTo(new Api(config.routes));
        new Pages(sessions, gate).addTo(config.routes);
    }

    static void settle(JavalinConfig config, int largestUpload) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = largestUpload;
        config.jetty.multipartConfig.maxTotalRequestSize(largestUpload, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxFileSize(largestUpload, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(largestUpload, SizeUnit.BYTES);
        config.jsonMapper(new Answers());
    }
}
