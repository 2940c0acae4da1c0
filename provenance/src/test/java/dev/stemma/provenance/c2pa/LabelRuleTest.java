package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.RecordedPiece.ANN;
import static dev.stemma.provenance.c2pa.RecordedPiece.actor;
import static dev.stemma.provenance.c2pa.RecordedPiece.composed;
import static dev.stemma.provenance.c2pa.RecordedPiece.note;
import static dev.stemma.provenance.c2pa.RecordedPiece.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.c2pa.RecordedPiece.Statement;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.LabelledVersion;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.NoteEdit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a label says is held against the journal, however good the signature over both. */
class LabelRuleTest {
    private static final int CHOSEN = 4;

    private static AigcLabel honest(RecordedPiece piece) {
        return new LabelledVersion(piece.journal, piece.journal.size() - 1)
                .label("Stemma")
                .orElseThrow();
    }

    private static Check check(RecordedPiece piece, UnaryOperator<String> lie) throws Exception {
        String text = lie.apply(honest(piece).text());
        return check(verify(piece.sign(new Statement(), put(Workshop.midi(1), text))));
    }

    private static byte[] put(byte[] file, String text) {
        return LabelCarrier.detect(ByteSource.of(file)).orElseThrow().put(file, text);
    }

    private static Check check(Verdict verdict) {
        List<Check> checks = verdict.checks().stream()
                .filter(check -> check.name() == Check.Name.LABEL)
                .toList();
        assertThat(checks).hasSize(1);
        if (checks.get(0).isFailure()) {
            assertThat(verdict.state()).isNotEqualTo(Verdict.State.TRUSTED);
        }
        return checks.get(0);
    }

    private static void assertFound(Check check, Check.Outcome outcome, String code, String detail) {
        assertThat(check.outcome()).as(check.detail()).isEqualTo(outcome);
        assertThat(check.code()).isEqualTo(code);
        assertThat(check.detail()).contains(detail);
    }

    @Test
    void aLabelThatSaysWhatTheJournalSaysPasses() throws Exception {
        RecordedPiece piece = composed();
        Verdict verdict = verify(
                piece.sign(new Statement(), put(Workshop.midi(1), honest(piece).text())));

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertFound(
                check(verdict),
                Check.Outcome.PASS,
                StatusCode.LABEL_MATCH,
                "labelled as generated content of Stemma, number 00000000-0000-0001-0000-000000000002-5");
    }

    @Test
    void aFileWithoutLabelNeedsNone() throws Exception {
        Verdict verdict = verify(composed().sign(new Statement()));

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertFound(check(verdict), Check.Outcome.SKIPPED, StatusCode.LABEL_SKIPPED, "carries no label");
    }

    @Test
    void aLabelOfAnotherPieceOrVersionFails() throws Exception {
        RecordedPiece piece = composed();
        String other = honest(piece).produceId().replace("0001-", "0009-");
        assertFound(
                check(piece, text -> text.replace(honest(piece).produceId(), other)),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MISMATCH,
                "numbers the content " + other);

        String earlier = honest(piece).produceId().replaceFirst("5$", String.valueOf(CHOSEN));
        assertFound(
                check(composed(), text -> text.replace(honest(piece).produceId(), earlier)),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MISMATCH,
                "numbers the content " + earlier);
    }

    @Test
    void aLabelOfAnotherJournalFails() throws Exception {
        Digest stranger = Digest.of(new byte[] {9});
        assertFound(
                check(composed(), text -> text.replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + stranger)),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MISMATCH,
                "names an entry of the journal by the digest " + stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "XY"})
    void aLabelThatNamesNoEntryOfAnyJournalFails(String code) throws Exception {
        assertFound(
                check(composed(), text -> text.replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + code)),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MISMATCH,
                "by something that is no digest");
    }

    @Test
    void theNumberThatAnotherServiceGaveStaysItsOwn() throws Exception {
        RecordedPiece piece = composed();
        AigcLabel foreign = AigcLabel.read("{\"Label\":\"2\",\"ContentProducer\":\"Other\",\"ProduceID\":\"other-77\"}"
                .getBytes(StandardCharsets.UTF_8));

        AigcLabel label = new LabelledVersion(piece.journal, piece.journal.size() - 1)
                .passedOn(foreign, "Stemma")
                .orElseThrow();

        assertThat(label.producer()).isEqualTo("Other");
        assertThat(label.produceId()).isEqualTo("other-77");
        assertThat(label.propagator()).isEqualTo("Stemma");
        assertThat(label.propagateId()).isEqualTo(honest(piece).produceId());
        assertThat(label.certainty()).isEqualTo(AigcLabel.Certainty.GENERATED);
        assertFound(
                check(verify(piece.sign(new Statement(), put(Workshop.midi(1), label.text())))),
                Check.Outcome.PASS,
                StatusCode.LABEL_MATCH,
                "of Other, number other-77");
    }

    @Test
    void aLabelThatLeavesOpenWhatIsCertainFails() throws Exception {
        assertFound(
                check(composed(), text -> text.replace("\"Label\":\"1\"", "\"Label\":\"3\"")),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MISMATCH,
                "by its journal a model wrote notes of it (Label 1)");
    }

    @Test
    void whatPeopleWroteIsNotLabelledAsGenerated() throws Exception {
        RecordedPiece piece = composed();
        String label = honest(piece).text();
        piece.add(actor(ANN), new NoteEdit.Removed(3, false));
        piece.add(actor(ANN), new NoteEdit.Removed(4, false));
        piece.add(actor(ANN), new NoteEdit.Added(note(5, 0, 72), Optional.empty(), false));
        LabelledVersion version = new LabelledVersion(piece.journal, piece.journal.size() - 1);

        assertThat(version.label("Stemma")).isEmpty();
        assertThat(version.contradiction(AigcLabel.read(label.getBytes(StandardCharsets.UTF_8))))
                .hasValueSatisfying(said -> assertThat(said).contains("people entered all its notes"));
    }

    @Test
    void whatIsNoLabelIsRefusedWithTheReason() throws Exception {
        assertFound(
                check(composed(), text -> text.replace("\"Stemma\"", "\"Stemma Ltd\"")),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MALFORMED,
                "ContentProducer holds a space at place 7");
    }

    @Test
    void oneLabelIsEnough() throws Exception {
        RecordedPiece piece = composed();
        byte[] wav = put(Workshop.wav(500), honest(piece).text());
        byte[] chunk = ("AIGC\4\0\0\0{..}").getBytes(StandardCharsets.ISO_8859_1);
        byte[] doubled = Arrays.copyOf(wav, wav.length + chunk.length);
        System.arraycopy(chunk, 0, doubled, wav.length, chunk.length);
        ByteBuffer.wrap(doubled).order(ByteOrder.LITTLE_ENDIAN).putInt(4, doubled.length - 8);

        assertFound(
                check(verify(piece.sign(new Statement(), doubled))),
                Check.Outcome.FAIL,
                StatusCode.LABEL_MULTIPLE,
                "the file carries 2 labels of generated content; a file has one");
    }

    @Test
    void theLabelOfAFileWithoutCredentialsIsReadAndNoMore() throws Exception {
        byte[] file = put(Workshop.midi(1), honest(composed()).text());
        Verdict verdict = Verifier.verify(
                ByteSource.of(file), Optional.empty(), RecordedPiece.POLICY, Workshop.CLOCK, RecordChecks.NONE);

        assertThat(verdict.state()).isEqualTo(Verdict.State.NONE);
        assertFound(check(verdict), Check.Outcome.SKIPPED, StatusCode.LABEL_SKIPPED, "nothing signed tells");
    }
}
