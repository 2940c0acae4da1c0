package dev.stemma.provenance.record;

import java.util.List;
import java.util.SortedMap;

/**
 * A part of what people did to a piece, such as a bar: that to the notes which begin in it.
 *
 * @param origins how many of its notes come from where
 * @param notes in the order in which they sound
 * @param entry over its notes, see {@link BitVector}
 * @param edit over its notes, see {@link BitVector}
 * @param taken candidates of which some notes stand in it; a choice and a constraint are of the candidate as a whole
 */
public record Stretch(
        SortedMap<Origin, Integer> origins, List<NoteShare> notes, Bits entry, Bits edit, List<TakenOffer> taken) {}
