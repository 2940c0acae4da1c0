package dev.stemma.provenance.asset;

/** Variable-length quantities of Standard MIDI Files: seven bits a byte, high bits first, bit 7 set on all but the last. */
final class VariableLength {
    static final int MAX_BYTES = 4;
    static final int MAX_VALUE = 0x0FFFFFFF;

    private VariableLength() {}

    /** The shortest encoding of 0 to {@link #MAX_VALUE}: one to four bytes. */
    static byte[] encode(long value) {
        if (value < 0 || value > MAX_VALUE) {
            throw new IllegalArgumentException("a variable-length quantity is 0 to " + MAX_VALUE + ", found " + value);
        }
        int bytes = 1;
        while (value >> 7 * bytes != 0) {
            bytes++;
        }
        byte[] encoded = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            int septet = (int) (value >> 7 * (bytes - 1 - i)) & 0x7F;
            encoded[i] = (byte) (i == bytes - 1 ? septet : septet | 0x80);
        }
        return encoded;
    }

    /** Number of bytes of the quantity at the position; not necessarily the shortest. */
    static int encodedLength(byte[] file, int position) {
        int last = position;
        while (file[last] < 0) {
            last++;
        }
        return last - position + 1;
    }
}
