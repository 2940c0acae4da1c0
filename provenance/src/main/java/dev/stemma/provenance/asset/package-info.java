/**
 * Where things sit in a file. A {@link dev.stemma.provenance.asset.Carrier} knows for one file format where a C2PA
 * manifest store lives, which bytes the hard binding must leave out, and how to make room for a store: MIDI, WAV,
 * SafeTensors, ABC, MusicXML and MEI, JSON Lines;
 * {@link dev.stemma.provenance.asset.StandardMidiFile} is the one reader of MIDI files, for embedding and for music.
 *
 * <pre>{@code
 * Carrier carrier = Carrier.detect(ByteSource.of(melody)).orElseThrow();
 * Placement room = carrier.reserve(melody, 8192);      // hash room.bytes() without room.exclusion()
 * byte[] signed = carrier.fill(room, store);           // store has 8192 bytes
 * carrier.locate(ByteSource.of(signed));               // Located.Found
 * carrier.strip(signed);                               // melody
 * }</pre>
 *
 * <p>Files that cannot be read are refused with {@link dev.stemma.provenance.asset.AssetException}, which says where.
 */
package dev.stemma.provenance.asset;
