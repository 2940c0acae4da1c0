package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.notation.ProvDeserialiser;
import org.openprovenance.prov.notation.ProvSerialiser;
import org.openprovenance.prov.vanilla.ProvFactory;

/** The family of a file in the terms of PROV, read by programs that we did not write. */
class FamilyProvTest {
    @Test
    void whatAFileCameFromIsToldInTheNotation() {
        String notation = text(ProvFormat.NOTATION, FamilyProv.of(Families.three()));

        assertThat(notation)
                .startsWith("document\n  prefix c2pa <urn:c2pa:>\n")
                .endsWith("endDocument\n")
                .contains(
                        "  entity(c2pa:3, [prov:type='stemma:SignedFile', prov:label=\"Garden tune\","
                                + " stemma:identifier=\"urn:c2pa:3\", stemma:format=\"audio/midi\","
                                + " stemma:standing=\"trusted\"])\n",
                        "  activity(record:making-3, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z, [",
                        "  wasGeneratedBy(c2pa:3, record:making-3, -)\n",
                        "  wasDerivedFrom(c2pa:3, c2pa:2, record:making-3, -, -)\n",
                        "  used(record:making-1, sha256:" + Families.MODEL + ", -)\n",
                        "[prov:type='prov:SoftwareAgent', prov:label=\"Stemma 0.1.0\"])\n",
                        "[prov:type='prov:Organization', prov:label=\"Hill & Sons\"])\n");
        assertThat(notation.split("wasDerivedFrom", -1))
                .as("a model is no ancestor")
                .hasSize(3);
        assertThat(notation.split("actedOnBehalfOf", -1)).hasSize(5);
    }

    @Test
    void theJournalStandsBetweenTheGenerations() throws Exception {
        String notation = text(ProvFormat.NOTATION, FamilyProv.of(Families.withHistory()));

        assertThat(notation)
                .contains(
                        "prefix piece <urn:uuid:00000000-0000-0001-0000-000000000002#>",
                        "prov:label=\"requested\", stemma:index=\"1\", stemma:candidates=\"2\","
                                + " stemma:setting=\"key=C major\"])",
                        "wasInformedBy(piece:entry-2, piece:entry-1)",
                        "prov:label=\"note-pitched\", stemma:index=\"6\", stemma:note=\"n4\", stemma:inferred=\"true\"])",
                        "entity(piece:version-7, [prov:type='stemma:Version', prov:label=\"after entry 7\","
                                + " stemma:notes=\"3\", stemma:model=\"1\", stemma:human=\"1\", stemma:edited=\"1\"])",
                        "wasDerivedFrom(piece:version-6, piece:version-3, piece:entry-6, -, -)",
                        "wasDerivedFrom(c2pa:3, piece:version-7)",
                        "stemma:text=\"for the garden\"",
                        "prov:label=\"ann\"",
                        "prov:type='prov:Person', prov:label=\"person ")
                .doesNotContain("version-8", "\"bo\", stemma:commitment");
    }

    @Test
    void anotherProgramReadsEveryStatementOfTheNotation() throws Exception {
        for (FamilyTree family : List.of(Families.three(), Families.withHistory(), Families.hostile())) {
            ProvDocument prov = FamilyProv.of(family);
            List<String> statements = statements(text(ProvFormat.NOTATION, prov));

            assertThat(statements).hasSameSizeAs(ProvStatements.of(prov));
            for (String statement : ProvStatements.of(prov)) {
                assertThat(statements).anyMatch(each -> each.replace(" ", "").startsWith(statement));
            }
        }
    }

    @Test
    void theFormsInJsonSayTheSame() throws Exception {
        for (FamilyTree family : List.of(Families.three(), Families.withHistory(), Families.hostile())) {
            ProvDocument prov = FamilyProv.of(family);

            assertThat(ProvStatements.ofJson(text(ProvFormat.JSON, prov)))
                    .containsExactlyInAnyOrderElementsOf(ProvStatements.of(prov));
            assertThat(ProvStatements.ofJsonLd(text(ProvFormat.JSON_LD, prov)))
                    .containsExactlyInAnyOrderElementsOf(ProvStatements.of(prov));
        }
    }

