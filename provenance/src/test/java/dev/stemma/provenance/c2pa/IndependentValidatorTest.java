package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TestTimeStamps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** c2pa-rs, which we did not write, says that what we sign is trusted. */
@Tag("independent-validator")
class IndependentValidatorTest {
    private static final int CANNOT_RUN = 2;

    @TempDir
    static Path folder;

    private static Path validator;
    private static Path anchors;

    @BeforeAll
    static void findValidator() throws Exception {
        validator = Shared.validator();
        Stream.of("bash", "node", "npm").forEach(Shared::assumeProgram);
        String body =
                Base64.getMimeEncoder().encodeToString(Workshop.AUTHORITY.root().getEncoded());
        anchors = Files.writeString(
                folder.resolve("anchors.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void melodiesSidecarsAndRenderingsAreTrusted(SignatureAlgorithm algorithm) throws Exception {
        Identity composer = Workshop.identity(algorithm);
        Signer signer = Workshop.signer(algorithm.ordinal());
        byte[] melody = signer.embed(Workshop.midi(1), Workshop.melody(), composer);
        byte[] rendering = signer.embed(Workshop.wav(500), Workshop.rendering(Workshop.verify(melody)), composer);

        List<Path> files = List.of(
                write(algorithm + "-0.mid", signer.embed(Workshop.midi(0), Workshop.melody(), composer)),
                write(algorithm + "-1.mid", melody),
                write(algorithm + "-2.mid", signer.embed(Workshop.midi(2), Workshop.melody(), composer)),
                write(algorithm + "-beside.mid", Workshop.midi(1)),
                write(algorithm + ".wav", rendering));
        write(algorithm + "-beside.mid.c2pa", signer.sidecar(Workshop.midi(1), Workshop.melody(), composer));

        Shared.Run run = validate(Stream.concat(Stream.of("--require-trusted", "--anchors", anchors), files.stream())
                .toArray());
        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void aTimeStampCountsThereToo() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ES256);
        Signer signer = Workshop.signer(9).stampedBy(TestTimeStamps.good());
        byte[] wav = signer.embed(Workshop.wav(500), Workshop.melody(), composer);
        Path timeAnchors = write(
                "time-anchors.pem",
                Pem.encode(List.of(Workshop.AUTHORITY.root(), TestTimeStamps.root()))
                        .getBytes(StandardCharsets.US_ASCII));
        write("stamped-beside.mid.c2pa", signer.sidecar(Workshop.midi(1), Workshop.melody(), composer));

        for (Path file : List.of(write("stamped.wav", wav), write("stamped-beside.mid", Workshop.midi(1)))) {
            Shared.Run run = validate("--require-trusted", "--anchors", timeAnchors, file);

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output()).contains(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED);
        }
    }

