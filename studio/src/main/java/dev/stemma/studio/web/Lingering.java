package dev.stemma.studio.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * What is still being sent by somebody who was answered meanwhile: it is taken and thrown away for a while. Where a connection
 * is closed with something unread in it, the one who sends is told that it broke and never sees the answer.
 */
final class Lingering {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** After which nothing more is expected. */
    private static final Duration SILENCE = Duration.ofMillis(250);

    private static final int PAUSE_MILLIS = 5;
    private static final int PART = 16 << 10;

    private Lingering() {}

    /** Gives the answer, and then takes the rest of what is sent. */
    static void after(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!carriesSomething(request) || request.isAsyncStarted()) {
            return;
        }
        ServletInputStream in = request.getInputStream();
        byte[] part = new byte[PART];
        if (isTaken(in, part)) {
            return;
        }
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().close();
        takeRest(in, part);
    }

    private static boolean carriesSomething(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static void takeRest(ServletInputStream in, byte[] part) throws IOException {
        long begun = System.nanoTime();
        long heard = begun;
        long now = begun;
        while (now - begun < LONGEST.toNanos() && now - heard < SILENCE.toNanos()) {
            if (in.available() > 0) {
                heard = now;
            }
            if (isTaken(in, part)) {
                return;
            }
            pause();
            now = System.nanoTime();
        }
    }

    /** Takes what has arrived; whether that was all. */
    private static boolean isTaken(ServletInputStream in, byte[] part) throws IOException {
        while (!in.isFinished() && in.available() > 0) {
            if (in.read(part) < 0) {
                return true;
            }
        }
        return in.isFinished();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException serverStops) {
            Thread.currentThread().interrupt();
        }
    }
}
