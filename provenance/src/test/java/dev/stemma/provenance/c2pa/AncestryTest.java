package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.label.FamilyMember.Relation;
import dev.stemma.provenance.label.FamilyMember.Standing;
import dev.stemma.provenance.label.FamilyProv;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.JournalSegment;
import org.junit.jupiter.api.Test;

/** What a file's credentials name as its family. */
class AncestryTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);

    @Test
    void aRenderingComesFromAMelodyAndThatFromAModel() throws Exception {
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        byte[] sound =
                Workshop.signer(2).embed(Workshop.wav(40), Workshop.rendering(Workshop.verify(melody)), COMPOSER);

        FamilyTree family = family(Workshop.verify(sound));

        assertThat(family.members())
                .extracting(member -> member.title().orElseThrow())
                .containsExactly("A rendering", "A melody", "Folk model", "Folk tunes");
        assertThat(family.members())
                .extracting(FamilyMember::standing)
                .containsExactly(Standing.TRUSTED, Standing.VALID, Standing.UNSIGNED, Standing.UNSIGNED);
        FamilyMember made = family.members().get(1);
        assertThat(made.format()).contains("audio/midi");
        assertThat(made.deeds().get(0).kind()).contains("trainedAlgorithmicMedia");
        assertThat(made.signer().orElseThrow().name()).isEqualTo("Composer");
        assertThat(made.signer().orElseThrow().organization()).isEmpty();
        assertThat(made.descent()).extracting(FamilyMember.Descent::relation).containsOnly(Relation.INPUT);
        assertThat(family.file().descent()).containsExactly(new FamilyMember.Descent(Relation.PARENT, made.id()));
    }

    @Test
    void aBrokenAncestorIsToldFromTheFile() {
        Forgery inner = Forgery.good(2).with("com.example.lost", CborMap.EMPTY).removing("com.example.lost");
        Forgery outer = Forgery.derived(1, inner);

        FamilyTree family = family(outer.verdict());

        assertThat(family.members())
                .extracting(FamilyMember::standing)
                .containsExactly(Standing.INVALID, Standing.INVALID);
    }

    @Test
    void aCircleIsATreeThatCanBeTold() {
        Forgery inner = Forgery.empty(2);
        inner.with(Forgery.good(1).asIngredient())
                .with(ActionsAssertion.all(Action.opened(inner.last())))
                .bound();
        Forgery outer = Forgery.derived(1, inner);

        FamilyTree family = family(outer.verdict());

        assertThat(family.members()).hasSize(2);
        assertThat(family.members().get(1).descent())
                .extracting(FamilyMember.Descent::id)
                .containsExactly(outer.label());
        assertThat(FamilyProv.of(family).elements()).isNotEmpty();
    }

    private static FamilyTree family(Verdict verdict) {
        return Ancestry.of(verdict, JournalSegment.Rest.NONE).orElseThrow();
    }
}
