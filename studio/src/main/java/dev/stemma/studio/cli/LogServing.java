package dev.stemma.studio.cli;

import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.Witness;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.web.LogServer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Shows a log, or answers as a witness, until the process is told to end. */
final class LogServing {
    private static final int HIGHEST_PORT = 65_535;

    private LogServing() {}

    /** The port that is asked for, or any that is free. */
    static int port(Optional<Integer> asked) {
        if (asked.isPresent() && (asked.get() < 0 || asked.get() > HIGHEST_PORT)) {
            throw Failure.usage("--port is 1 to " + HIGHEST_PORT + ", found " + asked.get(), "leave it out");
        }
        return asked.orElse(0);
    }

    private interface Start {
        LogServer start(Consumer<Exception> accidents) throws IOException;
    }

    static ExitCode log(Terminal terminal, CommonOptions options, LogReader log, int port) {
        return serve(terminal, options, "the log: ", accidents -> LogServer.of(log, port, accidents));
    }

    static ExitCode witness(Terminal terminal, CommonOptions options, Witness witness, int port) {
        return serve(
                terminal,
                options,
                "the witness " + witness.verifier() + ": ",
                accidents -> LogServer.of(witness, port, accidents));
    }

    private static ExitCode serve(Terminal terminal, CommonOptions options, String words, Start start) {
        LogServer server;
        try {
            server = start.start(accident -> report(terminal, options, accident));
        } catch (IOException e) {
            throw new Failure("it cannot be shown: " + e.getMessage(), "choose another --port, or leave it out", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        if (options.json) {
            JsonOutput.print(
                    terminal,
                    Json.object()
                            .put("address", server.address().toString())
                            .put("port", server.address().getPort()));
        } else {
            terminal.out().println(words + server.address());
            terminal.out().println("Ctrl-C ends it.");
        }
        terminal.out().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
        }
        return ExitCode.DONE;
    }

    private static void report(Terminal terminal, CommonOptions options, Exception accident) {
        terminal.err().println("note: a request was not answered: " + PlainText.of(LogServer.reason(accident)));
        if (options.debug) {
            accident.printStackTrace(terminal.err());
        }
        terminal.err().flush();
    }
}
