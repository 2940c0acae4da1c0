package dev.stemma.studio.web;

import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.TilePath;
import dev.stemma.provenance.log.Witness;
import dev.stemma.provenance.log.WitnessAnswer;
import dev.stemma.provenance.log.WitnessRequest;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/**
 * A log (C2SP tlog-tiles) or a witness (C2SP tlog-witness) for other programs, heard on this machine only; who shows it to
 * others puts a server of files or a proxy before it.
 */
public final class LogServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String CACHE = "Cache-Control";
    private static final int ROOM = 16 << 20;

    private final Consumer<Exception> accidents;
    private final Place place;
    private final Server jetty;

    private interface Adding {
        void addTo(RoutesConfig routes);
    }

    private LogServer(int port, Adding adding, Consumer<Exception> accidents) throws IOException {
        this.accidents = accidents;
        ServerSocketChannel channel = Listening.bind(OptionalInt.of(port));
        place = Place.onLoopback(((InetSocketAddress) channel.getLocalAddress()).getPort());
        jetty = Listening.server(channel);
        Intake intake = new Intake(WitnessRequest.MAX_LENGTH, ROOM, Intake.Pace.USUAL);
        Javalin javalin = Javalin.create(config -> settle(config, adding));
        Listening.serve(jetty, new JavalinServlet(javalin.unsafe), intake);
        begin();
    }

    /**
     * Shows a log.
     *
     * @param port any that is free if 0
     * @param accidents hears of what should not have happened; who asked hears only that it did
     */
    public static LogServer of(LogReader log, int port, Consumer<Exception> accidents) throws IOException {
        return new LogServer(
                port,
                routes -> {
                    routes.get("/checkpoint", context -> checkpoint(context, log));
                    routes.get("/tile/<path>", context -> tile(context, log));
                },
                accidents);
    }

    /** Answers logs that ask a witness to sign. */
    public static LogServer of(Witness witness, int port, Consumer<Exception> accidents) throws IOException {
        return new LogServer(
                port,
                routes -> {
                    routes.post("/add-checkpoint", context -> sign(context, witness));
                    routes.get("/{hash}/checkpoint", context -> seen(context, witness));
                },
                accidents);
    }

    /** Where it is. */
    public URI address() {
        return place.root();
    }

    private void settle(JavalinConfig config, Adding adding) {
        StudioServer.settle(config, WitnessRequest.MAX_LENGTH);
        config.routes.before(this::pass);
        config.routes.exception(Refusal.class, (e, context) -> say(context, e.status(), e.getMessage()));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> say(context, e.getStatus(), "nothing here answers to this request"));
        config.routes.exception(Exception.class, (e, context) -> {
            accidents.accept(e);
            say(context, 500, "this cannot be answered just now; whoever keeps the server has been told why");
        });
        adding.addTo(config.routes);
    }

    private void pass(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header(CACHE, "no-store");
        String host = context.header("Host");
        if (host == null || !place.answersTo(host)) {
            throw new Refusal(421, "nobody answers under this name here", "ask at " + place.root());
        }
    }

    private static void say(Context context, int status, String sentence) {
        context.header(CACHE, "no-store");
        context.status(status).contentType(TEXT).result(sentence + "\n");
    }

    private static void checkpoint(Context context, LogReader log) {
        show(context, log.checkpoint());
    }

    private static void show(Context context, SignedNote checkpoint) {
        context.header(CACHE, "no-cache").contentType(TEXT).result(checkpoint.encode());
    }

    /** What the witness signed last of a log, for those who watch it (C2SP tlog-witness, monitor retrieval). */
    private static void seen(Context context, Witness witness) {
        show(
                context,
                witness.lastOf(context.pathParam("hash"))
                        .orElseThrow(() -> new Refusal(
                                404,
                                "this witness has signed nothing of such a log",
                                "name it by SHA-256 of its origin")));
    }

    /** Only what the checkpoint counts is shown; a full tile never changes. */
    private static void tile(Context context, LogReader log) {
        TilePath path = TilePath.parse(context.path().substring(1))
                .filter(asked -> asked.isWithin(log.size()))
                .orElseThrow(() -> new Refusal(404, "there is no such tile", "the checkpoint says how many there are"));
        byte[] bytes =
                log.find(path).orElseThrow(() -> new Refusal(404, "the tile is missing", "tell whoever keeps the log"));
        context.header(CACHE, path.isFull() ? "public, max-age=31536000, immutable" : "public, max-age=60")
                .contentType("application/octet-stream")
                .result(bytes);
    }

    private static void sign(Context context, Witness witness) throws IOException {
        byte[] request = Intake.of(context).read(context, WitnessRequest.MAX_LENGTH, size -> size);
        WitnessAnswer answer = witness.add(request);
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
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

    /** Stops it; what is under way may end. */
    @Override
    public void close() {
        try {
            Listening.stop(jetty);
        } catch (Exception e) {
            accidents.accept(e);
        }
    }

    /** Why a log or a witness cannot answer, for whoever keeps it; not for others. */
    public static String reason(Exception accident) {
        return accident instanceof LogException known ? known.getMessage() : String.valueOf(accident);
    }
}