    /** c2pa-rs reads none of these formats: it gets the store beside the file, and checks the hash around the excluded range. */
    @Test
    void textsAndModelsAreTrustedByTheirStores() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ES256);
        for (Map.Entry<String, byte[]> file : Workshop.texts().entrySet()) {
            byte[] signed = Workshop.signer(9).embed(file.getValue(), Workshop.melody(), composer);
            Carrier carrier = Carrier.detect(ByteSource.of(signed)).orElseThrow();
            Located.Found found = (Located.Found) carrier.locate(ByteSource.of(signed));
            Path store = write(file.getKey() + ".store", found.store());

            Shared.Run run = validateByStore("--require-trusted", store, write(file.getKey(), signed));
            assertThat(run.exit()).as(run.output()).isZero();

            signed[signed.length - 1] ^= 1;
            boolean excluded = found.exclusion().end() == signed.length;
            signed[10] ^= (byte) (excluded ? 1 : 0);
            Shared.Run changed = validateByStore("--require-trusted", store, write("changed-" + file.getKey(), signed));
            assertThat(changed.exit()).as(changed.output()).isEqualTo(1);
            assertThat(changed.output()).contains(StatusCode.DATA_HASH_MISMATCH);
        }
    }

    /**
     * It knows no segment hashes, so it looks for another hard binding and stops there; {@link CheckpointTest} reads the
     * clause a second time instead.
     */
    @Test
    void aCheckpointIsMoreThanItKnows() throws Exception {
        String journal = CheckpointTest.extended(CheckpointTest.extended("", "{\"a\":1}\n"), "{\"b\":2}\n");
        byte[] file = journal.getBytes(StandardCharsets.UTF_8);
        Located.Found found = (Located.Found) new JsonLinesCarrier().locate(ByteSource.of(file));

        Shared.Run run = validateByStore(
                "--require-trusted", write("journal.store", found.store()), write("journal.jsonl", file));

        assertThat(run.output()).contains("claim missing hard binding");
    }

    /** It has no code for an identity that is trusted as a whole; its certificate's and its signature's say so together. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePeopleWhoAnswerForAFileAreTrustedThereToo(boolean stamped) throws Exception {
        Identity studio = Workshop.identity(SignatureAlgorithm.ES256);
        Signer signer = stamped ? CoSigningTest.signer().stampedBy(TestTimeStamps.good()) : CoSigningTest.signer();
        Path claims = pem("claims.pem", Workshop.AUTHORITY.root(), TestTimeStamps.root());
        Path people = pem("people.pem", CoSigningTest.REGISTER.root());
        Path file = write("people.wav", signer.embed(Workshop.wav(500), Workshop.melody(), studio));

        List<String> told = people(claims, people, file);

        assertThat(told).startsWith("Trusted").noneMatch(line -> line.startsWith("failure"));
        for (String code : List.of(IdentityCode.X509_TRUSTED, IdentityCode.X509_VALIDATED)) {
            assertThat(told.stream().filter(("success " + code)::equals))
                    .as(code)
                    .hasSize(2);
        }
        assertThat(people(claims, claims, file)).startsWith("Valid").contains("failure " + IdentityCode.X509_UNTRUSTED);
    }

    private static List<String> people(Path claims, Path people, Path file) throws Exception {
        Path script =
                Path.of(IndependentValidatorTest.class.getResource("/cawg.mjs").toURI());
        validate("--help");
        Shared.Run run = Shared.run(
                Map.of("C2PA_VALIDATOR_MODULES", modules().toString()),
                "node",
                script,
                validator,
                claims,
                people,
                file);
        assertThat(run.exit()).as(run.output()).isZero();
        return run.output().lines().toList();
    }

    private static Path pem(String name, X509Certificate... certificates) throws Exception {
        return write(name, Pem.encode(List.of(certificates)).getBytes(StandardCharsets.US_ASCII));
    }

    private static Shared.Run validateByStore(String requirement, Path store, Path file) throws Exception {
        return validate(
                requirement,
                "--engine",
                "native090",
                "--mime",
                "application/octet-stream",
                "--anchors",
                anchors,
                "--manifest",
                store,
                file);
    }

    /** c2pa-rs before 0.92 does not count the stamp, which it expects over the bare signature; the update must do no harm. */
    @Test
    void aSidecarThatWasStampedLaterIsTrustedThereToo() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] melody = Workshop.midi(0);
        byte[] store = Workshop.signer(10).sidecar(melody, Workshop.melody(), composer);
        byte[] stamped = Workshop.signer(11)
                .stampedBy(TestTimeStamps.good())
                .stampLater(Workshop.verify(melody, store), composer);
        Path file = write("later.mid", melody);
        write("later.mid.c2pa", stamped);

        Shared.Run run = validate("--require-trusted", "--anchors", anchors, file);

        assertThat(run.exit()).as(run.output()).isZero();
    }

    /** A new manifest where the length of the store is signed, an update of the parent's in a sidecar. */
    @Test
    void aRedactionIsTrustedThereToo() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ES256);
        Signer signer = Workshop.signer(12);
        byte[] melody = signer.embed(Workshop.midi(0), Workshop.melody(), composer);
        byte[] sound = signer.embed(Workshop.wav(500), Workshop.rendering(Workshop.verify(melody)), composer);
        byte[] store = signer.sidecar(Workshop.midi(1), Workshop.melody(), composer);
        write("redacted-beside.mid.c2pa", redacted(signer, Workshop.verify(Workshop.midi(1), store), composer));

        for (Path file : List.of(
                write("redacted.mid", redacted(signer, melody, composer)),
                write("redacted.wav", redacted(signer, sound, composer)),
                write("redacted-beside.mid", Workshop.midi(1)))) {
            Shared.Run run = validate("--require-trusted", "--anchors", anchors, file);

            assertThat(run.exit()).as(file + ": " + run.output()).isZero();
        }
    }

    private static byte[] redacted(Signer signer, byte[] file, Identity identity) throws Exception {
        Verdict verdict = Workshop.verify(file);
        return signer.redact(file, verdict, generation(verdict), identity);
    }

    private static byte[] redacted(Signer signer, Verdict verdict, Identity identity) throws Exception {
        return signer.redact(verdict, generation(verdict), identity);
    }

    private static Redaction generation(Verdict verdict) throws Exception {
        return Redaction.of(
                verdict.manifests().orElseThrow(),
                List.of("dev.stemma.generation"),
                Optional.empty(),
                Redaction.Reason.PII);
    }

    @Test
    void aChangedNoteIsNoticedThereToo() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ED25519);
        byte[] melody = Workshop.signer(5).embed(Workshop.midi(0), Workshop.melody(), composer);
        melody[24] = 61;

        Shared.Run run = validate("--anchors", anchors, write("changed.mid", melody));

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains(StatusCode.DATA_HASH_MISMATCH);
    }

    /** The rubric is for C2PA 2.4, which does not know {@code c2pa.rendered}; everything else must hold. */
    @Test
    void aRenderingKeepsTheConformanceRubric() throws Exception {
        Identity composer = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] melody = Workshop.signer(6).embed(Workshop.midi(1), Workshop.melody(), composer);
        byte[] rendering =
                Workshop.signer(7).embed(Workshop.wav(500), Workshop.rendering(Workshop.verify(melody)), composer);
        Path file = write("rubric.wav", rendering);

        Shared.Run json = validate("--crjson", "--engine", "wasm", "--anchors", anchors, file);
        Path report = write("rubric.json", json.output().getBytes(StandardCharsets.UTF_8));
        Shared.Run rubric = Shared.run(
                Map.of("C2PA_VALIDATOR_MODULES", modules().toString()),
                "node",
                validator.resolve("rubric.mjs"),
                validator.resolve("rubrics/asset-rubric-conformance0.2-spec2.4.yml"),
                report,
                "2.5");

        List<String> findings = rubric.output().lines().toList();
        assertThat(findings).as(rubric.output()).hasSizeGreaterThan(20);
        assertThat(findings.stream().filter(line -> !line.startsWith("ok ")))
                .as(rubric.output())
                .singleElement()
                .asString()
                .contains("no_unsupported_actions", "c2pa.rendered");
    }

    private static Shared.Run validate(Object... arguments) throws Exception {
        Object[] command = Stream.concat(Stream.of(validator.resolve("c2pa-validate")), Stream.of(arguments))
                .toArray();
        Shared.Run run = Shared.run(Map.of(), command);
        assumeTrue(run.exit() != CANNOT_RUN, () -> "the independent validator cannot run: " + run.output());
        return run;
    }

    /** Where the validator's wrapper has put its packages. */
    private static Path modules() throws Exception {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(environment.getOrDefault("HOME", ""));
        Path cache = environment.containsKey("C2PA_VALIDATOR_CACHE")
                ? Path.of(environment.get("C2PA_VALIDATOR_CACHE"))
                : Path.of(environment.getOrDefault(
                                "XDG_CACHE_HOME", home.resolve(".cache").toString()))
                        .resolve("stemma-c2pa-validator");
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(each -> each.getFileName().toString().startsWith("lock-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path write(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }
}
