package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.provenance.label.Responsibility.Kind;
import dev.stemma.provenance.label.Responsibility.Party;
import dev.stemma.provenance.label.Responsibility.Share;
import dev.stemma.provenance.record.Origin;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of a DDEX message that follow from a record, read by libxml2 too. */
class DdexFragmentTest {
    private static final Party MODEL = new Party("model-1", Kind.MODEL, "model 1", "sha256:aa");
    private static final Party ANN = new Party("person-1", Kind.PERSON, "person 1", "sha256:bb");

    @TempDir
    private Path folder;

    private static byte[] fragment() {
        Responsibility responsibility = new Responsibility(
                List.of(MODEL, ANN),
                List.of(new Share(1, Origin.MODEL, List.of(MODEL)), new Share(2, Origin.EDITED, List.of(MODEL, ANN))));
        return DdexFragment.write(
                AiShare.of(responsibility), "Fish & <chips>", Duration.ofMillis(61_500), party -> Optional.of("Ann"));
    }

    @Test
    void itSaysWhatIsGeneratedAndWhoHadAPart() {
        assertThat(new String(fragment(), StandardCharsets.UTF_8))
                .contains(
                        "xmlns:ern=\"http://ddex.net/xml/ern/432\"",
                        "<FullName>Ann</FullName>",
                        "<DisplayTitleText>Fish &amp; &lt;chips&gt;</DisplayTitleText>",
                        "<Duration>PT1M1S</Duration>\n      <ContainsAI>Partly</ContainsAI>");
    }

    /** In the order and with the values that the schema has, which its licence keeps us from shipping. */
    @Test
    void xmllintReadsTheSame() throws Exception {
        assertThat(xpath("string(//SoundRecording/ContainsAI)")).isEqualTo("Partly");
        assertThat(xpath("count(//Contributor)")).isEqualTo("2");
        assertThat(xpath("string(//Contributor[SpecialContributor='GenerativeAI']/AiContribution)"))
                .isEqualTo("All");
        assertThat(xpath("string(//Contributor[ContributorPartyReference=//Party/PartyReference]/AiContribution)"))
                .isEqualTo("Partly");
        assertThat(xpath("name(//Contributor[1]/Role/following-sibling::*[1])")).isEqualTo("AiContribution");
        assertThat(xpath("name(//ContainsAI/preceding-sibling::*[1])")).isEqualTo("Duration");
    }

    private String xpath(String expression) throws Exception {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "xmllint")));
        assumeTrue(installed, "needs xmllint");
        Path file = Files.write(folder.resolve("fragment.xml"), fragment());
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder("xmllint", "--nonet", "--xpath", expression, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output).strip();
    }
}