    @Test
    void whatIsSaidOfAnElementStandsInEveryForm() throws Exception {
        ProvDocument prov = FamilyProv.of(Families.three());

        assertThat(text(ProvFormat.JSON, prov).replaceAll("\\s", ""))
                .contains(
                        "\"c2pa:3\":{\"prov:type\":[{\"$\":\"stemma:SignedFile\",\"type\":\"prov:QUALIFIED_NAME\"}],"
                                + "\"prov:label\":[\"Gardentune\"],\"stemma:identifier\":[\"urn:c2pa:3\"]",
                        "\"prov:startTime\":\"2026-11-22T12:00:00Z\"");
        assertThat(text(ProvFormat.JSON_LD, prov).replaceAll("\\s", ""))
                .startsWith("{\"@context\":[{\"prov\":\"http://www.w3.org/ns/prov#\"")
                .contains(
                        "\"@id\":\"c2pa:3\",\"type\":[\"stemma:SignedFile\"],\"label\":[{\"@value\":\"Gardentune\"}],"
                                + "\"stemma:identifier\":[{\"@value\":\"urn:c2pa:3\"}]",
                        "\"startTime\":\"2026-11-22T12:00:00Z\"");
    }

    @Test
    void whatAStrangerWroteStaysText() {
        ProvDocument prov = FamilyProv.of(Families.hostile());

        for (ProvFormat format : ProvFormat.values()) {
            assertThat(text(format, prov).lines().toList())
                    .as(format.name())
                    .allSatisfy(line -> assertThat(line).doesNotContain("\u202e", "\u0007", "\u0000", "\ud800"));
        }
    }

    @Test
    void theNameOfTheFileTellsTheForm() {
        assertThat(ProvFormat.ofName("a.provn")).contains(ProvFormat.NOTATION);
        assertThat(ProvFormat.ofName("a.JSONLD")).contains(ProvFormat.JSON_LD);
        assertThat(ProvFormat.ofName("a.json")).contains(ProvFormat.JSON);
        assertThat(ProvFormat.ofName("a.ttl")).isEmpty();
    }

    /** The Python package prov, a third reading, where it is installed: Debian's python3-prov for Debian's Python. */
    @Test
    void thePythonPackageReadsThemToo(@TempDir Path folder) throws Exception {
        String python = "";
        for (String each : List.of("python3", "/usr/bin/python3")) {
            python = exit(each, folder, "import prov.model, prov.serializers.provjson") == 0 ? each : python;
        }
        assumeTrue(!python.isEmpty(), "needs python3 with the package prov");
        int number = 0;
        for (FamilyTree family : List.of(Families.withHistory(), Families.hostile())) {
            ProvDocument prov = FamilyProv.of(family);
            Path file = Files.write(folder.resolve(++number + ".json"), ProvFormat.JSON.write(prov));

            assertThat(exit(
                            python,
                            folder,
                            "import sys; from prov.model import ProvDocument; d = ProvDocument.deserialize('" + file
                                    + "'); sys.exit(len(d.get_records()) != "
                                    + (prov.elements().size() + prov.relations().size()) + ")"))
                    .isZero();
        }
    }

    private static int exit(String interpreter, Path folder, String program) throws Exception {
        try {
            Process python = new ProcessBuilder(interpreter, "-c", program)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return python.waitFor(60, TimeUnit.SECONDS) ? python.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static String text(ProvFormat format, ProvDocument prov) {
        return new String(format.write(prov), StandardCharsets.UTF_8);
    }

    /** As the other program writes what it has read. */
    private static List<String> statements(String notation) {
        ProvFactory factory = new ProvFactory();
        Document document = new ProvDeserialiser(factory)
                .deserialiseDocument(new ByteArrayInputStream(notation.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ProvSerialiser(factory).serialiseDocument(out, document, true);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("("))
                .toList();
    }
}
