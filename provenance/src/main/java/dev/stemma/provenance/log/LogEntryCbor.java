package dev.stemma.provenance.log;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.log.LogEntry.Beginning;
import dev.stemma.provenance.log.LogEntry.Correction;
import dev.stemma.provenance.log.LogEntry.Credentials;
import dev.stemma.provenance.log.LogEntry.Dataset;
import dev.stemma.provenance.log.LogEntry.Model;
import dev.stemma.provenance.log.LogEntry.Output;
import dev.stemma.provenance.log.LogEntry.Revocation;
import dev.stemma.provenance.log.LogEntry.Session;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import java.util.Optional;

/** The maps that {@link LogEntry} shows. */
final class LogEntryCbor {
    private static final long VERSION = 1;
    private static final String LOG = "log";
    private static final String OUTPUT = "output";
    private static final String MODEL = "model";
    private static final String DATASET = "dataset";
    private static final String SESSION = "session";
    private static final String CORRECTION = "correction";
    private static final String REVOCATION = "revocation";
    private static final String JOURNAL = "journal";
    private static final String CLAIM = "claim";
    private static final String SIGNATURE = "signature";
    private static final String CONTENT = "content";
    private static final String MELODIES = "melodies";
    private static final String WORKS = "works";
    private static final String STEPS = "steps";
    private static final String OF = "of";
    private static final String BY = "by";
    private static final String NOTE = "note";

    private LogEntryCbor() {}

    static String kind(LogEntry entry) {
        if (entry instanceof Output) {
            return OUTPUT;
        }
        if (entry instanceof Model) {
            return MODEL;
        }
        if (entry instanceof Dataset) {
            return DATASET;
        }
        if (entry instanceof Session) {
            return SESSION;
        }
        if (entry instanceof Beginning) {
            return LOG;
        }
        return entry instanceof Correction ? CORRECTION : REVOCATION;
    }

    static CborMap of(LogEntry entry) {
        CborMap.Builder map = CborMap.builder().put("v", VERSION).put("kind", kind(entry));
        entry.credentials()
                .ifPresent(credentials -> map.put(CLAIM, credentials.claim().bytes())
                        .put(SIGNATURE, credentials.signature().bytes()));
        if (entry instanceof Output output) {
            put(map, CONTENT, output.content());
            put(map, MODEL, output.model());
            put(map, DATASET, output.dataset());
            put(map, JOURNAL, output.journal());
        } else if (entry instanceof Model model) {
            map.put(MODEL, model.model().bytes()).put(DATASET, model.dataset().bytes());
        } else if (entry instanceof Dataset dataset) {
            map.put(DATASET, dataset.dataset().bytes()).put(WORKS, dataset.works());
            put(map, MELODIES, dataset.melodies());
        } else if (entry instanceof Session session) {
            map.put(JOURNAL, session.journal().bytes()).put(STEPS, session.steps());
        } else if (entry instanceof Beginning beginning) {
            map.put(LOG, beginning.log().bytes());
        } else if (entry instanceof Correction correction) {
            map.put(OF, correction.of().bytes()).put(BY, correction.by().bytes());
            put(map, NOTE, correction.note().map(Commitment::digest));
        } else if (entry instanceof Revocation revocation) {
            map.put(OF, revocation.of().bytes());
            put(map, NOTE, revocation.note().map(Commitment::digest));
        }
        return map.build();
    }

    private static void put(CborMap.Builder map, String key, Optional<Digest> digest) {
        digest.ifPresent(value -> map.put(key, value.bytes()));
    }

    static LogEntry read(CborMap map) {
        if (!map.integer("v").equals(Optional.of(VERSION))) {
            throw new LogException("an entry of another version than " + VERSION + ", which is the one that is read");
        }
        String kind = map.text("kind").orElse("");
        return switch (kind) {
            case LOG -> new Beginning(digest(map, LOG));
            case OUTPUT ->
                new Output(
                        file(map).orElseThrow(() -> unreadable(CLAIM)),
                        optional(map, CONTENT),
                        optional(map, MODEL),
                        optional(map, DATASET),
                        optional(map, JOURNAL));
            case MODEL -> new Model(digest(map, MODEL), digest(map, DATASET), file(map));
            case DATASET -> new Dataset(digest(map, DATASET), number(map, WORKS), optional(map, MELODIES), file(map));
            case SESSION -> new Session(digest(map, JOURNAL), number(map, STEPS));
            case CORRECTION -> new Correction(digest(map, OF), digest(map, BY), note(map));
            case REVOCATION -> new Revocation(digest(map, OF), note(map));
            default -> throw new LogException("an entry of the kind \"" + Exact.shown(kind) + "\" is not known here");
        };
    }

    private static Optional<Credentials> file(CborMap map) {
        return map.get(CLAIM).isEmpty() && map.get(SIGNATURE).isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(digest(map, CLAIM), digest(map, SIGNATURE)));
    }

    private static Optional<Commitment> note(CborMap map) {
        return optional(map, NOTE).map(Commitment::new);
    }

    private static Optional<Digest> optional(CborMap map, String key) {
        return map.get(key).isEmpty() ? Optional.empty() : Optional.of(digest(map, key));
    }

    private static Digest digest(CborMap map, String key) {
        return map.bytes(key)
                .filter(bytes -> bytes.length == Digest.LENGTH)
                .map(Digest::ofBytes)
                .orElseThrow(() -> unreadable(key));
    }

    private static long number(CborMap map, String key) {
        return map.integer(key).filter(number -> number >= 0).orElseThrow(() -> unreadable(key));
    }

    private static LogException unreadable(String key) {
        return new LogException("the entry has no readable " + key);
    }
}
