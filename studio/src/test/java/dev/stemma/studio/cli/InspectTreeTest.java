package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The record of a file as a tree, and as it stands there. */
@Timeout(60)
class InspectTreeTest {
    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "one.mid", "--wav")
                .done();
    }

    @Test
    void belowAnIngredientStandsWhatItsOwnRecordSays() {
        String tree = machine.run("inspect", "one.wav", "--tree").done().out();

        assertThat(tree)
                .startsWith("one.wav: trusted")
                .containsSubsequence(
                        "Melody 1  urn:c2pa:",
                        "├─ written by Stemma ",
                        "├─ signed by CN=local",
                        "│  └─ certificate valid until 20",
                        "├─ action c2pa.rendered (algorithmicMedia)",
                        "├─ assertions c2pa.ingredient.v3, c2pa.actions.v2",
                        "└─ from Melody 1, parentOf, audio/midi",
                        "   └─ Melody 1  urn:c2pa:",
                        "      ├─ action c2pa.created (trainedAlgorithmicMedia)",
                        "      └─ from melody-2-works, inputTo");
    }

    @Test
    void jsonNamesTheManifestOfAnIngredient() {
        JsonNode json = machine.run("inspect", "one.wav", "--json").done().json();

        assertThat(json.at("/manifests/1/ingredients/0/manifest")).isEqualTo(json.at("/manifests/0/label"));
        assertThat(json.at("/manifests/0/notAfter").asText()).contains("T");
        assertThat(json.at("/manifests/0/raw").isMissingNode()).isTrue();
    }

    @Test
    void rawShowsClaimAndAssertionsAsTheyStand() {
        JsonNode raw = machine.run("inspect", "one.mid", "--json", "--raw")
                .done()
                .json()
                .at("/manifests/0/raw");

        assertThat(raw.at("/claim/dc:title").asText()).isEqualTo("Melody 1");
        assertThat(raw.at("/claim/created_assertions/0/hash/$bytes").asText()).hasSize(64);
        assertThat(raw.at("/assertions/0/label").asText()).isEqualTo("c2pa.ingredient.v3");
        assertThat(raw.at("/assertions/0/boxes/0/type").asText()).isEqualTo("cbor");
        assertThat(raw.at("/assertions/0/boxes/0/content/relationship").asText())
                .isEqualTo("inputTo");
        assertThat(machine.run("inspect", "one.mid", "--raw").done().out())
                .contains("\nurn:c2pa:", "\"created_assertions\"", "\"allActionsIncluded\" : true");
    }

    @Test
    void assertionsInJsonAreShownAsJsonAndBrokenOnesAsText() throws Exception {
        machine.write("note.txt", "a note");
        machine.write(
                "note.txt.c2pa",
                new HandmadeStore()
                        .manifest("urn:c2pa:a", "A", "{\"a\": 1, \"a\": ")
                        .manifest("urn:c2pa:b", "B", "{\"words\": [\"<b>\", 2.5]}")
                        .bytes());

        JsonNode json =
                machine.run("inspect", "note.txt", "--json", "--raw").done().json();

        assertThat(json.at("/state").asText()).isEqualTo("invalid");
        assertThat(json.at("/manifests/1/raw/assertions/0/boxes/0/content/words/0")
                        .asText())
                .isEqualTo("<b>");
        assertThat(json.at("/manifests/0/raw/assertions/0/boxes/0/content/$unparsed")
                        .asText())
                .startsWith("{\"a\": 1");
    }

    @Test
    void whatIsTooLongToLookAtIsLeftOut() throws Exception {
        machine.write("long.txt", "a note");
        machine.write(
                "long.txt.c2pa",
                new HandmadeStore()
                        .manifest("urn:c2pa:a", "A", "\"" + "x".repeat(2 << 20) + "\"")
                        .bytes());

        JsonNode json =
                machine.run("inspect", "long.txt", "--json", "--raw").done().json();

        assertThat(json.at("/manifests/0/raw/assertions/0/boxes/0/content/$left out")
                        .asInt())
                .isEqualTo((2 << 20) + 2);
    }

    @Test
    void aCircleOfIngredientsIsDrawnOnce() throws Exception {
        machine.write("circle.txt", "a note");
        machine.write(
                "circle.txt.c2pa",
                new HandmadeStore()
                        .manifest("urn:c2pa:lost", "Lost", "0")
                        .manifest("urn:c2pa:a", "A", "0", "urn:c2pa:b", "urn:c2pa:gone")
                        .manifest("urn:c2pa:b", "B", "0", "urn:c2pa:a", "urn:c2pa:b")
                        .bytes());

        assertThat(machine.run("inspect", "circle.txt", "--tree").done().out())
                .containsSubsequence(
                        "WARNING",
                        "B  urn:c2pa:b",
                        "│  └─ A  urn:c2pa:a",
                        "B  urn:c2pa:b  (drawn above)",
                        "from A, componentOf; its manifest is not in this file",
                        "B  urn:c2pa:b  (drawn above)",
                        "no ingredient leads to this one:",
                        "Lost  urn:c2pa:lost");
    }

    @Test
    void aThousandNestedIngredientsAreDrawnAsFarAsOneCanRead() throws Exception {
        HandmadeStore store = new HandmadeStore().manifest("urn:c2pa:0", "0", "0");
        for (int i = 1; i < 1000; i++) {
            store.manifest("urn:c2pa:" + i, "" + i, "0", "urn:c2pa:" + (i - 1));
        }
        machine.write("deep.txt", "a note");
        machine.write("deep.txt.c2pa", store.bytes());

        String tree = machine.run("inspect", "deep.txt", "--tree").done().out();

        assertThat(tree)
                .contains("999  urn:c2pa:999", "970  urn:c2pa:970", "deeper levels are not drawn")
                .doesNotContain("969  urn:c2pa:969", "no ingredient leads");
    }

    @Test
    void whatAStrangerWroteCannotSteerTheScreen() throws Exception {
        String hostile = "Tune\u001b[2J\n  pass    trust        yes\u202e\u0007\u009b";
        machine.write("hostile.txt", "a note");
        machine.write(
                "hostile.txt.c2pa",
                new HandmadeStore()
                        .manifest("urn:c2pa:a\u001b[1m", hostile, "\"\u007f\u202e\"", "urn:c2pa:a\u001b[1m")
                        .bytes());

        for (String option : new String[] {"--tree", "--raw", "--json", "--debug"}) {
            Machine.Result shown = machine.run("inspect", "hostile.txt", option).done();
            assertThat(shown.out())
                    .as(option)
                    .doesNotContain("\u001b", "\u202e", "\u0007", "\u009b", "\u007f")
                    .doesNotContainPattern("(?m)^  pass +trust");
        }
        assertThat(machine.run("inspect", "hostile.txt", "--json")
                        .done()
                        .json()
                        .at("/manifests/0/title")
                        .asText())
                .isEqualTo(hostile);
        assertThat(machine.run("verify", "hostile.txt").calm().out())
                .doesNotContain("\u001b", "\u202e", "\u0007", "\u009b")
                .doesNotContainPattern("(?m)^  pass +trust");
    }
}
