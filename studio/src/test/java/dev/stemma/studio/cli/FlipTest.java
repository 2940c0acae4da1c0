package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One changed byte, and {@code verify} says no: a sample, every position being tried where files are verified. */
class FlipTest {
    private static final int[] FLIPS = {0x01, 0x20, 0x80, 0xff};

    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run(
                        "compose",
                        "--seed",
                        1,
                        "--bars",
                        2,
                        "--tempo",
                        240,
                        "--out",
                        "inside.mid",
                        "--wav",
                        "--abc",
                        "--musicxml")
                .done();
        machine.run("compose", "--seed", 2, "--bars", 2, "--out", "beside.mid", "--sidecar")
                .done();
    }

    @Test
    void ofAMelody() throws Exception {
        assertNoticed("inside.mid", "inside.mid", spread("inside.mid", 300));
    }

    @Test
    void ofARendering() throws Exception {
        int length = machine.read("inside.wav").length;
        assertNoticed("inside.wav", "inside.wav", spread("inside.wav", 100));
        assertNoticed("inside.wav", "inside.wav", new Random(2).ints(40, 0, 44));
        assertNoticed("inside.wav", "inside.wav", new Random(3).ints(60, length - 10_000, length));
    }

    @Test
    void ofAScoreInText() throws Exception {
        assertNoticed("inside.abc", "inside.abc", spread("inside.abc", 200));
        assertNoticed("inside.musicxml", "inside.musicxml", spread("inside.musicxml", 200));
    }

    @Test
    void ofBothFilesOfAPair() throws Exception {
        assertNoticed("beside.mid", "beside.mid", spread("beside.mid", 100));
        assertNoticed("beside.mid.c2pa", "beside.mid", spread("beside.mid.c2pa", 200));
    }

    /** Positions from the first to the last, at like distances but for a random part. */
    private static IntStream spread(String name, int count) throws Exception {
        int length = machine.read(name).length;
        Random random = new Random(length);
        return IntStream.range(0, count).map(i -> {
            int from = (int) ((long) i * length / count);
            int to = (int) ((i + 1L) * length / count);
            return i == count - 1 ? length - 1 : from + (i == 0 ? 0 : random.nextInt(Math.max(1, to - from)));
        });
    }

    private static void assertNoticed(String changed, String verified, IntStream positions) throws Exception {
        Random random = new Random(1);
        try (RandomAccessFile file = new RandomAccessFile(machine.file(changed).toFile(), "rw")) {
            for (int position : positions.toArray()) {
                int before = replace(file, position, -1);
                replace(file, position, before ^ FLIPS[random.nextInt(FLIPS.length)]);
                Machine.Result result = machine.run("verify", verified).calm();
                replace(file, position, before);
                assertThat(result.exit()).as("byte %d of %s", position, changed).isEqualTo(3);
            }
        }
        machine.run("verify", verified).done();
    }

    /** The byte that was there; another is put in its place unless it is -1. */
    private static int replace(RandomAccessFile file, int position, int value) throws Exception {
        file.seek(position);
        int before = file.read();
        if (value >= 0) {
            file.seek(position);
            file.write(value);
        }
        return before;
    }
}
