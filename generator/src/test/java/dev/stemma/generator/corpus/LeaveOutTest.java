package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveOutTest {
    private static final List<CatalogueEntry> LISTED = List.of(
            entry("a/1", "Gute Nacht", "Franz Schubert"),
            entry("a/2", "Lied", "Fanny Hensel"),
            entry("a/3", "Lied", "Joséphine Lang"),
            entry("b/Evan", "O That The Lord", "'Evan' or 'Eva' William H. Havergal, 1847."),
            entry("b/2", "A Round", "Trad."));

    private static CatalogueEntry entry(String id, String title, String creator) {
        return new CatalogueEntry(
                id,
                title,
                List.of(creator),
                Tradition.HYMN,
                "made for this test",
                Licence.Standard.CC0_1_0,
                Digest.of(id.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> left(List<String> works, List<String> creators) throws CorpusException {
        return new LeaveOut(works, creators)
                .among(LISTED).stream().map(CatalogueEntry::id).toList();
    }

    @Test
    void aWorkIsNamedByItsIdItsDigestOrItsTitle() throws CorpusException {
        assertThat(left(List.of("a/1"), List.of())).containsExactly("a/1");
        assertThat(left(List.of(LISTED.get(4).digest().toString()), List.of())).containsExactly("b/2");
        assertThat(left(List.of("gute nacht "), List.of())).containsExactly("a/1");
        assertThat(left(List.of("b/2", "a/1", "Gute Nacht"), List.of())).containsExactly("a/1", "b/2");
    }

    @Test
    void aTitleOfSeveralWorksIsNoName() {
        assertThatExceptionOfType(CorpusException.class)
                .isThrownBy(() -> left(List.of("Lied"), List.of()))
                .withMessageContaining("2 works are called \"Lied\": a/2, a/3");
    }

    @Test
    void aCreatorIsFoundWithinACreditByWholeWords() throws CorpusException {
        assertThat(left(List.of(), List.of("william h havergal"))).containsExactly("b/Evan");
        assertThat(left(List.of(), List.of("JOSÉPHINE LANG", "Trad."))).containsExactly("a/3", "b/2");
        assertThatExceptionOfType(CorpusException.class)
                .isThrownBy(() -> left(List.of(), List.of("Schub")))
                .withMessageContaining("no work is by \"Schub\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/", "Gute", "", " ", "0"})
    void whatIsNoNameIsRefused(String name) {
        assertThatExceptionOfType(CorpusException.class)
                .isThrownBy(() -> left(List.of(name), List.of()))
                .withMessageContaining("no work has the id");
        assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> left(List.of(), List.of("..")));
    }

    @Test
    void nothingNamedLeavesNothingOut() throws CorpusException {
        assertThat(new LeaveOut(List.of(), List.of()).isNothing()).isTrue();
        assertThat(left(List.of(), List.of())).isEmpty();
    }
}
