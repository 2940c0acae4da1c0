package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.web.StudioServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stemma studio}: the pages to compose, look inside and inspect, in a browser on this machine. */
@Command(
        name = "studio",
        sortOptions = false,
        customSynopsis = "stemma studio [--port P] [--no-browser] [--lan[=ADDRESS]] [OPTION]...",
        description = {
            "Opens the studio in a browser. It answers on this machine only, and needs no network.",
            "The address that is shown lets one browser in, once. For another browser, call it again: it then shows",
            "a new address of the studio that is running.",
            "With --lan a class joins from other machines of the local network, each pupil with pieces of his or her own.",
            "All that you do is kept as you do it; Ctrl-C ends the studio."
        })
final class StudioCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "P",
            description =
                    "Where it answers; " + StudioServer.USUAL_PORT + " if nothing is said, or another that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--no-browser", description = "Show the address, and open no browser.")
    private boolean noBrowser;

    @Option(
            names = "--lan",
            arity = "0..1",
            paramLabel = "ADDRESS",
            fallbackValue = "",
            description = {
                "Open the studio to a class too, at this address of this machine in the local network; if none is named,",
                "at the only one that there is. Pupils join by a code. What they send can be read by others in that network."
            })
    private Optional<String> lan = Optional.empty();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    StudioCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (port.isPresent() && (port.get() < 0 || port.get() > HIGHEST_PORT)) {
            throw Failure.usage("--port is 1 to " + HIGHEST_PORT + ", found " + port.get(), "leave it out");
        }
        if (!StudioServer.hasPages()) {
            throw new Failure(
                    "the pages of the studio are not in this build: npm was not found when it was made",
                    "install Node.js 20 or newer, which brings npm, then build again: mvn -DskipTests -pl studio -am package");
        }
        try {
            Optional<URI> running = StudioServer.running(terminal.home());
            if (running.isPresent()) {
                if (lan.isPresent()) {
                    throw new Failure(
                            "a studio is running already, and a class is opened when it starts",
                            "end it with Ctrl-C, then start it again with --lan; all is kept");
                }
                show(running.get(), "the studio is running already: ", Optional.empty());
                return ExitCode.DONE.number();
            }
        } catch (IOException e) {
            throw new Failure(
                    "the studio cannot keep anything in " + terminal.home() + ": " + e.getMessage(),
                    "name a folder of yours in STEMMA_HOME",
                    e);
        }
        return serve();
    }

    /** Until the process is told to end. */
    private int serve() {
        StudioServer server = start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        show(server.invitation(), "the studio: ", server.classInvitation());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE.number();
    }

    private StudioServer start() {
        try {
            return StudioServer.start(
                    Workbenches.open(terminal),
                    terminal.home(),
                    port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty(),
                    lan.map(LocalNetwork::address),
                    terminal.secrets().variable("STEMMA_REGISTRY"),
                    this::report);
        } catch (IOException e) {
            throw new Failure(
                    "the studio cannot begin"
                            + port.map(each -> " at port " + each).orElse("") + ": " + e.getMessage(),
                    port.isPresent() ? "choose another port, or leave --port out" : "stemma studio --port 0 takes any",
                    e);
        }
    }

    /** What should not have happened does not end the studio. */
    private void report(Exception accident) {
        terminal.err()
                .println("error: this should not have happened: "
                        + accident.getClass().getSimpleName());
        terminal.err().println("hint: start stemma studio with --debug, repeat it, and report what it shows");
        if (common.debug) {
            accident.printStackTrace(terminal.err());
        }
        terminal.err().flush();
    }

    private void show(URI address, String words, Optional<StudioServer.ClassInvitation> invitation) {
        if (common.json) {
            ObjectNode root = Json.object();
            root.put("address", address.toString()).put("port", address.getPort());
            invitation.ifPresent(pupils -> root.putObject("class")
                    .put("address", pupils.address().toString())
                    .put("code", pupils.code()));
            JsonOutput.print(terminal, root);
        } else {
            invitation.ifPresent(pupils -> terminal.out()
                    .println("pupils open " + pupils.address() + " and type the code " + pupils.code()
                            + ", which is good for an hour"));
            terminal.out().println(words + address);
            terminal.out().println("The address lets one browser in, once. Ctrl-C ends the studio; all is kept.");
        }
        terminal.out().flush();
        if (!noBrowser) {
            Browsers.open(address);
        }
    }
}
