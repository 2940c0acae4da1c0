package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.studio.workbench.DatasetOnDisk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of works as Croissant 1.1 describes data sets (MLCommons, 2026), with what its vocabulary for responsible use asks
 * (RAI 1.0): the file, what each work has, under what licences the works stand, and what is known to lean to a side.
 */
final class CroissantJson {
    static final String MEDIA_TYPE = "application/ld+json";

    private static final String LIST = ModelFolder.DATASET;

    private final DatasetOnDisk dataset;
    private final DatasetManifest list;
    private final Terms terms;

    private CroissantJson(DatasetOnDisk dataset) {
        this.dataset = dataset;
        this.list = dataset.list();
        this.terms = Terms.of(list.works());
    }

    /** @param signer who signed the list, if somebody did and nothing is wrong with it */
    static ObjectNode of(DatasetOnDisk dataset, Optional<FamilyMember.Signer> signer) {
        return new CroissantJson(dataset).document(signer);
    }

    private ObjectNode document(Optional<FamilyMember.Signer> signer) {
        Instant published = dataset.verdict().signedBefore().orElse(dataset.written());
        ObjectNode root = Json.object();
        root.set("@context", CroissantContext.of());
        root.put("@type", "sc:Dataset").put("@id", list.root().urn());
        root.putArray("conformsTo")
                .add("http://mlcommons.org/croissant/1.1")
                .add("http://mlcommons.org/croissant/RAI/1.0");
        root.put("name", list.name())
                .put("description", description())
                .put("url", list.root().urn());
        licences(root.putArray("license"));
        root.set("creator", creator(signer));
        root.put("datePublished", LocalDate.ofInstant(published, ZoneOffset.UTC).toString())
                .put("version", "1.0.0")
                .put("isLiveDataset", false)
                .put("citeAs", list.name() + ", " + list.works().size() + " works, Merkle root " + list.root());
        root.putArray("keywords").add("music").add("melody").add("provenance");
        responsibleUse(root);
        usage(root);
        root.putArray("distribution").add(file());
        root.putArray("recordSet").add(works());
        return root;
    }

    private String description() {
        return list.works().size() + " works that models learn melodies from: titles, creators, traditions, sources,"
                + " licences and digests; no notes. Its Merkle root (RFC 6962) is " + list.root()
                + ", by which it is proved that a work is among them or is not.";
    }

    private static ObjectNode creator(Optional<FamilyMember.Signer> signer) {
        ObjectNode creator = Json.object();
        Optional<String> organization = signer.flatMap(FamilyMember.Signer::organization);
        creator.put("@type", organization.isPresent() || signer.isEmpty() ? "sc:Organization" : "sc:Person")
                .put(
                        "name",
                        organization
                                .or(() -> signer.map(FamilyMember.Signer::name))
                                .orElse("not stated: the list is not signed"));
        return creator;
    }

    private void licences(ArrayNode licences) {
        list.works().stream()
                .map(CatalogueEntry::licence)
                .map(CroissantJson::address)
                .distinct()
                .sorted()
                .forEach(licences::add);
    }

    /** The address of a licence; terms that have none are told in words. */
    private static String address(Licence licence) {
        if (licence instanceof Licence.Standard standard) {
            return "https://spdx.org/licenses/" + standard.text();
        }
        return licence instanceof Licence.PublicDomain
                ? "https://creativecommons.org/publicdomain/mark/1.0/"
                : licence.text();
    }

    private void responsibleUse(ObjectNode root) {
        Map<String, Long> traditions = list.works().stream()
                .collect(Collectors.groupingBy(
                        work -> work.tradition().id(), LinkedHashMap::new, Collectors.counting()));
        String counts = traditions.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        root.put(
                        "rai:dataCollection",
                        "Read from files of notation; each work names its source and the digest of the bytes it was read from.")
                .put("rai:dataCollectionType", "Secondary Data Analysis")
                .put("rai:dataUseCases", "Training and evaluation of models that compose single-line melodies.")
                .put("rai:dataBiases", "Works by tradition: " + counts + ".")
                .put(
                        "rai:dataLimitations",
                        "Single lines of melody only, as Western notation writes them; traditions of few works are not"
                                + " represented by them.")
                .put(
                        "rai:personalSensitiveInformation",
                        "Names of composers and collectors, as their sources give them.");
    }

    /** The strictest terms that works set. */
    private void usage(ObjectNode root) {
        String found = terms.terms().stream()
                .map(term -> term.works() + " " + term.kind().id())
                .collect(Collectors.joining(", "));
        ObjectNode usage = root.putObject("usageInfo");
        usage.putArray("@type").add("sc:CreativeWork").add("odrl:Offer");
        usage.put("name", "Terms that the works set, strictest first: " + found);
        if (terms.terms().stream().anyMatch(term -> term.kind() == Terms.Kind.NON_COMMERCIAL)) {
            usage.putObject("odrl:prohibition")
                    .put("@type", "odrl:Prohibition")
                    .putObject("odrl:action")
                    .put("@id", "odrl:commercialize");
        }
    }

    private ObjectNode file() {
        return Json.object()
                .put("@type", "cr:FileObject")
                .put("@id", LIST)
                .put("name", LIST)
                .put("description", "The list of works.")
                .put("contentUrl", LIST)
                .put("contentSize", dataset.size() + " B")
                .put("encodingFormat", "application/json")
                .put("sha256", dataset.file().toString());
    }

    private ObjectNode works() {
        ObjectNode works = Json.object()
                .put("@type", "cr:RecordSet")
                .put("@id", "works")
                .put("name", "works")
                .put("description", "One record a work.");
        works.putObject("key").put("@id", "works/digest");
        ArrayNode fields = works.putArray("field");
        fields.add(field("id", "Its name in the list.", false));
        fields.add(field("title", "Its title.", false));
        fields.add(field("creators", "Composers and collectors, as far as they are known.", true));
        fields.add(field("tradition", "The tradition that it is counted with.", false));
        fields.add(field("source", "Where it was taken from.", false));
        fields.add(field("licence", "Licence, or ground of public domain.", false));
        fields.add(field("digest", "SHA-256 of the bytes that it was read from.", false));
        if (list.namesMelodies()) {
            fields.add(field("melodies", "Digests of its melodies that key and tempo do not change.", true));
        }
        return works;
    }

    private static ObjectNode field(String name, String description, boolean several) {
        ObjectNode field = Json.object()
                .put("@type", "cr:Field")
                .put("@id", "works/" + name)
                .put("name", name)
                .put("description", description)
                .put("dataType", "sc:Text");
        if (several) {
            field.put("isArray", true).put("arrayShape", "-1");
        }
        ObjectNode source = field.putObject("source");
        source.putObject("fileObject").put("@id", LIST);
        source.putObject("extract").put("jsonPath", "$.works[*]." + name);
        return field;
    }
}
