package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model was asked for, what it offered, and what became of that. */
public sealed interface Generation extends Operation {
    /**
     * Somebody asked a model for melodies.
     *
     * <p>{@code {model: bstr, kernel: int, sampler: {name: text, version: int}, settings: {* text => text}, candidates: int}}
     *
     * @param model digest over its tensors and configuration
     * @param kernel version of the inference kernel
     * @param settings task and request; with the seed of an offer they determine it
     * @param candidates how many were asked for
     */
    record Requested(Digest model, int kernel, Sampler sampler, SortedMap<String, String> settings, int candidates)
            implements Generation {
        static final String KIND = "requested";
        private static final int MOST_CANDIDATES = 1_000;

        public Requested {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
            if (candidates < 1 || candidates > MOST_CANDIDATES) {
                throw new IllegalArgumentException(
                        "1 to " + MOST_CANDIDATES + " candidates are asked for, found " + candidates);
            }
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("model", model.bytes())
                    .put("kernel", kernel)
                    .put(
                            "sampler",
                            CborMap.builder()
                                    .put("name", sampler.name())
                                    .put("version", sampler.version())
                                    .build())
                    .put("settings", Fields.of(settings))
                    .put("candidates", candidates)
                    .build();
        }

        static Requested read(Fields fields) throws JournalException {
            Fields sampler = fields.fields("sampler");
            return fields.valid(() -> new Requested(
                    fields.digest("model"),
                    fields.number("kernel"),
                    new Sampler(sampler.text("name"), sampler.number("version")),
                    fields.texts("settings"),
                    fields.number("candidates")));
        }
    }

    /** How notes are drawn from the model's distributions. */
    record Sampler(String name, int version) {}

    /** A note that the model wrote. */
    record OfferedNote(JournalNote note, Evidence evidence) {}

    /**
     * A melody that the model made as it was asked to, put before whoever asked: the version after this entry. Its base is
     * the request.
     *
     * <pre>
     * {number: int, seed: int, ? frame: {}, ? removed: [* id],
     *  ? added: [* [id, onset, duration, pitch, draw, particle, logProbability, rank, rhythms, pitches]],
     *  particles: int, resamplings: int, searched: bool, log2Probability: float}
     * </pre>
     *
     * @param number among the candidates of the request, from 1
     * @param seed all 64 bits, as a signed number
     * @param removed notes that the model's take the place of
     * @param sampling how it was drawn
     */
    record Offered(
            int number,
            long seed,
            Optional<ScoreFrame> frame,
            List<Long> removed,
            List<OfferedNote> added,
            Sampling sampling)
            implements Generation {
        static final String KIND = "offered";

        public Offered {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }

        /** What it does to the version of the request. */
        public Effect effect() {
            return new Effect(
                    frame, removed, added.stream().map(OfferedNote::note).toList());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            CborMap.Builder fields = CborMap.builder()
                    .put("number", number)
                    .put("seed", seed)
                    .put("added", added.stream().map(Notes::toCbor).toList())
                    .put("particles", sampling.particles())
                    .put("resamplings", sampling.resamplings())
                    .put("searched", sampling.searched())
                    .put("log2Probability", new CborValue.Float(sampling.log2Probability()));
            effect().put(fields);
            return fields.build();
        }

        static Offered read(Fields fields) throws JournalException {
            List<OfferedNote> added = new ArrayList<>();
            for (CborValue note : fields.list("added")) {
                added.add(Notes.readOffered(note, fields, "added"));
            }
            return new Offered(
                    fields.number("number"),
                    fields.integer("seed"),
                    fields.has("frame") ? Optional.of(ScoreFrame.read(fields.fields("frame"))) : Optional.empty(),
                    fields.integers("removed"),
                    added,
                    new Sampling(
                            fields.number("particles"),
                            fields.number("resamplings"),
                            fields.truth("searched"),
                            fields.real("log2Probability")));
        }
    }

    /**
     * How a candidate was drawn.
     *
     * @param particles melodies drawn side by side
     * @param resamplings how often the likelier ones replaced the others
     * @param searched whether a search chose, as every particle had come to an end
     * @param log2Probability estimate of the binary logarithm of the probability that the model would have kept the
     *     constraints by itself
     */
    record Sampling(int particles, int resamplings, boolean searched, double log2Probability) {}

    /**
     * A candidate was taken: the entry's base, an offer.
     *
     * <p>{@code {}}
     */
    record Chosen() implements Generation {
        static final String KIND = "chosen";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.EMPTY;
        }
    }

    /**
     * Candidates were turned down; the entry's base is what goes on instead.
     *
     * <p>{@code {offers: [+ int]}}
     *
     * @param offers their entries
     */
    record Rejected(List<Long> offers) implements Generation {
        static final String KIND = "rejected";

        public Rejected {
            offers = List.copyOf(offers);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder().put("offers", Fields.of(offers)).build();
        }

        static Rejected read(Fields fields) throws JournalException {
            return new Rejected(fields.integers("offers"));
        }
    }
}
