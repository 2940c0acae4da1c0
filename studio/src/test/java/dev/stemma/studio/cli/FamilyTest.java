package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A melody that went through five generations tells its whole family. */
@Timeout(120)
class FamilyTest {
    private static final List<String> GENERATIONS = List.of("one.mid", "two.mid", "three.mid", "four.mid", "five.mid");

    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 4, "--out", "one.mid", "--title", "Hill <song>")
                .done();
        machine.run("fill", "one.mid", "--bars", "2-3", "--seed", 2, "--out", "two.mid")
                .done();
        machine.run("vary", "two.mid", "--seed", 3, "--out", "three.mid").done();
        machine.run("continue", "three.mid", "--bars", 2, "--seed", 4, "--out", "four.mid")
                .done();
        machine.run("key", "new", "publisher").calm();
        machine.run("sign", "four.mid", "--as", "publisher", "--out", "five.mid")
                .done();
    }

    @Test
    void everyGenerationVerifies() {
        for (String file : GENERATIONS) {
            machine.run("verify", file, "--require", "trusted").done();
        }
    }

    @Test
    void theTreeShowsAllGenerations() {
        String tree = machine.run("inspect", "five.mid", "--tree").done().out();

        assertThat(tree)
                .startsWith("five.mid: trusted")
                .containsSubsequence(
                        "signed by CN=publisher",
                        "from four.mid, parentOf, audio/midi",
                        "from three.mid, parentOf, audio/midi",
                        "from two.mid, parentOf, audio/midi",
                        "from one.mid, parentOf, audio/midi",
                        "action c2pa.created (trainedAlgorithmicMedia)");
        assertThat(tree).doesNotContain("drawn above", "is not in this file");
    }

    @Test
    void eachManifestIsInTheFileOnce() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < GENERATIONS.size(); i++) {
            JsonNode json =
                    machine.run("inspect", GENERATIONS.get(i), "--json").done().json();
            Set<String> labels = new HashSet<>();
            json.get("manifests")
                    .forEach(manifest -> labels.add(manifest.get("label").asText()));

            assertThat(json.get("manifests")).as(GENERATIONS.get(i)).hasSize(i + 1);
            assertThat(labels).hasSize(i + 1);
            sizes.add(machine.read(GENERATIONS.get(i)).length);
        }
        for (int i = 2; i < sizes.size(); i++) {
            int grown = sizes.get(i) - sizes.get(i - 1);
            assertThat(grown)
                    .as("each generation adds its own part, not those before once more: %s", sizes)
                    .isLessThan(sizes.get(0) + 8_000);
        }
    }

    @Test
    void thePictureShowsAllGenerationsAndTheModelOnce() throws Exception {
        String said =
                machine.run("inspect", "five.mid", "--svg", "family.svg").done().out();

        String svg = text("family.svg");
        assertThat(said).contains("written: ", "family.svg");
        assertThat(svg)
                .containsSubsequence("four.mid", "Hill &lt;song&gt;", "Hill &lt;song&gt;", "signed by local")
                .doesNotContain("Hill <song>");
        assertThat(svg.split("class=\"card", -1)).hasSize(6);
        assertThat(svg.split("class=\"source\"", -1))
                .as("the model and its works")
                .hasSize(3);
    }

    @Test
    void thePictureSpeaksChinese() throws Exception {
        machine.run("inspect", "five.mid", "--svg", "chinese.svg", "--lang", "zh")
                .done();

        assertThat(text("chinese.svg")).contains("xml:lang=\"zh-Hans\"", "\u672c\u6587\u4ef6");
    }

    @Test
    void theRecordIsWrittenAsProvInThreeForms() throws Exception {
        for (String name : List.of("family.provn", "family.jsonld", "family.json")) {
            JsonNode files = machine.run("inspect", "five.mid", "--prov", name, "--json")
                    .done()
                    .json()
                    .get("files");

            assertThat(files).hasSize(1);
            assertThat(files.get(0).get("path").asText()).endsWith(name);
            assertThat(text(name)).contains("c2pa:", "stemma:SignedFile", "piece:version-");
        }
        assertThat(text("family.provn"))
                .startsWith("document\n")
                .contains(
                        "prov:label=\"Hill <song>\"",
                        "stemma:action=\"c2pa.created (trainedAlgorithmicMedia)\"",
                        "prov:label=\"requested\"",
                        "prov:label=\"offered\"",
                        "type='stemma:Version'");
    }

    @Test
    void whatExistsIsReplacedOnlyOnDemand() throws Exception {
        machine.write("taken.svg", "mine");

        machine.run("inspect", "one.mid", "--svg", "taken.svg").refused(ExitCode.FAILED);
        machine.run("inspect", "one.mid", "--svg", "taken.svg", "--force").done();
        machine.run("inspect", "one.mid", "--prov", "family.ttl").refused(ExitCode.USAGE);
        machine.run("inspect", "one.mid", "--svg", "b.svg", "--lang", "fr").refused(ExitCode.USAGE);
        machine.write("plain.txt", "a letter");
        machine.run("inspect", "plain.txt", "--svg", "b.svg").refused(ExitCode.FAILED);
        assertThat(machine.names()).doesNotContain("b.svg", "family.ttl");
    }

    @Test
    void aRedactedFileKeepsItsFamilyAndItsJournal() throws Exception {
        machine.run("redact", "four.mid", "--assertion", "dev.stemma.openings", "--out", "given.mid")
                .done();

        assertThat(machine.run("verify", "given.mid", "--require", "trusted,journal,lineage")
                        .done()
                        .out())
                .startsWith("given.mid: trusted");
        assertThat(machine.run("inspect", "given.mid", "--json").done().json().get("manifests"))
                .hasSize(5);
    }

    private static String text(String name) throws Exception {
        return new String(machine.read(name), StandardCharsets.UTF_8);
    }
}
