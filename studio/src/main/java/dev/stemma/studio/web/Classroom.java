package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Workbench;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
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

    private Classroom(Workbench workbench, ServerSocketChannel channel, Clock clock, Consumer<Exception> accidents)
            throws IOException {
        SecureRandom random = new SecureRandom();
        InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
        this.code = new JoinCode(clock, random);
        this.pupils = new Pupils(workbench, clock, random);
        this.workbench = workbench;
        this.accidents = accidents;
        this.place = Place.inNetwork(bound.getAddress(), bound.getPort());
        this.gate = new Gate(place, session -> pupils.find(session).isPresent(), Set.of(Api.ROOT + VISIT));
        this.jetty = Listening.server(channel);
        Javalin javalin = Javalin.create(config -> {
            StudioServer.settle(config);
            addRoutes(config, clock);
        });
        Listening.serve(jetty, new JavalinServlet(javalin.unsafe));
    }

    /**
     * Opens one.
     *
     * @param address of this machine, at which it is heard
     * @throws IOException if it cannot be heard there
     */
    static Classroom open(Workbench workbench, InetAddress address, Clock clock, Consumer<Exception> accidents)
            throws IOException {
        Classroom classroom = new Classroom(workbench, Listening.bind(address), clock, accidents);
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
        new InspectionRoutes(shared, clock).addTo(api);
        new XRayRoutes(shared.explaining()).addTo(api);
        for (Api.Operation operation : new Pupil("", clock.instant(), shared).operations()) {
            api.add(
                    operation,
                    context -> gate.session(context)
                            .flatMap(pupils::find)
                            .orElseThrow(() -> new Refusal(401, "nobody has joined here", "join the class first"))
                            .answer(operation, context));
        }
        new Documents().addTo(new Api(config.routes));
        new Pages(new Sessions(new SecureRandom(), () -> {}), gate).addTo(config.routes);
    }

    @Override
    public void close() {
        try {
            Listening.stop(jetty);
        } catch (Exception e) {
            accidents.accept(e);
        }
    }
}
