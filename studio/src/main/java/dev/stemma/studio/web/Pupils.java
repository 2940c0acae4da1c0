package dev.stemma.studio.web;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Workbench;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who joined a class, each by a session of their own. For any number of threads. */
final class Pupils implements AutoCloseable {
    private static final int MOST = 60;
    private static final int LONGEST_NAME = 40;
    private static final int SESSION_BYTES = 32;

    private final Workbench workbench;
    private final Clock clock;
    private final SecureRandom random;
    private final Quota quota;

    /** By the digests of their sessions: how long one is looked for tells nothing of it. */
    private final Map<Digest, Pupil> pupils = new LinkedHashMap<>();

    Pupils(Workbench workbench, Clock clock, SecureRandom random, Quota quota) {
        this.workbench = workbench;
        this.clock = clock;
        this.random = random;
        this.quota = quota;
    }

    /**
     * Takes somebody in who knows the code.
     *
     * @return the session by which he or she is known from now on
     * @throws Refusal if the name is no name or somebody has it, or the class is full
     */
    synchronized String join(String typed) {
        String name = PlainText.of(typed).strip();
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > LONGEST_NAME) {
            throw refusal("a name has 1 to " + LONGEST_NAME + " characters, found " + length, "name");
        }
        if (pupils.values().stream().anyMatch(pupil -> pupil.name().equalsIgnoreCase(name))) {
            throw refusal("somebody of this name has joined already", "taken");
        }
        if (pupils.size() >= MOST) {
            throw refusal("the class is full: " + MOST + " have joined", "full");
        }
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        String session = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String home = UUID.randomUUID().toString();
        pupils.put(digest(session), new Pupil(name, clock.instant(), workbench.of(home)));
        return session;
    }

    private static Refusal refusal(String error, String code) {
        return new Refusal(422, new Problem(error, "choose another name, or ask your teacher", Optional.of(code)));
    }

    /** Who has a session. */
    synchronized Optional<Pupil> find(String session) {
        return Optional.ofNullable(pupils.get(digest(session)));
    }

    /** In the order in which they joined. */
    synchronized List<Pupil> all() {
        return List.copyOf(pupils.values());
    }

    /**
     * Does something with what is a pupil's own.
     *
     * @throws Refusal if there is no room for what would be kept of it
     */
    void answer(Pupil pupil, Api.Operation operation, Context context) throws Exception {
        quota.require(pupil, operation, all());
        pupil.answer(operation, context);
    }

    /** Closes what is theirs. */
    @Override
    public void close() {
        all().forEach(Pupil::close);
    }

    private static Digest digest(String session) {
        return Digest.of(session.getBytes(StandardCharsets.UTF_8));
    }
}
