package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library over its API: what is examined is found again, put away, exported. */
class LibraryTest {
    private static final Path SAMPLES = Studio.root().resolve("samples/co-created");
    private static final byte[] UNSIGNED =
            "X:1\nT:Little jig\nM:6/8\nL:1/8\nK:D\nDFA dAF|".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary;

    private Studio studio;

    @BeforeEach
    void start() throws IOException {
        studio = Studio.in(temporary);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void aFileThatWasExaminedIsFoundAgainByAllThatItSays() throws IOException {
        JsonNode row = examine("signed.mid", Files.readAllBytes(SAMPLES.resolve("co-created.mid")));
        assertThat(row.path("kind").asText()).isEqualTo("record");
        assertThat(row.path("verdict").asText()).isIn("valid", "trusted");
        assertThat(row.path("notes").asInt()).isPositive();
        assertThat(row.path("people").size()).isPositive();
        for (String search : new String[] {
            "SIGNED.mid", row.path("signer").asText(), row.path("model").asText()
        }) {
            JsonNode found = list("?search=" + search.replace(" ", "%20"));
            assertThat(found.path("total").asInt()).as(search).isEqualTo(1);
            assertThat(found.path("rows").get(0)).isEqualTo(row);
        }
        assertThat(list("?search=nobody").path("total").asInt()).isZero();
    }

    @Test
    void ofAnInvalidFileNothingIsAscribedToAnybody() throws IOException {
        byte[] file = Files.readAllBytes(SAMPLES.resolve("co-created.mid"));
        file[file.length - 8] ^= 1;
        JsonNode row = examine("changed.mid", file);
        assertThat(row.path("verdict").asText()).isEqualTo("invalid");
        assertThat(row.path("failures").size()).isPositive();
        assertThat(row.has("signer")).isFalse();
        assertThat(row.path("people")).isEmpty();
        assertThat(row.has("model")).isFalse();
        assertThat(row.path("origins")).allMatch(count -> count.asInt() == 0);
        assertThat(list("?verdict=invalid").path("total").asInt()).isEqualTo(1);
        assertThat(list("?verdict=trusted").path("total").asInt()).isZero();
    }

    @Test
    void aRecordIsPutAwayAndBroughtBack() {
        JsonNode row = examine("jig.abc", UNSIGNED);
        String path = "/api/records/" + row.path("id").asText();
        assertThat(studio.patch(path, "{'archived': true}")
                        .done()
                        .path("archived")
                        .asBoolean())
                .isTrue();
        assertThat(list("").path("total").asInt()).isZero();
        assertThat(list("?archived=true").path("total").asInt()).isEqualTo(1);
        studio.patch(path, "{'archived': false}").done();
        assertThat(list("").path("total").asInt()).isEqualTo(1);
        studio.patch("/api/records/" + "0".repeat(64), "{'archived': true}").refused(404);
        studio.patch("/api/records/x", "{'archived': true}").refused(404);
    }

    @Test
    void theTableIsExportedWithAllRowsAndWithoutFormulas() {
        for (int i = 0; i < 3; i++) {
            examine("=1+" + i + ".abc", ("%" + i + "\n" + new String(UNSIGNED, StandardCharsets.UTF_8)).getBytes());
        }
        Studio.Answer csv = studio.get("/api/library/table?format=csv&sort=title");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"library.csv\"");
        String[] lines = csv.text().split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("\uFEFF\"kind\",\"id\",\"title\"");
        assertThat(lines[1]).contains("\"'=1+0.abc\"").doesNotContain("\"=1");
        assertThat(studio.get("/api/library/table?format=json").json().path("rows"))
                .hasSize(3);
        studio.get("/api/library/table?format=xls").refused(400);
    }

    @Test
    void anEmptyFileOrAnUnknownFilterIsRefused() {
        studio.upload("/api/records?name=a.mid", new byte[0]).refused(422);
        studio.upload("/api/records?name=a.mid&store=9", UNSIGNED.clone()).done();
        studio.upload("/api/records?name=a.mid&store=900", UNSIGNED).refused(400);
        studio.get("/api/library?verdict=good").refused(400);
        studio.get("/api/library?offset=-1").refused(400);
    }

    private JsonNode examine(String name, byte[] file) {
        String address = "/api/records?foundIn=class%204b&name="
                + name.replace("+", "%2B").replace("=", "%3D");
        return studio.upload(address, file).done();
    }

    private JsonNode list(String query) {
        return studio.get("/api/library" + query).done();
    }

    @Test
    void aSearchForVeryManyWordsIsAnsweredToo() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            words.append(i).append('+');
        }
        studio.get("/api/library?search=" + words).done();
        studio.get("/api/pieces?search=" + words).done();
    }
}
