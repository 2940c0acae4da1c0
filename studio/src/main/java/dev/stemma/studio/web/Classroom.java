package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Workbench;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/**
 * A server of its own for a class in a local network. It knows pupils only: whatever is asked there is done in the home of
 * the one who asks, and what is not for pupils does not exist on it.
 */
final class Classroom implements AutoCloseable {
    /** Where pupils join; the only operations without a session. */
    static final String VISIT = "/visit";

    private final JoinCode code;
    private final Pupils pupils;
    private final Workbench workbench;
    private final Place place;
    private final Gate gate;
    private final Server jetty;
    private final Consumer<Exception> accidents;

    private Classroom(
            Workbench workbench, ServerSocketChannel channel, Clock clock, Quota quota, Consumer<Exception> accidents)
            throws IOException {
        SecureRandom random = new SecureRandom();
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        this.code = new JoinCode(clock, random);
        this.pupils = new Pupils(workbench, clock, random, quota);
        this.workbench = workbench;
        this.accidents = accidents;
        this.place = Place.inNetwork(bound.getAddress(), bound.getPort());
        this.gate = new Gate(place, session -> pupils.find(session).isPresent(), Set.of(Api.ROOT + VISIT));
        this.jetty = Listening.server(channel);
        Intake intake = Intake.ofClass();
        Javalin javalin = Javalin.create(config -> {
            StudioServer.settle(config, intake.largestUpload());
            addRoutes(config, clock);
        });
        Listening.serve(jetty, new JavalinServlet(javalin.unsafe), intake);
    }

    /**
     * Opens one.
     *
     * @param address of this machine, at which it is heard
     * @throws IOException if it cannot be heard there
     */
    static Classroom open(
            Workbench workbench, InetAddress address, Clock clock, Quota quota, Consumer<Exception> accidents)
            throws IOException {
        Classroom classroom = new Classroom(workbench, Listening.bind(address), clock, quota, accidents);
        try {
            classroom.jetty.start();
            return classroom;
        } catch (Exception e) {
            classroom.close();
            throw new IOException(
                    "the class cannot be heard at " + address.getHostAddress() + ": " + e.getMessage(), e);
        }
    }

    /** What pupils open. */
    URI address() {
        return place.root();
    }

    JoinCode code() {
        return code;
    }

    Pupils pupils() {
        return pupils;
    }

    private void addRoutes(JavalinConfig config, Clock clock) {
        config.routes.before(gate::pass);
        new Refusals(accidents).addTo(config.routes);
        Api api = new Api(config.routes);
        new PupilVisitRoutes(code, pupils, gate).addTo(api);
        Workbench shared = workbench.of("shared");
        InspectionRoutes.ofClass(shared, clock).addTo(api);
        new XRayRoutes(shared.explaining()).addTo(api);
        try (Pupil nobody = new Pupil("", clock.instant(), shared)) {
            nobody.operations()
                    .forEach(operation ->
                            api.add(operation, context -> pupils.answer(asking(context), operation, context)));
        }
        new Documents().addTo(new Api(config.routes));
        new Pages(new Sessions(new SecureRandom(), () -> {}), gate).addTo(config.routes);
    }

    private Pupil asking(Context context) {
        return gate.session(context)
                .flatMap(pupils::find)
                .orElseThrow(() -> new Refusal(401, "nobody has joined here", "join the class first"));
    }

    @Override
    public void close() {
        try {
            Listening.stop(jetty);
        } catch (Exception e) {
            accidents.accept(e);
        }
        pupils.close();
    }
}
