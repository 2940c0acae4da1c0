package dev.stemma.generator.corpus;

import java.util.List;

/**
 * Something about works of a corpus that whoever trains with it should know.
 *
 * @param works ids of the works meant
 * @param detail a clause for people
 */
public record CorpusFinding(Kind kind, List<String> works, String detail) {
    /** What it is about; as policies and documents name it. */
    public enum Kind {
        /** Nobody said under what terms the work stands. */
        MISSING_TERMS("missing-terms"),
        /** Terms that are not known here. */
        UNKNOWN_LICENCE("unknown-licence"),
        /** A licence that does not allow a model to be given away for any use. */
        NOT_FOR_TRAINING("not-for-training"),
        /** Whoever holds the rights reserved training or mining. */
        OPTED_OUT("opted-out"),
        /** What is said of a work does not fit together. */
        CONTRADICTION("contradiction"),
        /** Several works have the same melody. */
        SAME_MELODY("same-melody"),
        /** Nobody is named as its maker. */
        NO_CREATOR("no-creator");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    public CorpusFinding {
        works = List.copyOf(works);
    }
}
