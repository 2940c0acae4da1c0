package dev.stemma.studio.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.TrustStore;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabTest {
    private static final Tampering BYTE = new Tampering.OneByte(OptionalLong.empty());
    private static final Tampering NOTE = new Tampering.OneNote(3, 2);
    private static final Tampering TITLE = new Tampering.Title();
    private static final Tampering NAME = new Tampering.Name();
    private static final Tampering ORIGIN = new Tampering.Origin(OptionalInt.empty());
    private static final Tampering ENTRY = new Tampering.Entry(OptionalInt.empty());
    private static final Tampering STRANGER = new Tampering.Stranger();
    private static final Lab LAB = new Lab(Clock.systemUTC());

    private static Workbench workbench;
    private static Inspected honest;

    @BeforeAll
    static void inspectAnHonestFile(@TempDir Path home) throws Exception {
        Path sample = root().resolve("samples/co-created");
        workbench = new Workbench(home, root().resolve("models"), Clock.systemUTC());
        for (TrustStore.Usage usage : TrustStore.Usage.values()) {
            String authority = usage == TrustStore.Usage.TIME_STAMPS ? "tsa.pem" : "ca.pem";
            workbench.signing().trust().add("sample-" + usage, sample.resolve(authority), usage);
        }
        honest = workbench
                .inspecting()
                .inspect(Given.of("co-created.mid", Files.readAllBytes(sample.resolve("co-created.mid"))));
        assertThat(honest.verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of(List.of(BYTE), Set.of("binding")),
                Arguments.of(List.of(NOTE), Set.of("binding")),
                Arguments.of(List.of(TITLE), Set.of("signature")),
                Arguments.of(List.of(NAME), Set.of("ingredients")),
                Arguments.of(List.of(ORIGIN), Set.of("claim")),
                Arguments.of(List.of(ENTRY), Set.of("claim")),
                Arguments.of(List.of(new Tampering.Swap()), Set.of("binding", "trust")),
                Arguments.of(List.of(NOTE, ORIGIN), Set.of("binding", "claim")));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void whatNobodySignsIsFoundOutByTheCheckThatIsForIt(List<Tampering> deeds, Set<String> found) throws Exception {
        assertThat(failed(after(deeds))).isEqualTo(found);
    }

    static Stream<Arguments> signedDeeds() {
        return Stream.of(
                Arguments.of(NOTE, "lineage"), //
                Arguments.of(ORIGIN, "lineage"),
                Arguments.of(ENTRY, "journal"));
    }

    @ParameterizedTest
    @MethodSource("signedDeeds")
    void aStrangerWhoSignsALieIsFoundOutByTheRecordItself(Tampering lie, String check) throws Exception {
        Verdict verdict = after(List.of(lie, STRANGER));
        assertThat(failed(verdict)).containsExactlyInAnyOrder(check, "trust");
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void aStrangerWhoSignsWhatIsSoIsOnlyNotTrusted() throws Exception {
        Verdict verdict = after(List.of(STRANGER));
        assertThat(failed(verdict)).containsExactly("trust");
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
    }

    @Test
    void withoutCredentialsThereIsNothingToCheck() throws Exception {
        assertThat(after(List.of(new Tampering.Strip())).state()).isEqualTo(Verdict.State.NONE);
    }

    @Test
    void theOriginalStaysAsItIs() throws Exception {
        byte[] before = honest.given().content().clone();
        LAB.tamper(honest, LAB.possible(honest));
        assertThat(honest.given().content()).isEqualTo(before);
    }

    private static final List<Tampering> BYTES_AND_NOTES = List.of(BYTE, NOTE, TITLE, NAME, ORIGIN);

    @ParameterizedTest
    @FieldSource("BYTES_AND_NOTES")
    void theChangedBytesAreShown(Tampering deed) throws Exception {
        Tampered tampered = LAB.tamper(honest, List.of(deed));
        assertThat(tampered.bytes()).isNotEmpty();
        assertThat(tampered.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isPresent().isNotEqualTo(change.after()));
    }

    @Test
    void aByteOfTheCredentialsIsNoByteOfTheContent() {
        long inside = honest.given().content().length / 2;
        assertThatThrownBy(() -> LAB.tamper(honest, List.of(new Tampering.OneByte(OptionalLong.of(inside)))))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("no byte " + inside);
    }

    @Test
    void nothingCanBeDoneToAFileWithoutCredentials() throws Exception {
        Inspected bare = workbench
                .inspecting()
                .inspect(LAB.tamper(honest, List.of(new Tampering.Strip())).given());
        assertThat(LAB.possible(bare)).isEmpty();
        assertThatThrownBy(() -> LAB.tamper(bare, List.of(BYTE))).isInstanceOf(WorkbenchException.class);
    }

    private static Verdict after(List<Tampering> deeds) throws Exception {
        return workbench.inspecting().inspect(LAB.tamper(honest, deeds).given()).verdict();
    }

    private static Set<String> failed(Verdict verdict) {
        Set<String> names = new TreeSet<>();
        new ArrayList<>(verdict.checks())
                .stream()
                        .filter(Check::isFailure)
                        .forEach(check -> names.add(check.name().toString()));
        return names;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
