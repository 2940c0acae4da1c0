package dev.stemma.generator.notation.midi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class MidiMelodyFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void aFileIsReadOrRefused(byte[] bytes) {
        for (ReadOptions options : new ReadOptions[] {ReadOptions.DEFAULT, ReadOptions.DEFAULT.withTopNotes()}) {
            try {
                assertThat(MidiReader.read(bytes, options).melody().notes()).isNotEmpty();
            } catch (NotationException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    static Stream<byte[]> files() {
        return LongStream.range(0, 4)
                .mapToObj(seed -> MidiWriter.write(SampleMelodies.of(seed), MidiWriter.Options.DEFAULT));
    }
}
