package dev.stemma.studio.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/**
 * Who may use this server: browsers that came with a token which the studio gave out. A token is good for one visit;
 * what it is exchanged for is good until the server stops. For any number of threads.
 */
final class Sessions {
    private static final int TOKEN_BYTES = 32;

    /** Older ones are forgotten. */
    private static final int MOST = 64;

    private final SecureRandom random;
    private final Runnable whenSpent;
    private final Deque<byte[]> tokens = new ArrayDeque<>();
    private final Deque<byte[]> sessions = new ArrayDeque<>();

    /** @param whenSpent is run when a token was exchanged */
    Sessions(SecureRandom random, Runnable whenSpent) {
        this.random = random;
        this.whenSpent = whenSpent;
    }

    /** A token for one visit. */
    synchronized String token() {
        return issue(tokens);
    }

    /** What a browser that brings a token is known by from now on; nothing if the token is not one that is open. */
    Optional<String> exchange(String token) {
        Optional<String> session = take(token);
        session.ifPresent(admitted -> whenSpent.run());
        return session;
    }

    private synchronized Optional<String> take(String token) {
        Optional<byte[]> open = find(tokens, token);
        open.ifPresent(tokens::remove);
        return open.map(spent -> issue(sessions));
    }

    synchronized boolean knows(String session) {
        return find(sessions, session).isPresent();
    }

    private String issue(Deque<byte[]> kept) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        kept.addLast(text.getBytes(StandardCharsets.US_ASCII));
        while (kept.size() > MOST) {
            kept.removeFirst();
        }
        return text;
    }

    /** Takes as long whether the text is nearly right or wholly wrong. */
    private static Optional<byte[]> find(Deque<byte[]> kept, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> found = Optional.empty();
        for (byte[] each : kept) {
            if (MessageDigest.isEqual(each, wanted)) {
                found = Optional.of(each);
            }
        }
        return found;
    }
}
