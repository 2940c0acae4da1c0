package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.generator.notation.sound.WavRenderer;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.WavCarrier;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.RecordCheck.Finding;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.SignedRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file holds what its record says that it shows, or is found out. */
class ScoreCheckTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final Melody SCALE = Melody.of(Metre.COMMON, Key.parse("D major"), scale());

    private static List<Note> scale() {
        List<Note> notes = new ArrayList<>();
        for (int step : List.of(0, 2, 4, 5, 7, 9, 11, 12)) {
            notes.add(new Note(Ticks.quarters(notes.size()), Ticks.quarters(1), new Pitch(62 + step)));
        }
        return notes;
    }

    private static Session session(Melody melody) throws SessionException {
        Session session = Session.begin(new UUID(1, 2), Actor.STEMMA, NOON, JournalSink.NOWHERE);
        session.bringIn(Actor.STEMMA, melody, Digest.of(new byte[0]), "audio/midi");
        return session;
    }

    private static Finding finding(Session session, byte[] file) {
        Journal journal = session.journal();
        return new ScoreCheck()
                .examine(new SignedRecord(
                        journal, session.shown(), List.of(), Optional.empty(), List.of(), ByteSource.of(file)))
                .get(0);
    }

    private static Finding finding(Melody recorded, byte[] file) throws SessionException {
        return finding(session(recorded), file);
    }

    private static byte[] midi(Melody melody) {
        return MidiWriter.write(melody, MidiWriter.Options.DEFAULT);
    }

    private static List<byte[]> written(Melody melody) {
        return List.of(
                midi(melody),
                MidiWriter.write(melody, new MidiWriter.Options(1, 24)),
                AbcWriter.write(melody).getBytes(StandardCharsets.UTF_8),
                MusicXmlWriter.write(melody, Optional.empty()));
    }

    @Test
    void aFileWithTheNotesOnRecordIsWhatItSays() throws Exception {
        for (byte[] file : written(SCALE)) {
            assertThat(finding(SCALE, file))
                    .extracting(Finding::outcome, Finding::detail)
                    .containsExactly(
                            Outcome.MATCH,
                            "the file holds the 8 notes of the piece on record, in its metres, keys and tempos");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatANotationCannotWriteIsNotHeldAgainstIt(long seed) throws Exception {
        Melody melody = new RandomMelodies(seed).plain(40);
        for (String key : List.of("D dorian", "G zhi", "F# minor")) {
            Melody odd = melody.withKeys(Timeline.of(Key.parse(key)));
            for (byte[] file : written(odd)) {
                assertThat(finding(odd, file).outcome())
                        .as(finding(odd, file).detail())
                        .isEqualTo(Outcome.MATCH);
            }
        }
    }

    @Test
    void anotherNoteIsNamedByItsBar() throws Exception {
        List<Note> notes = new ArrayList<>(scale());
        notes.set(5, new Note(notes.get(5).onset(), Ticks.quarters(1, 2), new Pitch(72)));
        for (byte[] file : written(SCALE.withNotes(notes, SCALE.length()))) {
            assertThat(finding(SCALE, file).outcome()).isEqualTo(Outcome.MISMATCH);
            assertThat(finding(SCALE, file).detail())
                    .isEqualTo("the file is not the piece on record: on record stands B4 for 1 at bar 2, beat 2, "
                            + "in the file C5 for 1/2 at bar 2, beat 2");
        }
    }

    @Test
    void aNoteMoreOrLessIsFound() throws Exception {
        Melody shorter = SCALE.withNotes(scale().subList(0, 7), SCALE.length());
        assertThat(finding(SCALE, midi(shorter)).detail())
                .endsWith("bar 2, beat 4: on record stands D5 for 1, where the file has ended");
        assertThat(finding(shorter, midi(SCALE)).detail())
                .endsWith("bar 2, beat 4: the record ends, the file goes on with D5 for 1");
    }

    @Test
    void anotherTempoMetreOrKeyIsFound() throws Exception {
        assertThat(finding(SCALE, midi(SCALE.withTempo(Tempo.ofBpm(60)))).detail())
                .contains("its tempo is");
        assertThat(finding(SCALE, midi(SCALE.withMetres(Timeline.of(Metre.parse("2/4")))))
                        .detail())
                .contains("its metre is 4/4, in the file 2/4");
        assertThat(finding(SCALE, midi(SCALE.withKeys(Timeline.of(Key.parse("G major")))))
                        .detail())
                .contains("its key is D major, in the file G major");
    }

    @Test
    void aVoiceThatNoRecordExplainsIsFound() throws Exception {
        String abc = AbcWriter.write(SCALE);
        int body = abc.indexOf('\n', abc.indexOf("K:")) + 1;
        String two = abc.substring(0, body) + "V:1\n" + abc.substring(body) + "V:2\nD8 | D8 |]\n";
        assertThat(finding(SCALE, two.getBytes(StandardCharsets.UTF_8)).detail())
                .isEqualTo("the file is not the piece on record: it has 2 voices; the record accounts for one");

        Sequence sequence =
                MidiSystem.getSequence(new ByteArrayInputStream(MidiWriter.write(SCALE, new MidiWriter.Options(1, 0))));
        Track drums = sequence.createTrack();
        drums.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 9, 40, 90), 0));
        drums.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 9, 40, 0), 96));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 1, file);
        assertThat(finding(SCALE, file.toByteArray()).detail())
                .endsWith("it has 2 voices; the record accounts for one");
    }

    @Test
    void whatIsNoScoreHoldsNoNotes() throws Exception {
        assertThat(finding(SCALE, "not music".getBytes(StandardCharsets.UTF_8)).outcome())
                .isEqualTo(Outcome.MISMATCH);
    }

    private static final Rendering.Synthesized FLUTE =
            Rendering.Synthesized.now(Instrument.FLUTE, WavRenderer.Channels.MONO);

    private static Session rendered(Rendering rendering, byte[] plain) throws SessionException {
        Session session = session(SCALE);
        session.put(Actor.STEMMA, new Output.Rendered("audio/wav", Digest.of(plain), rendering.asTexts()));
        return session;
    }

    @Test
    void aSoundIsMadeAgain() throws Exception {
        byte[] plain = FLUTE.render(SCALE);
        byte[] signed = new WavCarrier().reserve(plain, 1000).bytes();
        assertThat(finding(rendered(FLUTE, plain), signed))
                .extracting(Finding::outcome, Finding::detail)
                .containsExactly(
                        Outcome.MATCH,
                        "made to sound again on the flute, the piece on record gives the same file, byte for byte");
    }

    @Test
    void aSoundOfAnotherMelodyIsFound() throws Exception {
        byte[] other = FLUTE.render(SCALE.withTempo(Tempo.ofBpm(90)));
        assertThat(finding(rendered(FLUTE, other), other).detail())
                .startsWith("the file does not sound as the piece on record does on the flute: it differs from byte ");
        byte[] louder = FLUTE.render(SCALE);
        louder[20_000]++;
        assertThat(finding(rendered(FLUTE, louder), louder).detail()).endsWith("it differs from byte 20000 on");
    }

    @Test
    void aSoundOfWhichTheJournalSaysNothingIsNotExplained() throws Exception {
        byte[] plain = FLUTE.render(SCALE);
        assertThat(finding(session(SCALE), plain).detail())
                .isEqualTo("the journal does not say how the piece was made to sound");
        assertThat(finding(rendered(FLUTE, new byte[0]), plain).outcome()).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void aSoundThatCannotBeMadeAgainHereIsPassedOver() throws Exception {
        byte[] plain = FLUTE.render(SCALE);
        Rendering sampled = new Rendering.Sampled(Digest.of(new byte[1]), Instrument.PIANO);
        assertThat(finding(rendered(sampled, plain), plain).outcome()).isEqualTo(Outcome.SKIPPED);
        Rendering newer = new Rendering.Synthesized(99, Instrument.PIANO, WavRenderer.Channels.MONO);
        assertThat(finding(rendered(newer, plain), plain).detail()).contains("synthesizer 99");
    }
}
