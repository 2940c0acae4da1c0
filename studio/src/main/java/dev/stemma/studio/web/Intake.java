package dev.stemma.studio.web;

import io.javalin.http.Context;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.IntToLongFunction;

/**
 * Takes in what comes with the requests of a server: so much of memory for all of them together, until they are answered, and
 * not at any pace. For any number of threads.
 */
final class Intake {
    private static final String NAME = Intake.class.getName();
    private static final int PART = 16 << 10;
    /** From so many bytes on there is room for all that is to come: to move them again and again would take twice as much. */
    private static final int LARGE = 1 << 20;
    /** Bytes of what comes without saying how much it is. */
    private static final int MOST_UNTOLD = 16 << 20;

    private static final String AGAIN_SECONDS = "5";

    /**
     * Who is waited for.
     *
     * @param grace in which anybody may be slow
     * @param bytesASecond that come at least after that
     */
    record Pace(Duration grace, int bytesASecond) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(10), 32 << 10);

        boolean isKept(int bytes, Duration since) {
            return since.compareTo(grace.plusMillis(1_000L * bytes / bytesASecond)) <= 0;
        }
    }

    private final int largestUpload;
    private final Semaphore room;
    private final Pace pace;

    /**
     * @param largestUpload bytes of one file
     * @param room bytes of all requests that are under way
     */
    Intake(int largestUpload, int room, Pace pace) {
        this.largestUpload = largestUpload;
        this.room = new Semaphore(room / PART);
        this.pace = pace;
    }

    /** Of the studio. */
    static Intake ofOwner() {
        return new Intake(64 << 20, 80 << 20, Pace.USUAL);
    }

    /** Of a class: whatever pupils send, there is room for what the owner sends. */
    static Intake ofClass() {
        return new Intake(16 << 20, 32 << 20, Pace.USUAL);
    }

    /** That of the server which is asked. */
    static Intake of(Context context) {
        return share(context).intake();
    }

    int largestUpload() {
        return largestUpload;
    }

    /** Has requests give back what they took when they are answered, also those of which not all has come by then. */
    Filter filter() {
        return (request, response, chain) -> {
            Share share = new Share(this);
            request.setAttribute(NAME, share);
            try {
                chain.doFilter(request, response);
            } finally {
                room.release(share.parts);
            }
            Lingering.after((HttpServletRequest) request, (HttpServletResponse) response);
        };
    }

    /** What one request has taken. */
    private static final class Share {
        private final Intake intake;
        private int parts;

        Share(Intake intake) {
            this.intake = intake;
        }

        Intake intake() {
            return intake;
        }
    }

    private static Share share(Context context) {
        return (Share) context.req().getAttribute(NAME);
    }

    /**
     * The body of a request.
     *
     * @param memory how many bytes of memory it takes by how many are sent
     * @throws Refusal if it is too large or comes too slowly, or there is no room for it just now
     */
    byte[] read(Context context, int limit, IntToLongFunction memory) throws IOException {
        long told = context.req().getContentLengthLong();
        if (told > limit) {
            throw Bodies.tooLarge(limit);
        }
        int most = told < 0 ? Math.min(limit, MOST_UNTOLD) : (int) told;
        long begun = System.nanoTime();
        byte[] all = new byte[Math.min(PART, most)];
        int length = 0;
        try (InputStream in = context.req().getInputStream()) {
            take(context, memory.applyAsLong(all.length));
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (length == most) {
                    throw Bodies.tooLarge(most);
                }
                if (length == all.length) {
                    int larger = length < LARGE ? Math.min(most, 2 * length) : most;
                    take(context, memory.applyAsLong(larger));
                    all = Arrays.copyOf(all, larger);
                }
                all[length++] = (byte) next;
                length += Math.max(0, in.read(all, length, all.length - length));
                if (!pace.isKept(length, Duration.ofNanos(System.nanoTime() - begun))) {
                    throw new Refusal(408, "the upload is too slow: nothing was changed", "send it again");
                }
            }
        }
        return length == all.length ? all : Arrays.copyOf(all, length);
    }

    /** Has the request hold so much in all. */
    private void take(Context context, long bytes) {
        Share share = share(context);
        int parts = (int) (bytes / PART) + 1;
        if (!room.tryAcquire(parts - share.parts)) {
            context.header("Retry-After", AGAIN_SECONDS);
            throw new Refusal(
                    503, "too much is sent to the studio at the same time", "wait a moment, then send it again");
        }
        share.parts = parts;
    }
}
