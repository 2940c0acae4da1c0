package dev.stemma.studio.web;

import dev.stemma.provenance.record.Digest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The pages themselves, as the build put them on the class path; there is nothing secret in them. */
final class Pages {
    private static final String INDEX = "index.html";
    private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9_-]*\\.(?:html|js|css|svg|txt))");

    /** Parts that carry a digest of what is in them in their name. */
    private static final Pattern IMMUTABLE = Pattern.compile("part-[A-Z0-9]{8}\\.(js|css)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private record Part(byte[] plain, Optional<byte[]> zipped, String tag) {}

    /** Only those that there are: anybody may ask for others. */
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    private final Sessions sessions;
    private final Gate gate;

    Pages(Sessions sessions, Gate gate) {
        this.sessions = sessions;
        this.gate = gate;
    }

    /** Whether the build could make them. */
    static boolean areBuilt() {
        return Pages.class.getResource("/web/" + INDEX) != null;
    }

    /** Whether a path can be one of a page. */
    static boolean isPage(String path) {
        return path.equals("/") || NAME.matcher(path).matches();
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", context -> {
            String token = context.queryParam("token");
            if (token == null) {
                answer(context, INDEX);
            } else {
                admit(context, token);
            }
        });
        routes.get("/{part}", context -> {
            if (!NAME.matcher(context.path()).matches()) {
                throw nothingThere();
            }
            answer(context, context.path().substring(1));
        });
    }

    /** Remembers the browser, and takes the token out of its address. */
    private void admit(Context context, String token) {
        sessions.exchange(token).ifPresent(session -> gate.remember(context, session));
        context.status(303).header("Location", "/");
    }

    private void answer(Context context, String name) {
        Part part = parts.computeIfAbsent(name, Pages::read);
        if (part == null) {
            throw nothingThere();
        }
        context.header("ETag", part.tag()).header("Vary", "Accept-Encoding");
        context.header(
                "Cache-Control",
                IMMUTABLE.matcher(name).matches() ? "private, max-age=31536000, immutable" : "no-cache");
        if (part.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        String accepted = context.header("Accept-Encoding");
        if (part.zipped().isPresent() && accepted != null && accepted.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(part.zipped().get());
        } else {
            context.result(part.plain());
        }
    }

    private static Refusal nothingThere() {
        return new Refusal(404, "there is no such page", "the studio begins at /");
    }

    /** Null if there is none: then nothing of it is kept. */
    private static Part read(String name) {
        return resource(name)
                .map(plain -> new Part(
                        plain,
                        resource(name + ".gz"),
                        '"' + Digest.of(plain).toString().substring(0, 32) + '"'))
                .orElse(null);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/web/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + name, e);
        }
    }
}
