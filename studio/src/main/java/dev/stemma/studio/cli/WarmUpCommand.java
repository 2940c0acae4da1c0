package dev.stemma.studio.cli;

import dev.stemma.studio.web.StudioServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the launcher runs once after a build, to note which classes a start needs. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Parameters
    private Path folder;

    private final Terminal terminal;

    WarmUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String tune = folder.resolve("tune.mid").toString();
        String longer = folder.resolve("longer.mid").toString();
        Stemma.run(terminal, "compose", "--seed", "1", "--out", tune, "--wav", "--abc", "--musicxml", "--json");
        Stemma.run(terminal, "continue", tune, "--bars", "1", "--out", longer);
        String filled = folder.resolve("filled.mid").toString();
        String varied = folder.resolve("varied.mid").toString();
        Stemma.run(terminal, "fill", tune, "--bars", "3-4", "--out", filled);
        Stemma.run(terminal, "vary", tune, "--out", varied);
        Stemma.run(terminal, "undo", varied);
        Stemma.run(terminal, "history", varied);
        Stemma.run(terminal, "replay", varied);
        Stemma.run(terminal, "verify", tune);
        Stemma.run(terminal, "inspect", tune);
        Stemma.run(terminal, "similar", tune);
        visitStudio();
        return Stemma.run(terminal, "key", "list");
    }

    /** A browser's first requests. */
    private void visitStudio() {
        try (StudioServer server =
                StudioServer.start(Workbenches.open(terminal), terminal.home(), OptionalInt.of(0), accident -> {})) {
            URI invitation = server.invitation();
            String cookie = "";
            for (String path : List.of(
                    invitation.getPath() + "?" + invitation.getQuery(),
                    "/",
                    "/studio.js",
                    "/api/status",
                    "/api/pieces")) {
                HttpURLConnection visit =
                        (HttpURLConnection) invitation.resolve(path).toURL().openConnection();
                visit.setInstanceFollowRedirects(false);
                visit.setRequestProperty("Cookie", cookie);
                String given = visit.getHeaderField("Set-Cookie");
                cookie = given == null ? cookie : given.split(";", 2)[0];
                visit.disconnect();
            }
        } catch (IOException noServer) {
            // Then the studio takes a little longer to begin.
        }
    }
}
