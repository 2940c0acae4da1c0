package dev.stemma.provenance.asset;

import java.util.List;

/** What a {@link Carrier} found where a manifest store may be. Only {@link Found} counts as a store (C2PA 2.5 14.5.1). */
public sealed interface Located {
    /** One sentence for people, lower case. */
    String explanation();

    /**
     * Exactly one store, where the format's section wants it.
     *
     * @param store its bytes
     * @param range where these are in the file (for a store in Base64: the encoded bytes)
     * @param exclusion the one range that the hard binding must exclude
     */
    record Found(byte[] store, ByteRange range, ByteRange exclusion) implements Located {
        @Override
        public String explanation() {
            return "a manifest store of " + store.length + " bytes at byte " + range.start();
        }
    }

    /** No store. */
    record Absent() implements Located {
        @Override
        public String explanation() {
            return "no manifest store";
        }
    }

    /**
     * Two stores or more, which counts as none.
     *
     * @param places of the events or chunks that hold them
     */
    record Doubled(List<ByteRange> places) implements Located {
        public Doubled {
            places = List.copyOf(places);
        }

        @Override
        public String explanation() {
            return places.size() + " manifest stores, at bytes "
                    + String.join(
                            " and ",
                            places.stream()
                                    .map(place -> Long.toString(place.start()))
                                    .toList())
                    + "; exactly one is allowed";
        }
    }

    /**
     * One store that is not where or how the format's section wants it, which counts as none.
     *
     * @param place of the event or chunk that holds it
     * @param problem what was found and what was expected
     */
    record Misplaced(ByteRange place, String problem) implements Located {
        @Override
        public String explanation() {
            return "a manifest store at byte " + place.start() + ": " + problem;
        }
    }
}
