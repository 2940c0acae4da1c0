package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** How a store is written into a file: as it is, or in letters where the format is text. */
public enum StoreEncoding {
    /** Its bytes. */
    RAW {
        @Override
        public long length(long storeLength) {
            return storeLength;
        }

        @Override
        byte[] encode(byte[] store) {
            return store;
        }

        @Override
        byte[] decode(byte[] encoded) {
            return encoded;
        }
    },
    /** Base64 with the standard alphabet and padding (RFC 4648, section 4). */
    BASE64 {
        @Override
        public long length(long storeLength) {
            return (storeLength + 2) / 3 * 4;
        }

        @Override
        byte[] encode(byte[] store) {
            return Base64.getEncoder().encode(store);
        }

        @Override
        byte[] decode(byte[] encoded) {
            return Base64.getDecoder().decode(encoded);
        }
    };

    /** Length in a file of a store of that many bytes. */
    public abstract long length(long storeLength);

    abstract byte[] encode(byte[] store);

    /** @throws IllegalArgumentException if this is no such encoding */
    abstract byte[] decode(byte[] encoded);

    /** Whether these bytes are the one form in which we write the store that they hold: no stray bits, no padding left out. */
    boolean isCanonical(byte[] encoded, byte[] store) {
        return Arrays.equals(encoded, encode(store));
    }

    /** Room for a store of that many bytes: zeros, or the letters that stand for them. */
    byte[] placeholder(int storeLength) {
        byte[] room = new byte[Math.toIntExact(length(storeLength))];
        if (this == BASE64) {
            Arrays.fill(room, "A".getBytes(StandardCharsets.US_ASCII)[0]);
        }
        return room;
    }
}
