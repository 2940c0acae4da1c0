package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What regimes ask of a record, and what it answers. */
@Timeout(120)
class RightsTest {
    private static Machine machine;

    /** One of two candidates is chosen, and a note of it changed; another piece is left as the model wrote it. */
    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        assertThat(machine.run("key", "new", "ann").exit()).isZero();
        machine.run("compose", "--seed", 1, "--bars", 4, "--count", 2, "--as", "ann", "--out", "m.mid")
                .done();
        machine.run("choose", "m-2.mid", "--as", "ann", "--out", "chosen.mid").done();
        String first = machine.run("inspect", "chosen.mid", "--json")
                .done()
                .json()
                .at("/notes/0/id")
                .asText();
        machine.write("ops.json", "[{\"op\":\"set-pitch\",\"note\":\"" + first + "\",\"pitch\":61}]");
        machine.run("edit", "chosen.mid", "--ops", "ops.json", "--as", "ann", "--out", "edited.mid")
                .done();
        machine.run("compose", "--seed", 2, "--bars", 4, "--as", "ann", "--out", "untouched.mid")
                .done();
        machine.write("old.abc", "X:1\nT:Mine\nM:2/4\nL:1/8\nK:G\nAFAF|E2E2|G2 G>B|d2 BG|\n");
        machine.run("sign", "old.abc", "--as", "ann", "--out", "signed.abc").done();
    }

    private static JsonNode field(JsonNode report, String regime, String field) {
        JsonNode found = only(report.get("regimes"), "regime", regime);
        return only(found.get("fields"), "field", field);
    }

    private static JsonNode only(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.get(key).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode report(String file) {
        return machine.run("rights", file, "--json").done().json();
    }

    @Test
    void aRegimeIsToldFieldByField() {
        String text =
                machine.run("rights", "edited.mid", "--regime", "us").done().out();

        assertThat(text)
                .containsSubsequence(
                        "edited.mid: what is asked of its record",
                        "us: United States",
                        "[must, present] whether a model took part",
                        "asked: what is generated, beyond a trifle, is to be disclosed",
                        "1 changed by people",
                        "where: c2pa.actions.v2/digitalSourceType, dev.stemma.lineage/notes",
                        "[must, present] people and their roles",
                        "record: ann (asked the model, chose, changed pitches)",
                        "[must, present] edits after generation",
                        "1 operation on single notes",
                        "[must, present] choices among candidates",
                        "2 candidates offered; 1 choice by people (1.0 bits)",
                        "where: dev.stemma.journal",
                        "[should, missing] time that somebody else attests",
                        "to add: stemma compose --tsa URL",
                        "must: 6 present, 0 partly, 0 missing; should: ",
                        "not asked: ",
                        "sources: US Copyright Office",
                        "Research material, not legal advice");
        assertThat(text).doesNotContain("uk:", "%", "{", "null");
    }

    @Test
    void itIsSaidInChineseToo() {
        String text = machine.run("rights", "edited.mid", "--regime", "cn-court,gb", "--lang", "zh")
                .done()
                .out();

        assertThat(text)
                .containsSubsequence(
                        "cn-court：中国法院的裁判依据",
                        "[必须, 已有] 参与者及其角色",
                        "记录：ann（向模型提出请求、选定、修改音高）",
                        "来源：北京互联网法院",
                        "gb：中国 GB 45438-2025 标识",
                        "研究资料，并非法律意见");
        assertThat(text).doesNotContain("present", "missing", "asked the", " by ");
    }

    @Test
    void withoutARegimeAllAreSummedUp() {
        String text = machine.run("rights", "edited.mid").done().out();

        assertThat(text)
                .containsSubsequence("us ", "must: 6 present", "uk ", "cn-court ", "gb ", "eu ", "ddex ", "pro ")
                .containsSubsequence(
                        "eu ", "must be there and is not: watermark or fingerprint; time", "not legal advice");
        assertThat(text.lines().filter(line -> line.contains("must: "))).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "uk", "cn-court", "gb", "eu", "ddex", "pro"})
    void everythingThatMustBeThereIsAnsweredOfAPieceComposedAndEditedByAPerson(String regime) {
        for (String file : new String[] {"edited.mid", "untouched.mid", "signed.abc"}) {
            JsonNode found = only(report(file).get("regimes"), "regime", regime);
            assertThat(found.get("fields")).hasSize(18).allSatisfy(field -> {
                String standing = field.get("standing").asText();
                assertThat(field.get("says").asText()).isNotBlank();
                assertThat(field.has("where"))
                        .isEqualTo(Set.of("present", "partly").contains(standing));
                assertThat(field.has("add"))
                        .isEqualTo(Set.of("partly", "missing").contains(standing));
            });
            assertThat(found.get("sources").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us, ''",
        "uk, ''",
        "cn-court, 'time, log'",
        "gb, ''",
        "eu, 'watermark, time'",
        "ddex, ''",
        "pro, 'attribution'"
    })
    void onlyWhatNobodyAddedIsMissingFromSuchAPiece(String regime, String missing) {
        assertThat(missing("edited.mid", regime)).isEqualTo(missing);
    }

    @Test
    void whatPeopleDidNotDoIsSaidToBeMissing() {
        assertThat(missing("untouched.mid", "us")).isEqualTo("human-input, edits, selection");
        JsonNode selection = field(report("untouched.mid"), "us", "selection");
        assertThat(selection.get("says").asText()).isEqualTo("1 candidate offered; nobody chose");
        assertThat(selection.get("add").asText()).contains("stemma choose");
    }

    private static String missing(String file, String regime) {
        return StreamSupport.stream(
                        only(report(file).get("regimes"), "regime", regime)
                                .get("fields")
                                .spliterator(),
                        false)
                .filter(field -> field.get("need").asText().equals("must"))
                .filter(field -> field.get("standing").asText().equals("missing"))
                .map(field -> field.get("field").asText())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    @Test
    void eachRegimeAsksForWhatItAsks() {
        JsonNode report = report("edited.mid");

        assertThat(report.get("regimes")).hasSize(7);
        assertThat(field(report, "us", "watermark").get("need").asText()).isEqualTo("none");
        assertThat(field(report, "us", "watermark").get("standing").asText()).isEqualTo("not-applicable");
        assertThat(field(report, "pro", "training-data").get("standing").asText())
                .isEqualTo("present");
        assertThat(field(report, "pro", "training-data").get("says").asText())
                .contains("1,577 works", "CC0-1.0", "strictest terms inherited: ");
        assertThat(field(report, "pro", "content-id").get("says").asText()).contains("urn:c2pa:", "no ISWC");
        assertThat(field(report, "gb", "content-id").get("standing").asText()).isEqualTo("partly");
        assertThat(field(report, "gb", "content-id").get("asks").asText()).contains("ProduceID");
        assertThat(only(report.get("regimes"), "regime", "us")
                        .at("/must/present")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void aLabelAnswersTheStandardAndTheNotesTellWhatAMessageDeclares() {
        assertThat(field(report("edited.mid"), "ddex", "ai-involvement")
                        .get("says")
                        .asText())
                .contains("ContainsAI is Partly");
        assertThat(field(report("untouched.mid"), "ddex", "ai-involvement")
                        .get("says")
                        .asText())
                .contains("ContainsAI is All");
        machine.run("compose", "--seed", 3, "--bars", 2, "--as", "ann", "--label", "gb", "--out", "labelled.mid")
                .done();

        JsonNode report = report("labelled.mid");
        assertThat(field(report, "gb", "ai-involvement").get("where").asText()).endsWith("AIGC/Label");
        assertThat(field(report, "gb", "tool").get("where").asText()).endsWith("AIGC/ContentProducer");
        assertThat(field(report, "gb", "content-id").get("where").asText()).endsWith("AIGC/ProduceID");
        assertThat(only(report.get("regimes"), "regime", "gb")
                        .at("/must/present")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aFileWithoutAJournalSaysWhatIsMissingAndHowToAddIt() {
        for (String name : new String[] {"people", "human-input", "edits", "selection", "process"}) {
            JsonNode field = field(report("signed.abc"), "cn-court", name);

            assertThat(field.get("standing").asText()).isEqualTo("missing");
            assertThat(field.get("add").asText()).contains("stemma adopt");
        }
        assertThat(field(report("signed.abc"), "gb", "tool").get("add").asText())
                .as("what cannot be labelled is not told to be")
                .contains("stemma adopt")
                .doesNotContain("--label");
    }

    private static final Pattern COMMAND =
            Pattern.compile("stemma ([a-z]+)( csr| import)?((?: [A-Z][A-Za-z.]*| --[a-z]+)*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+");

    /** Every command that a report in either language tells to use. */
    static Stream<String> advice() {
        Set<String> told = new TreeSet<>();
        for (String language : new String[] {"en", "zh"}) {
            for (String file : new String[] {"edited.mid", "untouched.mid", "signed.abc"}) {
                JsonNode report = machine.run("rights", file, "--lang", language, "--json")
                        .done()
                        .json();
                for (String advice : report.findValuesAsText("add")) {
                    COMMAND.matcher(advice).results().forEach(found -> told.add(found.group()));
                }
            }
        }
        return told.stream();
    }

    @ParameterizedTest
    @MethodSource("advice")
    void whatIsToldToBeDoneCanBeDone(String advice) {
        Matcher found = COMMAND.matcher(advice);
        assertThat(found.matches()).isTrue();
        String command = found.group(1) + (found.group(2) == null ? "" : found.group(2));
        List<String> options = OPTION.matcher(found.group(3))
                .results()
                .map(each -> each.group())
                .toList();

        String help =
                machine.run((Object[]) (command + " --help").split(" ")).done().out();
        assertThat(options).allSatisfy(option -> assertThat(help).contains(option));
    }

    @Test
    void aTimeStampCountsFromWhomThisMachineTrusts(@TempDir Path temporary) throws Exception {
        Machine other = Machine.in(temporary);
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path root = tsa.writeRoot(other.file("tsa.pem"));
            other.run("compose", "--seed", 1, "--bars", 2, "--out", "stamped.mid", "--tsa", tsa.url())
                    .done();
            JsonNode unknown = time(other, "stamped.mid");
            assertThat(unknown.get("standing").asText()).isEqualTo("partly");
            assertThat(unknown.get("add").asText()).contains("stemma trust add");

            other.run("trust", "add", root, "--for", "time-stamps").done();
            assertThat(time(other, "stamped.mid").get("standing").asText()).isEqualTo("present");
        }
    }

    private static JsonNode time(Machine machine, String file) {
        JsonNode report =
                machine.run("rights", file, "--regime", "eu", "--json").done().json();
        return field(report, "eu", "time");
    }

    @Test
    void aLogThatIsKnownAnswersWhereTheProofLiesBesideTheFile(@TempDir Path temporary) throws Exception {
        Machine other = Machine.in(temporary);
        other.run("compose", "--seed", 1, "--bars", 2, "--out", "m.mid").done();
        other.run("log", "init").done();
        other.run("log", "append", "m.mid").done();
        other.run("log", "prove", "m.mid").done();

        JsonNode report =
                other.run("rights", "m.mid", "--regime", "eu", "--json").done().json();
        assertThat(field(report, "eu", "log").get("standing").asText()).isEqualTo("present");
    }

    @Test
    void inspectionSumsItUp() {
        assertThat(machine.run("inspect", "edited.mid").done().out())
                .containsSubsequence("What is asked of its record:", "us ", "must: 6 present", "not legal advice");
        JsonNode rights =
                machine.run("inspect", "edited.mid", "--json").done().json().get("rights");
        assertThat(rights.get("note").asText()).contains("not legal advice");
        assertThat(only(rights.get("regimes"), "regime", "us")
                        .at("/must/present")
                        .asInt())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'must be there and is not', 'United States, registration of copyright', 'Research material, not legal advice'",
        "zh, 必须有而缺少, 美国版权登记, 研究资料，并非法律意见"
    })
    void theContributionStatementSumsItUp(String language, String lacks, String regime, String note) throws Exception {
        String file = "statement-" + language + ".html";
        machine.run("inspect", "edited.mid", "--html", file, "--lang", language).done();

        assertThat(new String(machine.read(file), StandardCharsets.UTF_8)).contains(lacks, regime, note);
    }

    @Test
    void aFileThatDoesNotVerifyOrHasNoRecordAnswersNothing() throws Exception {
        byte[] changed = machine.read("edited.mid");
        changed[changed.length - 5] ^= 1;
        machine.write("changed.mid", changed);

        assertThat(machine.run("rights", "changed.mid").refused(ExitCode.FAILED).err())
                .contains("changed.mid does not verify", "stemma verify changed.mid");
        assertThat(machine.run("inspect", "changed.mid").done().out()).doesNotContain("not legal advice");
        machine.run("rights", "old.abc").refused(ExitCode.FAILED);
        machine.run("rights", "none.mid").refused(ExitCode.FAILED);
        machine.run("rights", "edited.mid", "--regime", "fr").refused(ExitCode.USAGE);
        machine.run("rights", "edited.mid", "--lang", "fr").refused(ExitCode.USAGE);
        machine.run("rights").refused(ExitCode.USAGE);
    }
}
