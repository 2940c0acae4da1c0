package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final MiningTerms ASK_FIRST = new MiningTerms(
            new TreeMap<>(Map.of(
                    "cawg.ai_generative_training",
                    new Permission(Use.CONSTRAINED, Optional.of("ask, then \"train\"")))),
            Optional.of(true),
            Optional.of("https://example.org/terms"));

    @Test
    void oneStrictWorkAmongManyIsSaidOfAll() {
        Terms terms = Terms.of(List.of(
                work("a", "public-domain: printed 1778"),
                work("b", "public-domain: printed 1792"),
                work("c", "CC-BY-4.0"),
                work("d", "CC-BY-NC-SA-4.0")));

        assertThat(terms.strictest()).isEqualTo(Terms.Kind.NON_COMMERCIAL);
        assertThat(terms.terms())
                .extracting(term -> term.kind().id() + " " + term.works() + " " + term.licences())
                .containsExactly(
                        "non-commercial 1 {CC-BY-NC-SA-4.0=1}",
                        "attribution 1 {CC-BY-4.0=1}",
                        "free 2 {public-domain=2}");
    }

    @Test
    void unknownTermsAreStricterThanKnownOnesAndAnOptOutIsStrictest() {
        CatalogueEntry unknown = work("u", "ask the estate");
        CatalogueEntry optedOut = new CatalogueEntry(
                "t/o",
                "O",
                List.of(),
                Tradition.HYMN,
                "a book",
                Licence.Standard.CC0_1_0,
                digest("o"),
                List.of(digest("m")),
                ASK_FIRST);

        assertThat(Terms.of(List.of(work("d", "CC-BY-NC-4.0"), unknown)).strictest())
                .isEqualTo(Terms.Kind.UNKNOWN);
        assertThat(Terms.of(List.of(unknown, optedOut)).strictest()).isEqualTo(Terms.Kind.OPTED_OUT);
        assertThat(optedOut.allowsTraining()).as("whatever the licence allows").isFalse();
        assertThat(Terms.of(List.of()).strictest()).isEqualTo(Terms.Kind.FREE);
    }

    @Test
    void aListTellsItsTermsWithoutReadingAllWorks() throws Exception {
        List<CatalogueEntry> works = List.of(
                work("a", "public-domain: printed \"1778\", by nobody"),
                work("b", "CC-BY-4.0").with(List.of(), MiningTerms.UNSTATED),
                work("\"licence\":\"CC-BY-NC-4.0\"", "CC0-1.0"));
        DatasetManifest list = new DatasetManifest("three", works);

        assertThat(WorkList.read(list.toJson(), list.root()).terms()).isEqualTo(Terms.of(works));
    }

    @Test
    void whatTheHoldersSaidStandsInTheEntryInCanonicalJson() throws Exception {
        CatalogueEntry entry = new CatalogueEntry(
                "t/o",
                "O",
                List.of(),
                Tradition.HYMN,
                "a book",
                Licence.Standard.CC0_1_0,
                digest("o"),
                List.of(digest("m")),
                ASK_FIRST);

        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .isEqualTo("{\"creators\":[],\"digest\":\"" + digest("o") + "\",\"id\":\"t/o\",\"licence\":\"CC0-1.0\","
                        + "\"melodies\":[\"" + digest("m") + "\"],\"source\":\"a book\","
                        + "\"tdm-policy\":\"https://example.org/terms\",\"tdm-reservation\":1,\"title\":\"O\","
                        + "\"tradition\":\"hymn\",\"trainingMining\":{\"cawg.ai_generative_training\":"
                        + "{\"constraint_info\":\"ask, then \\\"train\\\"\",\"use\":\"constrained\"}}}");
        DatasetManifest list = new DatasetManifest("one", List.of(entry));
        assertThat(DatasetManifest.read(list.toJson()).works()).containsExactly(entry);
        assertThat(WorkList.read(list.toJson(), list.root()).terms()).isEqualTo(Terms.of(List.of(entry)));
    }

    @Test
    void termsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> new MiningTerms(
                        new TreeMap<>(Map.of(
                                "cawg.data_mining", new Permission(Use.ALLOWED, Optional.of("only on Mondays")))),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("a use that is allowed has no constraint_info");
        assertThatThrownBy(() -> new MiningTerms(
                        new TreeMap<>(Map.of("singing", new Permission(Use.ALLOWED, Optional.empty()))),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("cawg.ai_training");
    }

    private static CatalogueEntry work(String id, String licence) {
        return new CatalogueEntry(
                "t/" + id, id, List.of(), Tradition.HYMN, "a book", Licence.parse(licence), digest(id));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
