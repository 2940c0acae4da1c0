package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.sampling.ParticleSampler;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Signing a composed MIDI file and embedding its credentials, as a multiple of one bare signature with the same key and one
 * SHA-256 of the file. Both take turns, round by round; medians of the later half of the rounds are compared, when the code
 * is compiled. CPU time of the thread.
 */
public final class SignBenchmark {
    private static final int ROUNDS = 40;
    private static final int REPEATS = 40;

    /** About the length of what a claim signature covers: the claim and the protected header with two certificates. */
    private static final int SIGNED_BYTES = 2_000;

    private SignBenchmark() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("models", "melody-2");
        ModelFolder model = ModelFolder.read(folder);
        Composer composer = new Composer(model);
        Composition composition = composer.compose(composer.complete(
                Wish.of(model.config().vocabulary().traditions().get(0)), 1));
        byte[] midi = MidiWriter.write(composition.melody().withTitle("Melody 1"), MidiWriter.Options.DEFAULT);
        ManifestDefinition definition = credentials(composition, model);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "sign")
                .put("java", System.getProperty("java.version"))
                .put("fileBytes", midi.length);
        ObjectNode algorithms = json.putObject("algorithms");
        System.out.printf("a MIDI file of %d bytes; CPU us, medians%n", midi.length);
        System.out.printf("%-10s %20s %16s %8s%n", "", "signature + SHA-256", "sign and embed", "ratio");
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            measure(algorithm, midi, definition, algorithms);
        }
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static void measure(
            SignatureAlgorithm algorithm, byte[] midi, ManifestDefinition definition, ObjectNode algorithms)
            throws Exception {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Identity identity = LocalAuthority.create(clock, random)
                .issue("composer", algorithm, Subject.pseudonym("Composer"), clock, random);
        Signer signer = new Signer(UUID::randomUUID, clock);
        byte[] message = new byte[SIGNED_BYTES];
        random.nextBytes(message);
        double[] bare = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = micros(() -> {
                Digest.of(midi);
                identity.sign(message);
            });
            whole[round] = micros(() -> signer.embed(midi, definition, identity));
        }
        double signature = laterMedian(bare);
        double embedded = laterMedian(whole);
        System.out.printf("%-10s %20.0f %16.0f %8.2f%n", algorithm, signature, embedded, embedded / signature);
        algorithms
                .putObject(algorithm.name())
                .put("bytesAdded", signer.embed(midi, definition, identity).length - midi.length)
                .put("signatureAndHashCpuMicros", Math.round(signature))
                .put("signAndEmbedCpuMicros", Math.round(embedded))
                .put("ratio", Math.round(100 * embedded / signature) / 100.0);
    }

    private static double micros(Work work) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < REPEATS; i++) {
            work.run();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / REPEATS;
    }

    private static double laterMedian(double[] rounds) {
        return new Sample(Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS)).median();
    }

    /** What a composed melody says about itself. */
    private static ManifestDefinition credentials(Composition composition, ModelFolder model) {
        GeneratorInfo stemma = GeneratorInfo.stemma(Tool.STEMMA.version());
        String title = model.config().title();
        ManifestDefinition.Builder manifest = ManifestDefinition.of("Melody 1", stemma);
        HashedUri generator = manifest.add(IngredientAssertion.of(
                        Relationship.INPUT_TO,
                        title,
                        "application/octet-stream",
                        DataType.of(DataType.GENERATOR),
                        new DataType(DataType.MODEL, Optional.of(model.config().version())))
                .identifiedBy(model.digest().urn()));
        HashedUri works = manifest.add(
                IngredientAssertion.of(Relationship.INPUT_TO, "works", "multipart/mixed", DataType.of(DataType.DATASET))
                        .identifiedBy(model.digest().urn()));
        return manifest.with(ActionsAssertion.all(
                        Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, generator, works)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(title),
                        Optional.of(model.digest().urn()),
                        Optional.of(AiDisclosureAssertion.HumanOversight.PROMPT_GUIDED)))
                .with(new GenerationAssertion(
                        new GenerationAssertion.Model(title, model.config().id(), model.digest()),
                        composition.request().asTexts(),
                        composition.request().seed(),
                        LstmNetwork.KERNEL_VERSION,
                        new GenerationAssertion.Sampler(ParticleSampler.NAME, ParticleSampler.VERSION),
                        stemma,
                        Optional.empty(),
                        new TreeMap<>()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }
}
