package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusCheckTest {
    @TempDir
    private Path folder;

    @Test
    void whatStandsAgainstTrainingAndWhatContradictsItselfIsFound() throws Exception {
        List<CatalogueEntry> works = works("""
                {"name": "mixed", "tradition": "reel", "source": "a book", "licence": "own-work: Ann",
                 "tdm-reservation": 1, "tdm-policy": "https://example.org/terms",
                 "trainingMining": {"cawg.data_mining": {"use": "allowed"}, "cawg.ai_training": {"use": "constrained"}}}""");

        assertThat(CorpusCheck.of(works))
                .extracting(finding -> finding.kind().id() + ": " + finding.detail())
                .containsExactly(
                        "opted-out: cawg.ai_training is constrained",
                        "contradiction: it is stated as own work to train with, yet cawg.ai_training is constrained",
                        "contradiction: text and data mining is reserved (tdm-reservation), yet cawg.data_mining is allowed",
                        "contradiction: cawg.ai_training is constrained and does not say how, which counts as not allowed",
                        "no-creator: nobody is named as its maker");
    }

    /** What is passed over may have been an opt-out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"trainingMining\": []",
                "\"trainingMining\": null",
                "\"trainingMining\": \"notAllowed\"",
                "\"trainingMining\": {\"cawg.ai_training\": \"notAllowed\"}",
                "\"trainingMining\": {\"cawg.ai_training\": {\"use\": \"allowed\", \"unless\": \"sold\"}}",
                "\"trainingMining\": {\"cawg.ai_training\": {\"use\": \"constrained\", \"constraint_info\": 3}}",
                "\"tdm-reservation\": 1, \"tdm-policy\": 3",
                "\"tdm-reservation\": null",
                "\"onePerGroup\": \"no\"",
                "\"files\": null"
            })
    void termsInAnotherFormAreRefusedAndNotPassedOver(String member) {
        assertThatThrownBy(() -> works(
                        "{\"name\": \"a\", \"tradition\": \"reel\", \"source\": \"a book\", \"licence\": \"CC0-1.0\", "
                                + member + "}"))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(", found ");
    }

    @Test
    void aLicenceIsAText() {
        assertThatThrownBy(() ->
                        works("{\"name\": \"a\", \"tradition\": \"reel\", \"source\": \"a book\", \"licence\": null}"))
                .hasMessageContaining("\"licence\" is a text in quotation marks, found null");
    }

    @Test
    void constraintsAreReadByBothNamesThatTheSpecificationGivesThem() throws Exception {
        for (String name : List.of("constraint_info", "constraints_info")) {
            assertThat(works("""
                            {"name": "a", "tradition": "reel", "source": "a book", "licence": "CC0-1.0",
                             "trainingMining": {"cawg.ai_training": {"use": "constrained", "%s": "ask first"}}}""".formatted(name)).get(0).mining().objection())
                    .contains("cawg.ai_training is constrained (ask first)");
        }
    }

    @Test
    void whoReservesMiningReservesTrainingUnlessItIsAllowedByName() throws Exception {
        String reserved = """
                {"name": "a", "tradition": "reel", "source": "a book", "licence": "CC0-1.0",
                 "trainingMining": {"cawg.data_mining": {"use": "notAllowed"}%s}}""";

        assertThat(works(reserved.formatted("")).get(0).mining().objection())
                .contains("cawg.data_mining is notAllowed");
        List<CatalogueEntry> both =
                works(reserved.formatted(", \"cawg.ai_generative_training\": {\"use\": \"allowed\"}"));
        assertThat(both.get(0).mining().objection()).isEmpty();
        assertThat(CorpusCheck.of(both))
                .extracting(CorpusFinding::detail)
                .contains("generative training is allowed, data mining is not");
    }

    @Test
    void aPolicySaysWhatIsAccepted() throws Exception {
        List<CatalogueEntry> works = works(
                "{\"name\": \"a\", \"tradition\": \"reel\", \"source\": \"a book\", \"licence\": \"CC-BY-SA-4.0\"}");
        CorpusPolicy lenient = policy("{\"accept\": [\"free\", \"share-alike\"], \"refuse\": []}");
        CorpusPolicy strict = policy("{\"accept\": [\"share-alike\"], \"refuse\": [\"no-creator\"]}");

        assertThat(CorpusPolicy.FOR_TRAINING.refuses(works)).isEqualTo(works);
        assertThat(lenient.refuses(works)).isEmpty();
        assertThat(CorpusCheck.of(works)).anyMatch(strict::refuses).noneMatch(lenient::refuses);
        assertThatThrownBy(() -> policy("{\"accept\": [\"all\"], \"refuse\": []}"))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("\"accept\" of a policy names free, attribution,")
                .hasMessageContaining("found \"all\"");
        assertThatThrownBy(() -> policy("{\"accept\": [\"free\"], \"refuse\": \"contradiction\"}"))
                .hasMessage("\"refuse\" of a policy is a list in brackets, found \"contradiction\"");
        assertThatThrownBy(() -> policy("[]")).isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> policy("{\"accept\": []}")).isInstanceOf(CorpusException.class);
    }

    @Test
    void whatIsWrittenAsLinesIsReadAgainAsItWas() throws Exception {
        Path tune = Files.writeString(
                folder.resolve("tune.abc"), "X:1\nT:Slow \"air\"\nC:Ann\nM:3/4\nL:1/8\nK:Ddor\nD|A4 GF|E3 D C2|D4|]\n");
        CorpusDescriptor terms = CorpusDescriptor.of(
                "airs",
                works(
                        "{\"name\": \"x\", \"tradition\": \"air\", \"source\": \"a book\", \"licence\": \"CC-BY-4.0\", \"tdm-reservation\": 0}"),
                Optional.empty(),
                Optional.of("a print"),
                Optional.empty());
        List<Work> works = Corpus.load(tune, List.of(terms)).corpus().works();
        Path again = Files.createDirectory(folder.resolve("again"));
        Files.write(again.resolve("airs.jsonl"), CorpusLines.of(works));
        Files.write(again.resolve(CorpusDescriptor.FILE_NAME), terms.toJson());

        assertThat(CorpusDescriptor.read(again.resolve(CorpusDescriptor.FILE_NAME)))
                .isEqualTo(terms);
        Work read = Corpus.load(again, List.of()).corpus().works().get(0);
        assertThat(read.melodies()).isEqualTo(works.get(0).melodies());
        assertThat(read.entry().melodies()).isEqualTo(works.get(0).entry().melodies());
        assertThat(read.entry().id()).isEqualTo(works.get(0).entry().id());
        assertThat(read.entry().title()).isEqualTo("Slow \"air\"");
        assertThat(read.entry().creators()).containsExactly("Ann");
        assertThat(read.entry().licence()).isEqualTo(Licence.Standard.CC_BY_4_0);
        assertThat(read.entry().mining().reserved()).contains(false);
    }

    private List<CatalogueEntry> works(String descriptor) throws Exception {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Files.writeString(corpus.resolve(CorpusDescriptor.FILE_NAME), descriptor);
        Files.writeString(corpus.resolve("tune.abc"), "X:1\nT:T\nM:2/4\nL:1/8\nK:G\nGABc|dBGB|\n");
        return Corpus.load(corpus, List.of()).corpus().works().stream()
                .map(Work::entry)
                .toList();
    }

    private static CorpusPolicy policy(String json) throws CorpusException {
        return CorpusPolicy.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
