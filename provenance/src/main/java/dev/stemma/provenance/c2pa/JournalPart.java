package dev.stemma.provenance.c2pa;

/**
 * A part of a piece's journal, as one generation of its files carries it.
 *
 * @param manifest that carries it
 * @param first index of its first entry
 * @param end index behind its last entry
 * @param shows index of the entry after which the piece is what the file of that generation holds
 */
public record JournalPart(Manifest manifest, int first, int end, int shows) {}
