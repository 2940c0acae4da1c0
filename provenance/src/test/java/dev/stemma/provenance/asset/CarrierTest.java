package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {
    @Test
    void theFirstBytesTellTheCarrier() {
        assertThat(Carrier.detect(ByteSource.of(SmfBytes.file(0, END)))
                        .orElseThrow()
                        .mediaType())
                .isEqualTo("audio/midi");
        byte[] wav = "RIFF\4\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Carrier.detect(ByteSource.of(wav)).orElseThrow().mediaType()).isEqualTo("audio/wav");
        assertThat(mediaType("%abc-2.1\nanything")).contains("text/vnd.abc");
        assertThat(mediaType("% a comment\r\nM:4/4\r\n\r\nX:1\r\n")).contains("text/vnd.abc");
        assertThat(mediaType("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE score-partwise [<!ENTITY a '>'>]>\n"
                        + "<score-partwise version='4.0'/>"))
                .contains("application/vnd.recordare.musicxml+xml");
        assertThat(mediaType("\ufeff<mei:mei xmlns:mei='x'>")).contains("application/mei+xml");
        assertThat(mediaType("{\"notes\":[[0,480,60]]}\n")).contains("application/jsonl");
        assertThat(mediaType(new String(SafeTensors.EMPTY.write(), StandardCharsets.UTF_8)))
                .contains("application/vnd.safetensors");
    }

    private static Optional<String> mediaType(String text) {
        return Carrier.detect(ByteSource.of(text.getBytes(StandardCharsets.UTF_8)))
                .map(Carrier::mediaType);
    }

    @Test
    void otherFilesHaveNoCarrier() {
        for (String other : new String[] {
            "",
            "MT",
            "Title: X\nX:1\n",
            "RIFF\4\0\0\0AVI ",
            "RIFF",
            "%PDF-1.7\n1 0 obj\n",
            "{\n\"a\": 1\n}\n",
            "{\"a\":1}",
            "<html>"
        }) {
            byte[] file = other.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Carrier.detect(ByteSource.of(file))).as(other).isEmpty();
        }
    }

    @Test
    void aFileOnDiskIsReadWhereItIsNeeded(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("melody.mid"), SmfBytes.file(0, END));
        try (ByteSource source = ByteSource.open(file)) {
            assertThat(source.length()).isEqualTo(26);
            assertThat(Carrier.detect(source).orElseThrow().locate(source)).isEqualTo(new Located.Absent());
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> source.read(new ByteRange(20, 7)));
            Files.write(file, new byte[10]);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> source.read(new ByteRange(0, 26)))
                    .withMessageContaining("became shorter while it was read");
        }
        assertThatThrownBy(() -> ByteSource.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void samplesOfAnotherWriterAreFoundAndReembeddedToTheSameBytes() throws IOException {
        Path samples = shared("tools/c2pa-validator/samples");
        int stores = 0;
        for (String name :
                new String[] {"fmt0.mid", "fmt1.mid", "fmt2.mid", "min.wav", "rendered.wav", "stamped.wav"}) {
            byte[] file = Files.readAllBytes(samples.resolve(name));
            Carrier carrier = Carrier.detect(ByteSource.of(file)).orElseThrow();
            Located located = carrier.locate(ByteSource.of(file));
            if (located instanceof Located.Found found) {
                stores++;
                assertThat(new String(found.store(), 4, 4, StandardCharsets.US_ASCII))
                        .isEqualTo("jumb");
                byte[] plain = carrier.strip(file);
                assertThat(carrier.fill(carrier.reserve(plain, found.store().length), found.store()))
                        .as(name)
                        .isEqualTo(file);
            }
        }
        assertThat(stores).isEqualTo(6);
    }

    @Test
    void collectionsOfRealMidiFilesAreReadAndKeepTheirBytes() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.walk(shared("corpora"))) {
            for (Path path :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".mid"))::iterator) {
                byte[] file = Files.readAllBytes(path);
                Carrier carrier = Carrier.detect(ByteSource.of(file)).orElseThrow();
                byte[] signed = carrier.fill(carrier.reserve(file, 6000), new byte[6000]);
                assertThat(carrier.strip(signed)).as(path.toString()).isEqualTo(file);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    /** A folder of the material beside the project. */
    private static Path shared(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        Assumptions.assumeTrue(root != null, "no project root");
        Path folder = root.resolveSibling("shared").resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "no ../shared/" + name);
        return folder;
    }
}
