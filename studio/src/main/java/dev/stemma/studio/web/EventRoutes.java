package dev.stemma.studio.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What goes on, as server-sent events; a line of nothing from time to time shows that both sides are there. */
final class EventRoutes implements Routes {
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final Events events;

    EventRoutes(Events events) {
        this.events = events;
    }

    @Override
    public void addTo(Api api) {
        api.get("/events", this::stream);
    }

    private void stream(Context context) throws InterruptedException {
        try (Events.Listener listener = events.listen()
                .orElseThrow(() -> new Refusal(
                        503, "too many pages of the studio are open", "close some; events come again by themselves"))) {
            context.res().setContentType("text/event-stream; charset=utf-8");
            ServletOutputStream out = context.res().getOutputStream();
            write(out, ": welcome\n\n");
            while (true) {
                Optional<String> event = listener.next(HEARTBEAT_MILLIS);
                write(out, event.map(text -> "data: " + text + "\n\n").orElse(":\n\n"));
            }
        } catch (Events.Ended | IOException over) {
            // The page has gone, or the server goes.
        }
    }

    private static void write(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
