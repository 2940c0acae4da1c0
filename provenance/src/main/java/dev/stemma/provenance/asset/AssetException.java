package dev.stemma.provenance.asset;

/** A file is not what its format demands: says the byte offset, what was found and what was expected. */
public final class AssetException extends RuntimeException {
    private final long offset;

    /**
     * @param offset position in the file, counted from 0
     * @param problem what was found and what was expected, lower case
     */
    public AssetException(long offset, String problem) {
        super("byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /** Position in the file of what was found, counted from 0. */
    public long offset() {
        return offset;
    }
}
