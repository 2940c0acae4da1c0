package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.provenance.label.AiShare.Amount;
import dev.stemma.provenance.label.AiShare.Contributor;
import dev.stemma.provenance.label.Responsibility.Kind;
import dev.stemma.provenance.label.Responsibility.Party;
import dev.stemma.provenance.label.Responsibility.Share;
import dev.stemma.provenance.record.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of a piece is generated, by the rules of DDEX ERN 4.3.2 that its schema states in words. */
class AiShareTest {
    private static final Party MODEL = new Party("model-1", Kind.MODEL, "model 1", "sha256:aa");
    private static final Party ANN = new Party("person-1", Kind.PERSON, "person 1", "sha256:bb");
    private static final Party BO = new Party("person-2", Kind.PERSON, "person 2", "sha256:cc");
    private static final Party FILE = new Party("file-1", Kind.FILE, "file 1", "sha256:dd");
    private static final Share GENERATED = new Share(1, Origin.MODEL, List.of(MODEL));
    private static final Share EDITED = new Share(2, Origin.EDITED, List.of(MODEL, ANN));
    private static final Share ENTERED = new Share(3, Origin.HUMAN, List.of(BO));
    private static final Share IMPORTED = new Share(4, Origin.IMPORTED, List.of(FILE));

    private static AiShare of(Share... notes) {
        List<Party> parties = Stream.of(notes)
                .flatMap(note -> note.parties().stream())
                .distinct()
                .toList();
        return AiShare.of(new Responsibility(parties, List.of(notes)));
    }

    @Test
    void whatAModelWroteAloneIsAllGenerated() {
        assertThat(of(GENERATED, GENERATED))
                .isEqualTo(
                        new AiShare(Optional.of(Amount.ALL), List.of(new Contributor(Optional.empty(), Amount.ALL))));
    }

    @Test
    void whoChangedWhatAModelWroteContributedPartlyWithIt() {
        assertThat(of(GENERATED, EDITED, ENTERED))
                .isEqualTo(new AiShare(
                        Optional.of(Amount.PARTLY),
                        List.of(
                                new Contributor(Optional.empty(), Amount.ALL),
                                new Contributor(Optional.of(ANN), Amount.PARTLY),
                                new Contributor(Optional.of(BO), Amount.NONE))));
        assertThat(of(EDITED).containsAi()).contains(Amount.PARTLY);
    }

    @Test
    void whatPeopleWroteIsNotGenerated() {
        assertThat(of(ENTERED).containsAi()).contains(Amount.NONE);
        assertThat(of(ENTERED).contributors()).containsExactly(new Contributor(Optional.of(BO), Amount.NONE));
    }

    @Test
    void ofWhatWasBroughtInNothingIsSaid() {
        assertThat(of(IMPORTED, ENTERED).containsAi()).isEmpty();
        assertThat(of(IMPORTED, GENERATED).containsAi()).contains(Amount.PARTLY);
    }

    @Test
    void whatTheSchemaForbidsInWordsCannotBeSaid() {
        Contributor person = new Contributor(Optional.of(BO), Amount.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> new Contributor(Optional.of(BO), Amount.ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> new Contributor(Optional.empty(), Amount.PARTLY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AiShare(Optional.of(Amount.ALL), List.of(person)))
                .withMessageContaining("GenerativeAI is the only contributor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AiShare(
                        Optional.of(Amount.NONE), List.of(new Contributor(Optional.of(ANN), Amount.PARTLY))))
                .withMessageContaining("no contributor");
    }
}
