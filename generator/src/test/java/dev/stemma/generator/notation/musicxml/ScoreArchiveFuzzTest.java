package dev.stemma.generator.notation.musicxml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreArchiveFuzzTest {
    @MethodSource("archives")
    @FuzzTest
    void anArchiveIsReadOrRefused(byte[] bytes) {
        try {
            assertThat(XmlScores.read(bytes, ReadOptions.DEFAULT).melody().notes())
                    .isNotEmpty();
        } catch (NotationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> archives() throws IOException {
        String container = "<container><rootfiles><rootfile full-path=\"a.xml\"/></rootfiles></container>";
        byte[] score = MusicXmlWriter.write(SampleMelodies.of(1), Optional.empty());
        return Stream.of(
                archive(Map.of("META-INF/container.xml", container.getBytes(UTF_8), "a.xml", score)),
                archive(Map.of("a.mscx", MuseScoreReaderTest.score(MuseScoreReaderTest.SCORE))));
    }

    private static byte[] archive(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
