/**
 * Melody JSON Lines: a corpus as text, one melody a line. UTF-8, one JSON object a line; blank lines and checkpoints of
 * credentials ({@code {"c2pa:checkpoint": ...}}) are passed over.
 *
 * <pre>{@code
 * {"ticksPerQuarter":480,"id":"g001","title":"Old Hundredth","time":[[0,"4/4"]],"key":[[0,1]],"anacrusis":480,
 *  "notes":[[0,480,67],[480,480,67],[960,480,66]]}
 * }</pre>
 *
 * Times count from the start of the piece, in units of which {@code ticksPerQuarter} make a quarter note. Members, all
 * but {@code notes} optional:
 *
 * <table>
 * <caption>Members of a line</caption>
 * <tr><td>{@code ticksPerQuarter}</td><td>1 to 322,560; else what the caller of the reader says</td></tr>
 * <tr><td>{@code id}, {@code name}, {@code path}</td><td>the first that is there names the melody; else {@code line-N}</td></tr>
 * <tr><td>{@code title}, {@code composer}</td><td>text</td></tr>
 * <tr><td>{@code notes}</td><td>{@code [onset, duration, pitch]} ascending, no overlaps; pitch is the MIDI number</td></tr>
 * <tr><td>{@code key} or {@code fifths}</td><td>{@code [[tick, fifths]]} or one number, sharps above zero: read as the
 *     major key of that signature; or {@code [[tick, "D dorian"]]}. C major before the first</td></tr>
 * <tr><td>{@code time} or {@code meter}</td><td>{@code [[tick, "6/8"]]} or {@code "6/8"}; {@code "none"}: free. 4/4 before the
 *     first</td></tr>
 * <tr><td>{@code bars}</td><td>where every written bar begins, the pickup bar included</td></tr>
 * <tr><td>{@code anacrusis}, {@code length}</td><td>ticks; without them the pickup follows from {@code bars}, and the
 *     piece ends with the bar of its last note</td></tr>
 * <tr><td>{@code tempo}</td><td>{@code [[tick, microseconds a quarter]]}</td></tr>
 * <tr><td>{@code chordSymbols}</td><td>{@code [[tick, "Gm7"]]}</td></tr>
 * <tr><td>{@code lyrics}</td><td>{@code [[tick, verse, "syllable", goes on]]}</td></tr>
 * <tr><td>any other</td><td>kept as an attribute: {@code tradition}, {@code group}, {@code born} ...</td></tr>
 * </table>
 */
package dev.stemma.generator.notation.jsonl;
