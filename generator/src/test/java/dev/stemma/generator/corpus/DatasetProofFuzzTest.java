package dev.stemma.generator.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetProofFuzzTest {
    private static final Digest ONE = Digest.of("one".getBytes(UTF_8));
    private static final DatasetProofs PROOFS =
            new DatasetManifest("two", List.of(entry("one"), entry("two"))).proofs();

    @MethodSource("proofs")
    @DictionaryEntries({"\"shows\":\"present\"", "\"between\"", "\"outside\"", "\"nothing\"", "\"path\":[]", "\"left\""
    })
    @FuzzTest
    void aProofIsReadToTheByteOrRefused(byte[] file) {
        try {
            DatasetProof proof = DatasetProof.read(file);
            assertThat(proof.toJson()).isEqualTo(file);
            proof.against(PROOFS.roots());
        } catch (CorpusException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> proofs() {
        return Stream.of(
                PROOFS.prove(ONE).toJson(),
                PROOFS.prove(Digest.of("three".getBytes(UTF_8)), List.of(ONE)).toJson(),
                new DatasetManifest("none", List.of()).proofs().prove(ONE).toJson());
    }

    private static CatalogueEntry entry(String text) {
        Digest digest = Digest.of(text.getBytes(UTF_8));
        return new CatalogueEntry(
                text,
                text,
                List.of(),
                Tradition.HYMN,
                "a book",
                Licence.Standard.CC0_1_0,
                digest,
                List.of(digest),
                MiningTerms.UNSTATED);
    }
}
