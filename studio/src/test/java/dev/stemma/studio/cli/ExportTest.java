package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.documents.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of a file, a model and its works in the forms of other fields, read by programs of those fields. */
@Timeout(240)
class ExportTest {
    private static Machine machine;

    /** Digest of the model that composed. */
    private static String model;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        JsonNode composed = machine.run(
                        "compose", "--seed", 1, "--bars", 4, "--out", "one.mid", "--title", "Hill \u6b4c", "--json")
                .done()
                .json();
        model = composed.at("/model/digest").asText();
        copy(machine.models().resolve("melody-2"), machine.file("melody-2"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static JsonNode exported(String of, String format) {
        return machine.run("inspect", of, "--export", format).done().json();
    }

    @Test
    void aCredentialTellsWhatItsIssuerFound() throws Exception {
        JsonNode credential = exported("one.mid", "vc");

        JsonNode subject = credential.get("credentialSubject");
        assertThat(credential.get("issuer").asText()).startsWith("did:key:z6Mk");
        assertThat(credential.at("/proof/cryptosuite").asText()).isEqualTo("eddsa-jcs-2022");
        assertThat(credential.at("/proof/verificationMethod").asText())
                .startsWith(credential.get("issuer").asText());
        assertThat(subject.get("id").asText()).startsWith("urn:c2pa:");
        assertThat(subject.get("sha256").asText())
                .isEqualTo(Digest.of(machine.read("one.mid")).toString());
        assertThat(subject.get("verdict").asText()).isEqualTo("trusted");
        assertThat(subject.at("/notesByOrigin/model").asInt()).isPositive();
        assertThat(subject.at("/models/0/id").asText()).isEqualTo("urn:sha256:" + model);
    }

    /** Digital Bazaar's libraries for verifiable credentials, from npm. */
    @Test
    void anotherLibraryVerifiesTheCredentialAndRefusesAChangedOne() throws Exception {
        machine.run("inspect", "one.mid", "--export", "vc", "--out", "one.vc.json")
                .done();
        Run genuine = npm("verify-credential.mjs", machine.file("one.vc.json"));
        assertThat(genuine.output()).isEqualTo("verified\n");

        ObjectNode changed = (ObjectNode) Json.parsed(new String(machine.read("one.vc.json"), StandardCharsets.UTF_8))
                .orElseThrow();
        ((ObjectNode) changed.get("credentialSubject")).put("verdict", "none");
        machine.write("changed.vc.json", Json.text(changed));
        assertThat(npm("verify-credential.mjs", machine.file("changed.vc.json")).exit())
                .isNotZero();
    }

    @Test
    void nobodyVouchesForAFileThatDoesNotVerify() throws Exception {
        byte[] file = machine.read("one.mid");
        file[file.length / 2] ^= 1;
        machine.write("spoiled.mid", file);

        assertThat(machine.run("inspect", "spoiled.mid", "--export", "vc")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("spoiled.mid does not verify, so nobody can vouch for its record");
    }

    @Test
    void aCredentialNeedsAnEd25519Key() {
        machine.run("key", "new", "device", "--algorithm", "es256").calm();

        assertThat(machine.run("inspect", "one.mid", "--export", "vc", "--as", "device")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("verifiable credentials are signed with Ed25519");
    }

    @Test
    void theFilesOfAModelAreSignedOneByOne() throws Exception {
        JsonNode bundle = exported("melody-2", "openssf");

        JsonNode statement = Json.parsed(new String(
                        Base64.getDecoder()
                                .decode(bundle.at("/dsseEnvelope/payload").asText()),
                        StandardCharsets.UTF_8))
                .orElseThrow();
        JsonNode resources = statement.at("/predicate/resources");
        assertThat(resources.findValuesAsText("name"))
                .containsExactly("card.md", "config.json", "dataset.json", "model.safetensors", "training.json");
        assertThat(resources.get(0).get("digest").asText())
                .isEqualTo(Digest.of(machine.read("melody-2/card.md")).toString());
        assertThat(statement.at("/predicate/serialization/ignore_paths").toString())
                .contains("model.sig");
    }

    /** Sigstore's library, from npm, with the key that {@code key export} tells, taken from its certificate by openssl. */
    @Test
    void sigstoreVerifiesTheSignatureOfAModel() throws Exception {
        machine.run("inspect", "melody-2", "--export", "openssf", "--out", "model.sig")
                .done();
        machine.write(
                "chain.pem",
                machine.run("key", "export", "local", "--purpose", "openssf")
                        .done()
                        .out());
        assumeTrue(isProgram("openssl"), "needs openssl");
        Run key =
                run(List.of("openssl", "x509", "-in", machine.file("chain.pem").toString(), "-pubkey", "-noout"));
        machine.write("key.pem", key.output());

        Run verified = npm("verify-bundle.mjs", machine.file("model.sig"), machine.file("key.pem"));

        assertThat(verified.exit()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("https://model_signing/signature/v1.0", "\"melody-2\"");
        String bundle = new String(machine.read("model.sig"), StandardCharsets.UTF_8);
        JsonNode payload = Json.parsed(bundle).orElseThrow().at("/dsseEnvelope/payload");
        String other = Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
        machine.write("forged.sig", bundle.replace(payload.asText(), other));
        assertThat(npm("verify-bundle.mjs", machine.file("forged.sig"), machine.file("key.pem"))
                        .exit())
                .isNotZero();
    }

    @Test
    void aModelThatIsSignedHoldsTheCredentialsOfItsWorks() throws Exception {
        copy(machine.models().resolve("melody-2"), machine.file("given"));
        machine.run("sign", "--model", "given", "--dataset", "given").done();

        machine.run("verify", "given/dataset.json", "given/model.safetensors", "--require", "trusted")
                .done();
        assertThat(machine.run("inspect", "given/model.safetensors", "--tree")
                        .done()
                        .out())
                .containsSubsequence("from melody-2-works, inputTo", "dataset.json  urn:c2pa:");
        assertThat(exported("given", "croissant").at("/creator/name").asText()).isEqualTo("local");
    }

    @Test
    void aLinkInAModelIsRefused() throws Exception {
        copy(machine.models().resolve("melody-2"), machine.file("linked"));
        Files.createSymbolicLink(machine.file("linked/more.md"), machine.file("linked/card.md"));

        assertThat(machine.run("inspect", "linked", "--export", "openssf")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("more.md is a link or no file at all");
    }

    /** The JSON schema that the SPDX group ships with its library. */
    @ParameterizedTest
    @CsvSource({"melody-2, ai_AIPackage", "melody-2/model.safetensors, ai_AIPackage"})
    void anSpdxDocumentKeepsToTheSchemaOfSpdx(String place, String about) throws Exception {
        JsonNode document = exported(place, "spdx");

        try (InputStream schema = ExportTest.class.getResourceAsStream("/resources/schema-v3.0.1.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(document))
                    .isEmpty();
        }
        assertThat(document.get("@graph").findValuesAsText("type"))
                .contains(about, "dataset_DatasetPackage", "SpdxDocument");
        assertThat(document.get("@graph").findValuesAsText("relationshipType"))
                .contains("trainedOn", "contains", "hasDeclaredLicense");
    }

    @Test
    void filesOfTheSameBytesAreTwoElements() throws Exception {
        copy(machine.models().resolve("melody-2"), machine.file("doubled"));
        Files.writeString(machine.file("doubled").resolve("one.txt"), "same");
        Files.writeString(machine.file("doubled").resolve("two.txt"), "same");

        JsonNode graph = exported("doubled", "spdx").get("@graph");

        assertThat(graph.findValuesAsText("spdxId")).doesNotHaveDuplicates();
        assertThat(graph.findValuesAsText("name")).contains("one.txt", "two.txt");
    }

    @Test
    void theSchemaOfSpdxRefusesWhatIsNone() throws Exception {
        ObjectNode document = (ObjectNode) exported("melody-2", "spdx");
        ((ObjectNode) document.get("@graph").get(2)).put("spdxId", "_:nobody");

        try (InputStream schema = ExportTest.class.getResourceAsStream("/resources/schema-v3.0.1.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(document))
                    .isNotEmpty();
        }
    }

    /** The library of MLCommons, where Python has it: it follows the description to the works. */
    @Test
    void mlcroissantReadsAllWorksByTheDescription() throws Exception {
        String script = """
                import sys, mlcroissant
                dataset = mlcroissant.Dataset(jsonld=sys.argv[1])
                print(dataset.metadata.ctx.issues.report() or "no issues")
                print(sum(1 for work in dataset.records(record_set="works")))
                """;

        assertThat(describedTo("mlcroissant", script)).endsWith("no issues\n1577\n");
    }

    /** What a script of Python finds by the Croissant of a model. */
    private static String describedTo(String module, String script) throws Exception {
        String python = pythonWith(module);
        machine.run("inspect", "melody-2", "--export", "croissant", "--out", "melody-2/croissant.json", "--force")
                .done();
        Run read = run(List.of(
                python, "-c", script, machine.file("melody-2/croissant.json").toString()));
        assertThat(read.exit()).as(read.output()).isZero();
        return read.output();
    }

    private static String pythonWith(String module) throws Exception {
        for (String each : List.of("python3", "/usr/bin/python3")) {
            boolean there = isProgram(each) || Files.isExecutable(Path.of(each));
            if (there && run(List.of(each, "-c", "import " + module)).exit() == 0) {
                return each;
            }
        }
        return abort("needs python3 with the package " + module);
    }

    /** By the meaning of its terms, not by their places in the document. */
    @Test
    void rdflibFindsAllWorksByTheDescription() throws Exception {
        String script = """
                import hashlib, json, pathlib, sys
                from rdflib import Graph, Namespace, RDF
                cr, sc = Namespace("http://mlcommons.org/croissant/"), Namespace("https://schema.org/")
                described = pathlib.Path(sys.argv[1])
                graph = Graph().parse(described, format="json-ld")
                [dataset] = graph.subjects(RDF.type, sc.Dataset)
                for field in graph.objects(graph.value(dataset, cr.recordSet), cr.field):
                    source = graph.value(field, cr.source)
                    file = graph.value(source, cr.fileObject)
                    content = (described.parent / str(graph.value(file, sc.contentUrl))).read_bytes()
                    assert hashlib.sha256(content).hexdigest() == str(graph.value(file, sc.sha256))
                    root, records, name = str(graph.value(graph.value(source, cr.extract), cr.jsonPath)).split(".")
                    print(name, sum(1 for work in json.loads(content)[records.strip("[*]")] if name in work))
                """;

        assertThat(describedTo("rdflib", script).lines())
                .containsExactlyInAnyOrder(
                        Stream.of("id", "title", "creators", "tradition", "source", "licence", "digest", "melodies")
                                .map(name -> name + " 1577")
                                .toArray(String[]::new));
    }

    /** Its rules for data sets and fields, as mlcroissant is seldom at hand. */
    @Test
    void aCroissantDescribesTheListOfWorks() throws Exception {
        JsonNode croissant = exported("melody-2", "croissant");

        assertThat(croissant.get("@type").asText()).isEqualTo("sc:Dataset");
        assertThat(croissant.get("conformsTo").get(0).asText()).isEqualTo("http://mlcommons.org/croissant/1.1");
        for (String required : List.of("name", "description", "license", "url", "creator", "datePublished")) {
            assertThat(croissant.has(required)).as(required).isTrue();
        }
        JsonNode file = croissant.get("distribution").get(0);
        byte[] list = machine.read("melody-2/dataset.json");
        assertThat(file.get("sha256").asText()).isEqualTo(Digest.of(list).toString());
        assertThat(file.get("contentSize").asText()).isEqualTo(list.length + " B");
        JsonNode work = Json.parsed(new String(list, StandardCharsets.UTF_8))
                .orElseThrow()
                .get("works")
                .get(0);
        for (JsonNode field : croissant.at("/recordSet/0/field")) {
            assertThat(field.at("/source/fileObject/@id").asText())
                    .isEqualTo(file.get("@id").asText());
            JsonNode value =
                    work.get(field.at("/source/extract/jsonPath").asText().substring("$.works[*].".length()));
            assertThat(value.isArray()).isEqualTo(field.path("isArray").asBoolean());
        }
        assertThat(croissant.get("license").toString())
                .contains("https://spdx.org/licenses/CC0-1.0", "https://creativecommons.org/publicdomain/mark/1.0/");
        assertThat(croissant.get("rai:dataBiases").asText()).contains("1340 art-song");
    }

    @Test
    void provIsToldByTheSameDoor() throws Exception {
        machine.run("inspect", "one.mid", "--prov", "one.provn").done();

        assertThat(machine.run("inspect", "one.mid", "--export", "prov-n")
                        .done()
                        .out())
                .isEqualTo(new String(machine.read("one.provn"), StandardCharsets.UTF_8));
        assertThat(exported("one.mid", "prov-json").has("entity")).isTrue();
        assertThat(exported("one.mid", "prov-jsonld").has("@graph")).isTrue();
    }

    @Test
    void whatIsGeneratedIsToldInTheWordsOfDdex() throws Exception {
        assertThat(machine.run("inspect", "one.mid", "--export", "ddex").done().out())
                .contains("ContainsAI", "AiContribution");
        machine.write("plain.abc", "X:1\nK:C\nC|\n");
        machine.run("sign", "plain.abc").done();
        assertThat(machine.run("inspect", "plain.abc", "--export", "ddex")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("has no journal that holds");
    }

    @Test
    void jsonTellsWhatWasWritten() {
        JsonNode told = machine.run("inspect", "one.mid", "--export", "vc", "--out", "told.vc.json", "--json")
                .done()
                .json();

        assertThat(told.at("/files/0/mediaType").asText()).isEqualTo("application/vc");
        assertThat(machine.run("inspect", "one.mid", "--export", "vc", "--out", "told.vc.json")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("exists already");
    }

    @ParameterizedTest
    @CsvSource({
        "one.mid, xml, there are prov-n",
        "one.mid, spdx, is no list of works",
        "one.mid, openssf, is no model that can be used",
        "melody-2, vc, tells of files",
        "nothing.mid, vc, there is no file"
    })
    void whatCannotBeToldIsRefused(String place, String format, String said) {
        Machine.Result result = machine.run("inspect", place, "--export", format);

        assertThat(result.exit()).isIn(ExitCode.FAILED.number(), ExitCode.USAGE.number());
        assertThat(result.calm().err()).contains(said);
        assertThat(result.out()).isEmpty();
    }

    private record Run(int exit, String output) {}

    private static Run npm(String script, Path... files) throws Exception {
        Path scripts = Machine.root().resolve("studio/src/test/js");
        assumeTrue(Files.isDirectory(scripts.resolve("node_modules")), "needs `npm ci` in studio/src/test/js");
        assumeTrue(isProgram("node"), "needs node");
        List<String> words = Stream.concat(
                        Stream.of("node", scripts.resolve(script).toString()),
                        Stream.of(files).map(Path::toString))
                .toList();
        return run(words);
    }

    private static boolean isProgram(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
    }

    private static Run run(List<String> words) throws Exception {
        Path output = Files.createTempFile(machine.folder(), "output", ".txt");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(words + " did not end");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
