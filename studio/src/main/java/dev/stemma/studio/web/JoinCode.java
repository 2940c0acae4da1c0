package dev.stemma.studio.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a teacher writes on the board for pupils to join: short, good for an hour, and not to be found by trying. For any
 * number of threads.
 */
final class JoinCode {
    /** Without those that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int HALF = 3;
    private static final Duration GOOD = Duration.ofHours(1);

    /** One address is answered so many wrong codes within {@link #PAUSE}. */
    private static final int MOST_WRONG_OF_ONE = 5;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** After so many wrong ones somebody tries codes, and this one is over. */
    private static final int MOST_WRONG = 100;

    private record Wrong(int times, Instant since) {}

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Wrong> wrong = new HashMap<>();
    private String text = "";
    private Instant ends = Instant.MIN;
    private int wrongInAll;

    JoinCode(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        renew();
    }

    /** From now on another one. */
    synchronized void renew() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        text = code.toString();
        ends = clock.instant().plus(GOOD);
        wrongInAll = 0;
        wrong.clear();
    }

    /** The code as it is written on a board; nothing once it is over. */
    synchronized Optional<String> text() {
        return isOver() ? Optional.empty() : Optional.of(text);
    }

    synchronized Instant ends() {
        return ends;
    }

    /**
     * Lets somebody pass who types the code.
     *
     * @param from the address of the machine at which it is typed
     * @throws Refusal if it is another one, is over, or that machine has tried too often
     */
    synchronized void require(String typed, String from) {
        if (isOver()) {
            throw refusal("this code is over", "ask your teacher for a new one", "over");
        }
        Instant now = clock.instant();
        Wrong before = Optional.ofNullable(wrong.get(from))
                .filter(each -> each.since().plus(PAUSE).isAfter(now))
                .orElse(new Wrong(0, now));
        if (before.times() >= MOST_WRONG_OF_ONE) {
            throw refusal("too many wrong codes came from this machine", "wait for a minute", "wait");
        }
        if (!MessageDigest.isEqual(bytes(text), bytes(typed))) {
            wrong.put(from, new Wrong(before.times() + 1, before.since()));
            wrongInAll++;
            throw refusal("this is not the code of the class", "look at the board again", "code");
        }
    }

    private boolean isOver() {
        return wrongInAll >= MOST_WRONG || !clock.instant().isBefore(ends);
    }

    private static Refusal refusal(String error, String hint, String code) {
        return new Refusal(403, new Problem(error, hint, Optional.of(code)));
    }

    /** Small letters, spaces and hyphens make no difference. */
    private static byte[] bytes(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
    }
}
