package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;

/** What a check looked at. */
public sealed interface Place {
    /** A box of the manifest store. */
    record Jumbf(String uri) implements Place {
        @Override
        public String toString() {
            return uri;
        }
    }

    /** Bytes of the file. */
    record File(ByteRange range) implements Place {
        @Override
        public String toString() {
            return "file, " + range;
        }
    }

    /** A file that came beside the asset, by what it is. */
    record Beside(String what) implements Place {
        @Override
        public String toString() {
            return "beside it, " + what;
        }
    }

    /** Bytes of the manifest store, counted from its beginning. */
    record Store(ByteRange range) implements Place {
        @Override
        public String toString() {
            return "manifest store, " + range;
        }
    }
}
