package dev.stemma.studio.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What every request passes first. The studio answers under the names of this machine only (so that no foreign name can be
 * pointed at it), to pages of its own only, and anything but the pages themselves only to browsers that brought a token.
 */
final class Gate {
    /** What pages of other origins cannot send without being asked, and they are never answered. */
    static final String REQUEST_HEADER = "Stemma-Request";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** On every answer. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "midi=(self), camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()",
            "Cache-Control",
            "no-store");

    private final Place place;
    private final Predicate<String> known;
    private final Set<String> open;

    Gate(Place place, Sessions sessions) {
        this(place, sessions::knows, Set.of());
    }

    /**
     * A gate of another place.
     *
     * @param known whether a session was given out there
     * @param open paths that are answered without a session too
     */
    Gate(Place place, Predicate<String> known, Set<String> open) {
        this.place = place;
        this.known = known;
        this.open = Set.copyOf(open);
    }

    /** @throws Refusal if the request goes no further */
    void pass(Context context) {
        HEADERS.forEach(context::header);
        String method = context.req().getMethod();
        requireOurName(context);
        if (!READING.contains(method) && !CHANGING.contains(method)) {
            throw new Refusal(405, "nothing here answers to this method", "see /api/openapi.yaml");
        }
        boolean page = READING.contains(method) && Pages.isPage(context.path());
        if (page) {
            return;
        }
        requireOurPages(context);
        if (!open.contains(context.path()) && session(context).isEmpty()) {
            throw new Refusal(
                    401,
                    "this page does not belong to the studio that is running",
                    "open the address that stemma studio shows");
        }
        if (CHANGING.contains(method) && !"studio".equals(context.header(REQUEST_HEADER))) {
            throw new Refusal(403, "the header " + REQUEST_HEADER + " is missing", "the studio's pages send it");
        }
    }

    /** The name under which a browser keeps that it is known; cookies are shared by all ports of a machine. */
    String cookie() {
        return "stemma-" + place.port();
    }

    /** Has the browser of who asks bring a session from now on. */
    void remember(Context context, String session) {
        Cookie cookie = new Cookie(cookie(), session);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
    }

    /** The session of who asks; nothing without one that was given out. */
    Optional<String> session(Context context) {
        return Optional.ofNullable(context.cookie(cookie())).filter(known);
    }

    private void requireOurName(Context context) {
        String host = context.header("Host");
        if (host == null
                || !place.answersTo(host)
                || !place.answersTo(
                        context.req().getServerName() + ":" + context.req().getServerPort())) {
            throw new Refusal(
                    421, "the studio does not answer under this name", "open the address that stemma studio shows");
        }
    }

    /** Browsers say which page asks; other programs that know the session may leave it out. */
    private void requireOurPages(Context context) {
        String origin = context.header("Origin");
        String site = context.header("Sec-Fetch-Site");
        boolean otherOrigin = origin != null && !origin.equals("http://" + context.header("Host"));
        boolean otherSite = site != null && !List.of("same-origin", "none").contains(site);
        if (otherOrigin || otherSite) {
            throw new Refusal(403, "a page of another origin asked for this", "only the studio's own pages may");
        }
    }
}
