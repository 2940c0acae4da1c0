package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.record.Digest;
import java.util.Arrays;

/**
 * Signing and embedding one melody, as a multiple of one bare signature plus one SHA-256 of the file. A program to run by
 * hand; a time is never asserted.
 */
final class SigningSpeed {
    private static final int ROUNDS = 30;
    private static final int REPEATS = 40;

    private SigningSpeed() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            Identity identity = Workshop.identity(algorithm);
            Signer signer = Workshop.signer(1);
            byte[] midi = Workshop.midi(1);
            byte[] message = new byte[2_000];
            double[] bare = new double[ROUNDS];
            double[] whole = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                bare[round] = micros(() -> {
                    Digest.of(midi);
                    identity.sign(message);
                });
                whole[round] = micros(() -> signer.embed(midi, Workshop.melody(), identity));
            }
            System.out.printf(
                    "%s: bare %.0f us, sign and embed %.0f us, ratio %.2f%n",
                    algorithm, median(bare), median(whole), median(whole) / median(bare));
        }
    }

    private static double micros(Work work) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < REPEATS; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e3 / REPEATS;
    }

    /** Of the later half of the rounds, when the code is compiled. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted, ROUNDS / 2, ROUNDS);
        return sorted[ROUNDS * 3 / 4];
    }
}
