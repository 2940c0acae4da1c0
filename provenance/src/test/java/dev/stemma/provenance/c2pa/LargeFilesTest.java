package dev.stemma.provenance.c2pa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files are read as streams: a JVM with a heap of 48 MiB verifies files far longer than that. {@code
 * -Dstemma.large.bytes=4200000000} makes them as long as a WAV file can be.
 */
class LargeFilesTest {
    private static final long LENGTH = Long.getLong("stemma.large.bytes", 100L << 20);
    private static final String HEAP = "-Xmx48m";
    private static final String VALID = "VALID [signingCredential.untrusted]";

    @TempDir
    Path folder;

    /** What a JVM of its own runs: prints the state of each file, the store beside it, and what failed. */
    static final class Child {
        public static void main(String[] names) throws IOException {
            for (String name : names) {
                Verdict verdict = verified(Path.of(name));
                System.out.println(verdict.state() + " " + VerifierTest.failures(verdict));
            }
        }
    }

    private static Verdict verified(Path path) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".c2pa");
        Optional<byte[]> sidecar = Files.exists(beside) ? Optional.of(Files.readAllBytes(beside)) : Optional.empty();
        try (ByteSource file = ByteSource.open(path)) {
            return Verifier.verify(file, sidecar, TrustPolicy.none(), Clock.systemUTC());
        }
    }

    private static void assertChangeIsNoticed(Path path, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(position);
            file.write(1);
        }
        assertThat(VerifierTest.failures(verified(path))).contains(StatusCode.DATA_HASH_MISMATCH);
    }

    @Test
    void aFileOfUnknownKindWithItsStoreBeside() throws Exception {
        Path file = sparse("some.bin", "some".getBytes(US_ASCII), LENGTH);
        Path store = Files.write(
                folder.resolve("some.bin.c2pa"), forgery(file, List.of()).store());

        assertThat(verifiedApart(List.of(file))).containsExactly(VALID);
        assertChangeIsNoticed(file, LENGTH - 1);
    }

    @Test
    void aWavFile() throws Exception {
        byte[] beginning = Workshop.wav(1);
        long samples = LENGTH - 44;
        ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN).putInt(40, (int) samples);
        int length = 0;
        for (int next = 1000; next != length; ) {
            length = next;
            writeWav(beginning, new byte[length]);
            next = forgery(folder.resolve("sound.wav"), List.of(chunk(length))).store().length;
        }
        Path file = writeWav(beginning, new byte[length]);
        writeWav(beginning, forgery(file, List.of(chunk(length))).store());

        assertThat(verifiedApart(List.of(file))).containsExactly(VALID);
        assertChangeIsNoticed(file, LENGTH - 2);
    }

    private static ByteRange chunk(int storeLength) {
        return new ByteRange(LENGTH, 8 + storeLength);
    }

    private Path writeWav(byte[] beginning, byte[] store) throws IOException {
        int padded = store.length + (store.length & 1);
        ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) (LENGTH + padded));
        Path path = sparse("sound.wav", beginning, LENGTH);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(LENGTH);
            file.write("C2PA".getBytes(US_ASCII));
            file.writeInt(Integer.reverseBytes(store.length));
            file.write(store);
            file.setLength(LENGTH + 8 + padded);
        }
        return path;
    }

    @Test
    void aModel() throws Exception {
        int length = 0;
        byte[] store = new byte[1000];
        Path file = folder.resolve("none");
        while (store.length != length) {
            length = store.length;
            file = writeModel(store);
            store = forgery(file, List.of(value(length))).store();
        }
        writeModel(store);

        assertThat(verifiedApart(List.of(file))).containsExactly(VALID);
        assertChangeIsNoticed(file, LENGTH - 1);
    }

    private static ByteRange value(int storeLength) {
        return new ByteRange(8 + "{\"__metadata__\":{\"c2pa:manifest\":\"".length(), (storeLength + 2) / 3 * 4);
    }

    private Path writeModel(byte[] store) throws IOException {
        String header =
                "{\"__metadata__\":{\"c2pa:manifest\":\"" + Base64.getEncoder().encodeToString(store)
                        + "\"},\"t\":{\"dtype\":\"U8\",\"shape\":[%1$10d],\"data_offsets\":[0,%1$10d]}}";
        int length = header.length() + 2 * (10 - 6);
        String text = header.formatted(LENGTH - 8 - length);
        byte[] beginning = ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text.getBytes(US_ASCII))
                .array();
        return sparse("model.safetensors", beginning, LENGTH);
    }

    @Test
    void textsAndLinesWithoutEnd() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String beginning : List.of("X:1\nK:C\n", "<score-partwise>", "{\"a\":1}\n", "%abc")) {
            files.add(sparse("text" + files.size(), beginning.getBytes(US_ASCII), LENGTH));
        }

        assertThat(verifiedApart(files)).hasSize(files.size()).containsOnly("NONE []");
    }

    /** Whatever is missing, that the file shrank is told as what it is, or the content is not intact. */
    @Test
    void aFileThatShrinksWhileItIsReadIsAFailingDisk() throws Exception {
        byte[] signed = Workshop.signer(1)
                .embed(Workshop.wav(200_000), Workshop.melody(), Workshop.identity(SignatureAlgorithm.ES256));
        Path file = Files.write(folder.resolve("shrinking.wav"), signed);
        try (ByteSource source = ByteSource.open(file)) {
            assertThat(Carrier.detect(source)).isPresent();
            for (long length : new long[] {signed.length - 1, signed.length / 2, 100, 20, 5, 0}) {
                try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
                    writer.setLength(length);
                }
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(() -> Verifier.verify(source, Optional.empty(), Workshop.POLICY, Workshop.CLOCK))
                        .withMessageContaining("became shorter while it was read");
            }
        }
    }

    private static Forgery forgery(Path path, List<ByteRange> exclusions) throws IOException {
        try (ByteSource file = ByteSource.open(path)) {
            byte[] hash = new Asset(file, new Asset.Origin.BesideUnknownFormat())
                    .hashWithout(exclusions, HashAlgorithm.SHA256);
            return new Forgery()
                    .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                    .with(new DataHashAssertion(
                            exclusions, Optional.empty(), new CborValue.Bytes(hash), new CborValue.Bytes(new byte[0])));
        }
    }

    /** This beginning, then zeros that take no room on most disks. */
    private Path sparse(String name, byte[] beginning, long length) throws IOException {
        Path path = Files.write(folder.resolve(name), beginning);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
        }
        return path;
    }

    private static List<String> verifiedApart(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(child.getInputStream().readAllBytes(), US_ASCII)
                .lines()
                .toList();
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
