package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces over the API, as the pages work with them. */
class PieceRoutesTest {
    private static final String COMPOSE =
            "{'task':'compose','wish':{'bars':'4','tradition':'british-isles'},'seed':42}";

    @TempDir
    private Path temporary;

    private Studio studio;

    @BeforeEach
    void start() throws Exception {
        studio = Studio.in(temporary);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private String begin(String title) {
        return studio.post("/api/pieces", "{'title':'" + title + "'}")
                .done()
                .path("id")
                .asText();
    }

    private JsonNode operate(String piece, String operations) {
        return studio.post("/api/pieces/" + piece + "/operations", "{'operations':[" + operations + "]}")
                .done();
    }

    @Test
    void aMelodyIsAskedForChosenAndWorkedOn() {
        String piece = begin("Morning");
        JsonNode asked =
                studio.post("/api/pieces/" + piece + "/requests", COMPOSE).done();
        assertThat(asked.path("seed").asLong()).isEqualTo(42);
        assertThat(asked.path("candidates")).hasSize(4);
        assertThat(asked.at("/piece/shown/entry"))
                .as("the best is shown")
                .isEqualTo(asked.at("/candidates/0/version/entry"));
        assertThat(asked.at("/piece/candidates")).hasSize(4);
        assertThat(asked.at("/candidates/0/reasons").findValuesAsText("name"))
                .containsExactly("surprise", "distance", "form", "ending");
        int second = asked.at("/candidates/1/version/entry").asInt();

        JsonNode chosen = operate(piece, "{'op':'choose','entry':" + second + "},{'op':'lock','bars':'1-2'}");
        assertThat(chosen.has("candidates")).isFalse();
        assertThat(chosen.at("/shown/locked/0").asText()).isEqualTo("1-2");
        assertThat(chosen.at("/shown/notes")).hasSameSizeAs(asked.at("/candidates/1/version/notes"));
        assertThat(chosen.at("/shown/abc").asText()).contains("T:Morning");

        JsonNode history = studio.get("/api/pieces/" + piece + "/history").done();
        assertThat(history.path("entries").findValuesAsText("operation"))
                .containsExactly("begun", "requested", "offered", "offered", "offered", "offered", "chosen", "locked");
        assertThat(history.at("/entries/1/details/task").asText()).isEqualTo("compose");
        assertThat(history.at("/entries/1/details/settings/bars").asText()).isEqualTo("4");
        assertThat(history.at("/entries/2/changesMelody").asBoolean()).isTrue();
        assertThat(history.at("/entries/7/details/bars").asText()).isEqualTo("1-2");
        JsonNode listed = studio.get("/api/pieces?search=morning").done();
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        assertThat(listed.at("/pieces/0/origins/model").asInt()).isPositive();
    }

    @Test
    void whatThePageDoesNotShowAnyMoreIsNotWorkedOn() {
        String piece = begin("Two of us");
        JsonNode empty = operate(piece, "{'op':'clear','bars':'2'}");
        int base = empty.at("/shown/entry").asInt();
        String note = "{'base':" + base + ",'operations':[{'op':'add','onset':'0','duration':'1','pitch':60}]}";
        studio.post("/api/pieces/" + piece + "/operations", note).done();
        JsonNode problem =
                studio.post("/api/pieces/" + piece + "/operations", note).refused(409);
        assertThat(problem.path("code").asText()).isEqualTo("overtaken");
        assertThat(studio.get("/api/pieces/" + piece).done().at("/shown/notes")).hasSize(1);
    }

    @Test
    void allOfItIsDoneOrNothing() {
        String piece = begin("All or nothing");
        JsonNode before = operate(piece, "{'op':'clear','bars':'2'}");
        JsonNode problem = studio.post(
                        "/api/pieces/" + piece + "/operations",
                        "{'operations':[{'op':'add','onset':'0','duration':'1','pitch':60},{'op':'remove','note':'n9'}]}")
                .refused(422);
        assertThat(problem.path("error").asText())
                .contains("operation 2 (remove)")
                .contains("n9");
        assertThat(studio.get("/api/pieces/" + piece).done().path("entries")).isEqualTo(before.path("entries"));
    }

    @Test
    void whatWasUndoneCanBeShownAgain() {
        String piece = begin("There and back");
        operate(piece, "{'op':'clear','bars':'2'}");
        JsonNode one = operate(piece, "{'op':'add','onset':'0','duration':'1','pitch':60}");
        JsonNode two = operate(piece, "{'op':'add','onset':'1','duration':'1','pitch':62}");
        operate(piece, "{'op':'undo'}");
        JsonNode back = operate(piece, "{'op':'undo'}");
        assertThat(back.at("/shown/notes")).isEmpty();
        assertThat(back.at("/undone/1")).isEqualTo(two.at("/shown/entry"));
        JsonNode again = operate(piece, "{'op':'show','entry':" + back.at("/undone/0") + "}");
        assertThat(again.at("/shown/notes")).isEqualTo(one.at("/shown/notes"));
        assertThat(again.at("/undone")).hasSize(1);
        JsonNode last = operate(piece, "{'op':'show','entry':" + again.at("/undone/0") + "}");
        assertThat(last.at("/shown/notes")).isEqualTo(two.at("/shown/notes"));
        assertThat(last.at("/undone")).isEmpty();
        assertThat(last.path("canUndo").asBoolean()).isTrue();
    }

    @Test
    void wrongWishesAreRefusedByTheirName() {
        String piece = begin("Wishes");
        JsonNode problem = studio.post(
                        "/api/pieces/" + piece + "/requests", "{'task':'compose','wish':{'metre':'5/0'}}")
                .refused(422);
        assertThat(problem.path("error").asText()).startsWith("metre: ");
        studio.post("/api/pieces/" + piece + "/requests", "{'task':'whistle'}").refused(422);
        studio.get("/api/pieces/00000000-0000-0000-0000-000000000000").refused(404);
        studio.get("/api/pieces/" + piece + "/versions/77").refused(404);
    }

    @Test
    void aPieceIsGivenATitleAndPutAway() {
        String piece = begin("");
        String title = "晨歌 <b>\\\"../../";
        JsonNode renamed = studio.patch(
                        "/api/pieces/" + piece, "{\"title\":\"" + title + "\",\"archived\":true}".replace("'", ""))
                .done();
        assertThat(renamed.path("title").asText()).isEqualTo("晨歌 <b>\"../../");
        assertThat(studio.get("/api/pieces").done().path("total").asInt()).isZero();
        assertThat(studio.get("/api/pieces?archived=true").done().path("total").asInt())
                .isEqualTo(1);
        operate(piece, "{'op':'clear','bars':'1'},{'op':'add','onset':'0','duration':'4','pitch':67}");
        Studio.Answer file = studio.post("/api/pieces/" + piece + "/files", "{'kinds':['midi']}");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__-b.mid\"; filename*=UTF-8''%E6%99%A8%E6%AD%8C-b.mid");
        assertThat(List.of(file.body()[0], file.body()[1])).containsExactly((byte) 'M', (byte) 'T');
    }

    @Test
    void aFileIsBroughtInAndSeveralComeBackInAnArchive() throws Exception {
        byte[] tune = "X:1\nT:Brought\nM:4/4\nL:1/4\nK:D\nDEFG|\n".getBytes(StandardCharsets.UTF_8);
        JsonNode piece = studio.upload("/api/pieces/import?name=..%2F..%2Ftune.abc", tune)
                .done();
        assertThat(piece.path("title").asText()).isEqualTo("Brought");
        assertThat(piece.at("/shown/notes/0/origin").asText()).isEqualTo("imported");
        Studio.Answer archive = studio.post(
                "/api/pieces/" + piece.path("id").asText() + "/files", "{'kinds':['midi','wav','abc','musicxml']}");
        assertThat(archive.header("Content-Type")).startsWith("application/zip");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactlyInAnyOrder("Brought.mid", "Brought.wav", "Brought.abc", "Brought.musicxml");
        JsonNode problem = studio.upload("/api/pieces/import?name=x.mid", new byte[] {1, 2, 3})
                .refused(422);
        assertThat(problem.path("error").asText()).doesNotContain(temporary.toString());
        assertThat(studio.get("/api/pieces").done().path("total").asInt()).isEqualTo(1);
    }
}
