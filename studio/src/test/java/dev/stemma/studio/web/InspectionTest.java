package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static Studio studio;
    private static byte[] signed;
    private static JsonNode inspection;

    @BeforeAll
    static void begin(@TempDir Path temporary) throws IOException {
        studio = Studio.in(temporary);
        signed = Files.readAllBytes(Studio.root().resolve("samples/co-created/co-created.mid"));
        inspection =
                studio.upload("/api/inspections?name=co-created.mid", signed).done();
    }

    @AfterAll
    static void end() {
        studio.close();
    }

    /** In another key and at another tempo than the starter corpus has it. */
    static final String GREENSLEEVES = """
            X:1
            T:My lady
            M:6/8
            L:1/8
            Q:3/8=90
            K:Edor
             E | G2A B>cB | A2F D>EF | G2E E>^DE | F2^D B,2E |
            G2A B>cB | A2F D>EF | G>FE ^D>C^D | E3 E3 ||
            d3 d>cB | A2F D>EF | G2E E>^DE | F2^D B,3 |
            d3 d>cB | A2F D>EF | G>FE ^D>C^D | E3 E2 |]
            """;

    private static String path(String rest) {
        return "/api/inspections/" + inspection.path("id").asText() + rest;
    }

    @Test
    void aSignedFileTellsVerdictFamilyNotesAndWhoMadeThem() {
        assertThat(inspection.path("state").asText()).isEqualTo("valid");
        assertThat(inspection.path("mediaType").asText()).isEqualTo("audio/midi");
        assertThat(inspection.path("checks").findValuesAsText("name"))
                .contains("binding", "journal", "lineage", "replay");
        assertThat(inspection.path("family")).hasSizeGreaterThan(5);
        assertThat(inspection.path("score").path("notes")).isNotEmpty();
        assertThat(inspection.at("/contribution/people").findValuesAsText("name"))
                .contains("ann", "bo");
        assertThat(inspection.at("/contribution/bars")).isNotEmpty();
        assertThat(inspection.at("/models/0/dataset/works").asInt()).isEqualTo(1577);
        assertThat(inspection.at("/roles").findValuesAsText("name").toString()).contains("CN=ann", "CN=bo");
        assertThat(inspection.at("/journal/entries").findValuesAsText("operation"))
                .contains("requested", "chosen");
        assertThat(inspection.at("/tamperings")).hasSize(9);
    }

    @Test
    void theSameIsFoundAgainUnderItsId() {
        assertThat(studio.get(path("")).done()).isEqualTo(inspection);
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaidToBeGone() {
        JsonNode problem = studio.get("/api/inspections/00000000-0000-0000-0000-000000000000")
                .refused(404);
        assertThat(problem.path("code").asText()).isEqualTo("gone");
    }

    @Test
    void nothingIsWrittenToTheDisk() throws IOException {
        studio.upload("/api/inspections?name=..%2f..%2fevil.mid", signed).done();
        try (var files = Files.walk(studio.home().getParent())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".mid"));
        }
    }

    @Test
    void aNameIsOnlyAName() {
        JsonNode found = studio.upload("/api/inspections?name=..%2f..%2f%3Cb%3Ex%0A.mid", signed)
                .done();
        assertThat(found.path("name").asText()).startsWith("<b>x").doesNotContain("/", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MThd", "RIFF\0\0\0\0WAVE", "X:1\nK:C\n", "{}", "\0\0\0\0", "<score-partwise/>", "II*"})
    void whateverTheBytesAreThereIsAnAnswer(String content) {
        Studio.Answer answer = studio.upload("/api/inspections?name=x", content.getBytes(StandardCharsets.ISO_8859_1));
        if (content.isEmpty()) {
            answer.refused(422);
        } else {
            assertThat(answer.done().path("state").asText()).isIn("none", "invalid");
        }
    }

    @Test
    void credentialsThatLieBesideAFileAreTakenAlong() {
        byte[] bare = "X:1\nT:a\nK:C\nC|\n".getBytes(StandardCharsets.UTF_8);
        JsonNode alone = studio.upload("/api/inspections?name=a.abc", bare).done();
        JsonNode together = studio.upload(
                        "/api/inspections/" + alone.path("id").asText() + "/companions?kind=store",
                        new byte[] {1, 2, 3})
                .done();
        assertThat(together.path("withStore").asBoolean()).isTrue();
        assertThat(together.path("state").asText()).isEqualTo("invalid");
    }

    @Test
    void tamperingTellsWhatWasDoneAndWhatIsFoundNow() {
        JsonNode tampered = studio.post(
                        path("/tampering"),
                        "{'tamperings':[{'kind':'note','number':2,'semitones':1},{'kind':'stranger'}]}")
                .done();
        assertThat(tampered.at("/changes").findValuesAsText("kind")).containsExactly("note", "stranger");
        assertThat(tampered.at("/bytes/0/place").asText()).isEqualTo("content");
        assertThat(failed(tampered.path("inspection"))).contains("lineage").doesNotContain("binding", "signature");
        assertThat(failed(studio.get(path("")).done())).doesNotContain("lineage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tamperings':[]}",
                "{'tamperings':[{'kind':'burn'}]}",
                "{'tamperings':[{'kind':'note','semitones':0}]}",
                "{'tamperings':[{'kind':'byte','ofset':3}]}"
            })
    void whatCannotBeDoneIsRefused(String body) {
        studio.post(path("/tampering"), body).refused(400);
    }

    @Test
    void theWorksThatAModelLearntFromCanBeSearched() {
        String digest = inspection.at("/models/0/digest").asText();
        JsonNode all = studio.get(path("/works?model=" + digest + "&limit=5")).done();
        assertThat(all.path("total").asInt()).isEqualTo(1577);
        assertThat(all.path("works")).hasSize(5);
        String title = all.at("/works/0/title").asText().split(" ")[0];
        JsonNode some =
                studio.get(path("/works?model=" + digest + "&search=" + title)).done();
        assertThat(some.path("total").asInt()).isBetween(1, 1576);
        studio.get(path("/works?model=none")).refused(422);
    }

    @Test
    void whetherAWorkWasLearntFromIsProvedToWhoeverHasTheRoot() throws CorpusException {
        String model = inspection.at("/models/0/digest").asText();
        JsonNode work =
                studio.get(path("/works?model=" + model + "&limit=1")).done().at("/works/0");
        JsonNode present = studio.get(path(
                        "/proof?model=" + model + "&work=" + work.path("digest").asText()))
                .done();
        assertThat(present.path("title")).isEqualTo(work.path("title"));
        assertThat(answer(present)).isTrue();
        assertThat(present.path("present").asBoolean()).isTrue();
        JsonNode absent = studio.get(path("/proof?model=" + model + "&work=" + "ab".repeat(32)))
                .done();
        assertThat(answer(absent)).isFalse();
        assertThat(absent.path("present").asBoolean()).isFalse();
        studio.get(path("/proof?model=" + model + "&work=../../x")).refused(400);
        studio.get(path("/proof?model=none&work=" + "ab".repeat(32))).refused(422);
    }

    @Test
    void whetherATuneWasLearntFromIsAnsweredByItsMelody() throws CorpusException {
        String model = inspection.at("/models/0/digest").asText();
        String book = "X:1\nT:One\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|C4|]\n\nX:2\nT:Two\nK:\n";
        JsonNode own = ownTunes(model, "own.abc", book).done().path("tunes");
        assertThat(own).hasSize(2);
        assertThat(own.at("/0/notes").asInt()).isEqualTo(9);
        assertThat(own.at("/0/sameMelody")).isEmpty();
        assertThat(answer(own.get(0))).isFalse();

        JsonNode known = ownTunes(model, "tune.abc", GREENSLEEVES).done().at("/tunes/0");
        assertThat(known.path("present").asBoolean()).as("by its bytes").isFalse();
        assertThat(known.at("/sameMelody/0/title").asText()).contains("Greensleeves");

        JsonNode picture = ownTunes(model, "picture.png", "no music").done().at("/tunes/0");
        assertThat(picture.has("notes")).isFalse();
        assertThat(picture.path("trouble").asText()).contains("no music by its name");
        ownTunes(model, "many.abc", "X:1\nK:C\nC4|\n\n".repeat(101)).refused(422);
        ownTunes(model, "large.abc", "%".repeat(3 << 20)).refused(422);
        ownTunes(model, "many.jsonl", "{}\n".repeat(101)).refused(422);
        ownTunes("none", "own.abc", book).refused(422);
    }

    private static Studio.Answer ownTunes(String model, String name, String content) {
        return studio.upload(path("/proof?model=" + model + "&name=" + name), content.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean answer(JsonNode told) throws CorpusException {
        SortedRoots roots = new SortedRoots(
                Digest.parse(told.path("files").asText()),
                Optional.of(Digest.parse(told.path("melodies").asText())));
        return DatasetProof.read(told.path("proof").asText().getBytes(StandardCharsets.UTF_8))
                .against(roots)
                .orElseThrow()
                .listed();
    }

    @Test
    void theNearestWorksAreNamed() {
        JsonNode nearness = studio.get(path("/similar")).done();
        assertThat(nearness.path("longestRun").asInt()).isPositive();
        assertThat(nearness.path("works").findValuesAsText("title")).isNotEmpty();
    }

    @Test
    void claimsAndAssertionsCanBeReadAsTheyStand() {
        assertThat(studio.get(path("/raw")).done().toString()).contains("dev.stemma.journal", "claim_generator_info");
    }

    @Test
    void whatIsAskedOfTheRecordIsAnsweredInTheLanguageOfThePage() {
        JsonNode all = studio.get(path("/rights")).done();
        assertThat(all.path("regimes")).hasSize(7);
        assertThat(all.path("note").asText()).contains("not legal advice");
        JsonNode one = studio.get(path("/rights?regime=cn-court")).done();
        assertThat(one.path("regimes")).hasSize(1);
        assertThat(one.at("/regimes/0/fields").findValuesAsText("says").toString())
                .contains("ann", "bo");
        studio.get(path("/rights?regime=fr")).refused(400);
        byte[] bare = "X:1\nT:a\nK:C\nC|\n".getBytes(StandardCharsets.UTF_8);
        JsonNode without = studio.upload("/api/inspections?name=a.abc", bare).done();
        studio.get("/api/inspections/" + without.path("id").asText() + "/rights")
                .refused(422);
    }

    @Test
    void documentsAreThereToKeep() {
        assertThat(studio.post(path("/statement"), "{'language':'zh'}").text()).contains("<html", "zh");
        assertThat(studio.post(path("/prov"), "{'format':'provn'}").text()).startsWith("document");
        Studio.Answer picture = studio.post(path("/picture"), "{'language':'en'}");
        assertThat(picture.text()).contains("<svg");
        assertThat(picture.header("Content-Disposition")).isEqualTo("attachment; filename=\"family.svg\"");
        studio.post(path("/prov"), "{'format':'exe'}").refused(400);
    }

    @Test
    void theRecordAndItsModelAreToldInTheFormsOfOtherFields() {
        String model = inspection.at("/models/0/digest").asText();

        assertThat(studio.post(path("/export"), "{'format':'prov-n'}").text()).startsWith("document");
        assertThat(studio.post(path("/export"), "{'format':'vc'}").text())
                .contains("eddsa-jcs-2022", "did:key:z6Mk", "\"verdict\" : \"valid\"");
        assertThat(studio.post(path("/export"), "{'format':'ddex'}").text()).contains("AiContribution");
        for (String format : List.of("spdx", "croissant", "openssf")) {
            assertThat(studio.post(path("/export"), "{'format':'" + format + "','model':'" + model + "'}")
                            .text())
                    .startsWith("{");
        }
        studio.post(path("/export"), "{'format':'spdx'}").refused(422);
        studio.post(path("/export"), "{'format':'spdx','model':'../..'}").refused(422);
        studio.post(path("/export"), "{'format':'exe'}").refused(400);
    }

    private static List<String> failed(JsonNode inspection) {
        return StreamSupport.stream(inspection.path("checks").spliterator(), false)
                .filter(check -> check.path("outcome").asText().equals("fail"))
                .map(check -> check.path("name").asText())
                .toList();
    }
}
