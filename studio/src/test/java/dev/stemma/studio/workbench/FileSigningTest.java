package dev.stemma.studio.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSigningTest {
    private static final String TUNE = "X:1\nT:A tune\nK:D\nDEFG|\n";

    @TempDir
    private Path folder;

    private Workbench workbench;

    @BeforeEach
    void open() {
        workbench = new Workbench(folder.resolve("home"), folder.resolve("models"), Clock.systemUTC());
    }

    @Test
    void aTuneTakesItsCredentialsIn() throws Exception {
        Path tune = Files.writeString(folder.resolve("tune.abc"), TUNE);

        WrittenFile written = sign(tune);

        assertThat(written.path()).isEqualTo(tune);
        assertThat(written.mediaType()).isEqualTo("text/vnd.abc");
        assertThat(Files.readString(tune))
                .startsWith("% -----BEGIN C2PA MANIFEST-----")
                .endsWith(TUNE);
        Verdict verdict = verify(tune);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(parent(verdict).title()).contains("tune.abc");
        assertThat(parent(verdict).credentials()).isEmpty();
    }

    @Test
    void everyKindThatCarriesCredentialsIsSignedInPlace() throws Exception {
        List<Path> files = List.of(
                Files.writeString(folder.resolve("a.musicxml"), "<?xml version='1.0'?>\n<score-partwise/>\n"),
                Files.writeString(folder.resolve("a.mei"), "<mei/>\n"),
                Files.write(
                        folder.resolve("a.safetensors"),
                        SafeTensors.EMPTY.withMetadata("a", "b").write()),
                Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n"));
        for (Path file : files) {
            sign(file);
            assertThat(verify(file).state()).as("%s", file).isEqualTo(Verdict.State.TRUSTED);
            Path plain = folder.resolve("plain-" + file.getFileName());
            Redacting.strip(file, plain, false);
            assertThat(verify(plain).state()).isEqualTo(Verdict.State.NONE);
        }
    }

    @Test
    void credentialsThatAreThereBecomeTheParents() throws Exception {
        Path tune = Files.writeString(folder.resolve("tune.abc"), TUNE);
        sign(tune);
        sign(tune);

        Verdict verdict = verify(tune);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(parent(verdict).credentials()).isPresent();
        assertThat(verdict.manifests().orElseThrow().manifests()).hasSize(2);
    }

    @Test
    void aFileThatGrowsGetsACheckpointEachTime() throws Exception {
        Path list = Files.writeString(folder.resolve("list.jsonl"), "{\"a\":1}\n");
        sign(list);
        Files.writeString(list, "{\"b\":2}\n", StandardOpenOption.APPEND);
        assertThat(verify(list).state()).isEqualTo(Verdict.State.INVALID);
        sign(list);

        assertThat(verify(list).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(Files.readString(list).lines()).hasSize(4);
        assertThatExceptionOfType(WorkbenchException.class)
                .isThrownBy(() -> sign(list))
                .withMessageContaining("nothing was added");
    }

    @Test
    void otherFilesGetASidecar() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "to do");

        WrittenFile written = sign(text);

        assertThat(written.path()).isEqualTo(folder.resolve("notes.txt.c2pa"));
        assertThat(Files.readString(text)).isEqualTo("to do");
        assertThat(verify(text).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThatExceptionOfType(WorkbenchException.class)
                .isThrownBy(() -> sign(text))
                .withMessageContaining("exists already");
        workbench.fileSigning().sign(text, Optional.empty(), Signatory.LOCAL, true);
        assertThat(parent(verify(text)).credentials()).isPresent();
    }

    @Test
    void nothingIsSignedOnTopOfCredentialsThatDoNotHold() throws Exception {
        Path tune = Files.writeString(folder.resolve("tune.abc"), TUNE);
        sign(tune);
        Files.writeString(tune, Files.readString(tune).replace("DEFG", "DEFA"));
        byte[] before = Files.readAllBytes(tune);

        assertThatExceptionOfType(WorkbenchException.class)
                .isThrownBy(() -> sign(tune))
                .withMessageContaining("credentials that do not hold");
        assertThat(Files.readAllBytes(tune)).isEqualTo(before);
    }

    @Test
    void aSignedCopyLeavesTheFileAsItIs() throws Exception {
        Path tune = Files.writeString(folder.resolve("tune.abc"), TUNE);

        workbench.fileSigning().sign(tune, Optional.of(folder.resolve("signed.abc")), Signatory.LOCAL, false);

        assertThat(Files.readString(tune)).isEqualTo(TUNE);
        assertThat(verify(folder.resolve("signed.abc")).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void aTextThatCannotTakeThemSaysWhy() throws Exception {
        Path tune = Files.write(
                folder.resolve("wide.musicxml"),
                "\ufeff<?xml version='1.0'?>\n<score-partwise/>".getBytes(StandardCharsets.UTF_16LE));

        assertThatExceptionOfType(WorkbenchException.class)
                .isThrownBy(() -> sign(tune))
                .withMessageContaining("UTF-16");
    }

    private WrittenFile sign(Path file) throws WorkbenchException {
        return workbench.fileSigning().sign(file, Optional.empty(), Signatory.LOCAL, false);
    }

    private Verdict verify(Path file) throws WorkbenchException {
        return workbench.inspecting().verify(file, VerificationOptions.DEFAULT);
    }

    private static IngredientAssertion parent(Verdict verdict) {
        return verdict.manifests()
                .orElseThrow()
                .active()
                .assertions(IngredientAssertion.class)
                .findFirst()
                .orElseThrow();
    }
}
