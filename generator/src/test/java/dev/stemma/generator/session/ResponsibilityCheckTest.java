package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MeiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.RecordCheck.Finding;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a score says of who answers for its notes is held against the journal. */
class ResponsibilityCheckTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Digest FILE = Digest.of(new byte[0]);
    private static final Melody TWO = Melody.of(
            Metre.parse("2/4"),
            Key.parse("C"),
            List.of(
                    new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(60)),
                    new Note(Ticks.quarters(1), Ticks.quarters(1), new Pitch(62))));

    private Session session;

    @BeforeEach
    void bringIn() throws SessionException {
        session = Session.begin(new UUID(1, 2), Actor.STEMMA, NOON, JournalSink.NOWHERE);
        session.bringIn(Actor.STEMMA, TWO, FILE, "audio/midi");
    }

    private String score() throws Exception {
        Responsibility responsibility = Responsibility.of(session.journal(), session.shown());
        return new String(MeiWriter.write(TWO, Optional.of(responsibility)), StandardCharsets.UTF_8);
    }

    private List<Finding> findings(byte[] file) {
        return new ResponsibilityCheck()
                .examine(new SignedRecord(
                        session.journal(),
                        session.shown(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        ByteSource.of(file)));
    }

    private void assertFound(String score, Outcome outcome, String detail) {
        assertThat(findings(score.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(Subject.LABEL);
                    assertThat(finding.outcome()).as(finding.detail()).isEqualTo(outcome);
                    assertThat(finding.detail()).contains(detail);
                });
    }

    private String musicXml() throws Exception {
        Responsibility responsibility = Responsibility.of(session.journal(), session.shown());
        return new String(MusicXmlWriter.write(TWO, Optional.of(responsibility)), StandardCharsets.UTF_8);
    }

    @Test
    void aScoreThatNamesThoseOfTheJournalIsTrue() throws Exception {
        assertFound(musicXml(), Outcome.MATCH, "each of the 2 notes of the score names those who answer for it");
        assertFound(score(), Outcome.MATCH, "each of the 2 notes of the score names those who answer for it");
    }

    @Test
    void aNoteThatIsAscribedToSomebodyElseIsFoundOut() throws Exception {
        assertFound(
                score().replaceFirst("sha256:" + FILE, "sha256:" + Digest.of(new byte[] {1})),
                Outcome.MISMATCH,
                "for note 1 of the score answer sha256:" + Digest.of(new byte[] {1}) + "; by the journal sha256:"
                        + FILE);
        assertFound(
                score().replaceFirst("(?s)(.*) resp=\"#file-1\"", "$1"),
                Outcome.MISMATCH,
                "for note 2 of the score answer nobody");
        assertFound(
                musicXml().replaceFirst(">sha256:" + FILE, ">sha256:" + Digest.of(new byte[] {1})),
                Outcome.MISMATCH,
                "for note 1 of the score answer sha256:" + Digest.of(new byte[] {1}));
        assertFound(
                musicXml().replaceFirst("(?s)(.*)<level>file-1</level>", "$1"),
                Outcome.MISMATCH,
                "for note 2 of the score answer nobody");
    }

    @Test
    void aScoreNeedNotNameAnybody() {
        assertThat(findings(MeiWriter.write(TWO, Optional.empty()))).isEmpty();
        assertThat(findings(MusicXmlWriter.write(TWO, Optional.empty()))).isEmpty();
        assertThat(findings(MidiWriter.write(TWO, MidiWriter.Options.DEFAULT))).isEmpty();
    }
}
