package dev.stemma.provenance.asset;

/**
 * A text in a file that is, or means to be, a label of generated content.
 *
 * @param range of all that goes with it: the event, the chunk, the line
 * @param content as the file has it, without padding
 */
public record LabelField(ByteRange range, byte[] content) {}
