package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.asset.MidiCarrier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTermsTest {
    private static final String FREE =
            "{\"name\": \"club\", \"tradition\": \"reel\", \"source\": \"our club\", \"licence\": \"CC0-1.0\"}";
    private static final String ALLOWED =
            ", \"trainingMining\": {\"cawg.ai_generative_training\": {\"use\": \"allowed\"},"
                    + " \"cawg.ai_training\": {\"use\": \"allowed\"}}}";

    @TempDir
    private Path folder;

    /** Signed by Stemma, which reserves training in all that it signs. */
    private static Path signed() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(parent -> parent.resolve("samples/co-created/co-created.mid"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileWhoseCredentialsReserveTrainingIsOptedOutWhateverLicenceItStandsUnder() throws Exception {
        CatalogueEntry entry = entry(FREE);

        assertThat(entry.mining().objection()).contains("cawg.ai_generative_training is notAllowed");
        assertThat(Terms.Kind.of(entry.licence(), entry.mining())).isEqualTo(Terms.Kind.OPTED_OUT);
        assertThat(entry.allowsTraining()).isFalse();
    }

    @Test
    void nobodyButTheHolderTakesAReservationBack() throws Exception {
        assertThat(entry(FREE.replace("}", ALLOWED)).allowsTraining()).isFalse();
        assertThat(entry(FREE.replace("}", ALLOWED).replace("CC0-1.0", "own-work: Ann"))
                        .allowsTraining())
                .isTrue();
        assertThat(entry(FREE.replace("CC0-1.0", "own-work: Ann")).allowsTraining())
                .isFalse();
    }

    @Test
    void credentialsBesideAFileCountAsThoseInItDo() throws Exception {
        write(FREE);
        Files.writeString(folder.resolve("tune.abc"), "X:1\nT:T\nM:2/4\nL:1/8\nK:G\nGABc|dBGB|\n");
        assertThat(read().allowsTraining()).isTrue();
        Located found = new MidiCarrier().locate(ByteSource.of(Files.readAllBytes(signed())));
        byte[] store = ((Located.Found) found).store();
        Files.write(folder.resolve("tune.c2pa"), store);

        assertThat(read().allowsTraining()).isFalse();
    }

    private CatalogueEntry entry(String descriptor) throws Exception {
        write(descriptor);
        Files.write(folder.resolve("tune.mid"), Files.readAllBytes(signed()));
        return read();
    }

    private void write(String descriptor) throws Exception {
        Files.writeString(folder.resolve(CorpusDescriptor.FILE_NAME), descriptor);
    }

    private CatalogueEntry read() throws Exception {
        return Corpus.load(folder, List.of()).corpus().works().get(0).entry();
    }
}
