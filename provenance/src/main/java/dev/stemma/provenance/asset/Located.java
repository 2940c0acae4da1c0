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
     * @param tolerated further ranges that it may exclude, because the format's section recommends it
     * @param canonical whether the bytes of {@code exclusion} are the one form in which we write this store; what others
     *     write may differ from it, in spaces for example
     */
    record Found(byte[] store, ByteRange range, ByteRange exclusion, List<ByteRange> tolerated, boolean canonical)
            implements Located {
        public Found {
            tolerated = List.copyOf(tolerated);
        }

        @Override
        public String explanation() {
            return "a manifest store of " + store.length + " bytes at byte " + range.start();
        }
    }

    /**
     * The place of a store names where it is to be fetched. Nothing is fetched here; a store handed over with the file may
     * be that one.
     *
     * @param uri as the file has it
     * @param exclusion the one range that the hard binding must exclude
     */
    record Elsewhere(String uri, ByteRange exclusion) implements Located {
        @Override
        public String explanation() {
            return "the file names a manifest store elsewhere, which is not fetched: " + uri;
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
