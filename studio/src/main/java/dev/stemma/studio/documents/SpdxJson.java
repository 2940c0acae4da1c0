package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.label.FamilyMember.Signer;
import dev.stemma.studio.workbench.DatasetOnDisk;
import dev.stemma.studio.workbench.ModelOnDisk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Models and data sets by the profiles for artificial intelligence and for data sets of SPDX 3.0.1, in its JSON-LD. Where
 * nothing lies to be downloaded, the digest stands for the place; the time of release is that at which the file was written,
 * or attested if it was.
 */
final class SpdxJson {
    static final String MEDIA_TYPE = "application/spdx+json";

    private static final List<String> DATASET_PROFILES = List.of("core", "software", "dataset", "simpleLicensing");
    private static final List<String> MODEL_PROFILES = List.of("core", "software", "ai", "dataset", "simpleLicensing");

    private final SpdxGraph graph;

    private SpdxJson(SpdxGraph graph) {
        this.graph = graph;
    }

    static ObjectNode of(ModelOnDisk model, Optional<Signer> signer, Optional<Signer> ofDataset, Instant now) {
        String id = model.model().digest().urn();
        SpdxJson document = new SpdxJson(new SpdxGraph(id, now));
        String dataset = document.dataset(model.dataset(), ofDataset);
        document.model(model, id, signer);
        document.graph.relate(id, "trainedOn", List.of(dataset));
        return document.graph.document(model.model().config().title(), id, MODEL_PROFILES);
    }

    static ObjectNode of(DatasetOnDisk dataset, Optional<Signer> signer, Instant now) {
        SpdxJson document = new SpdxJson(new SpdxGraph(dataset.list().root().urn(), now));
        String id = document.dataset(dataset, signer);
        return document.graph.document(dataset.list().name(), id, DATASET_PROFILES);
    }

    private String supplier(String of, Optional<Signer> signer) {
        String id = graph.id("supplier-of-" + of);
        Optional<String> organization = signer.flatMap(Signer::organization);
        graph.element(organization.isPresent() ? "Organization" : "Agent", id)
                .put("name", organization.or(() -> signer.map(Signer::name)).orElse("not stated: it is not signed"));
        return id;
    }

    private void model(ModelOnDisk found, String id, Optional<Signer> signer) {
        ModelConfig config = found.model().config();
        String supplier = supplier("model", signer);
        ObjectNode model = graph.element("ai_AIPackage", id)
                .put("name", config.title())
                .put("software_packageVersion", config.version())
                .put("software_primaryPurpose", "model")
                .put("software_downloadLocation", id)
                .put("suppliedBy", supplier)
                .put(
                        "releaseTime",
                        found.verdict().signedBefore().orElse(found.written()).toString())
                .put("ai_autonomyType", "no")
                .put("ai_useSensitivePersonalInformation", "noAssertion")
                .put(
                        "ai_informationAboutApplication",
                        "Composes single-line melodies bar by bar, for people to work on.")
                .put("ai_informationAboutTraining", training(found));
        model.putArray("ai_domain").add("music");
        types(model.putArray("ai_typeOfModel"), config);
        model.putArray("ai_modelDataPreprocessing").add("Events of rhythm and of pitch relative to the key.");
        found.training()
                .path("options")
                .properties()
                .forEach(option -> SpdxGraph.entry(
                        model.withArray("/ai_hyperparameter"),
                        option.getKey(),
                        option.getValue().asText()));
        metrics(found.training().path("testBitsPerNote"), model);
        limitation(config).ifPresent(text -> model.put("ai_limitation", text));
        List<String> files = new ArrayList<>();
        found.files().forEach((name, digest) -> files.add(graph.file(name, digest)));
        graph.relate(id, "contains", files);
        graph.relate(id, "hasDeclaredLicense", List.of(SpdxGraph.NO_LICENCE_STATED));
        graph.relate(id, "hasConcludedLicense", List.of(SpdxGraph.NO_LICENCE_STATED));
    }

    private static String training(ModelOnDisk found) {
        String versions = found.training().path("versions").properties().stream()
                .map(each -> each.getKey() + " " + each.getValue().asText())
                .collect(Collectors.joining(", "));
        return "Trained on " + found.dataset().list().works().size() + " works; all that is needed to train it again"
                + " stands in training.json. " + versions;
    }

    private static void types(ArrayNode types, ModelConfig config) {
        types.add("LSTM network of " + config.layers() + " layers with " + config.hidden() + " units");
        if (!config.members().isNetworkAlone()) {
            types.add("mixture with variable-order Markov models");
        }
    }

    private static void metrics(JsonNode testBits, ObjectNode model) {
        testBits.properties()
                .forEach(member -> member.getValue()
                        .properties()
                        .forEach(tradition -> tradition.getValue().properties().stream()
                                .filter(figure -> !figure.getKey().equals("notes"))
                                .forEach(figure -> SpdxGraph.entry(
                                        model.withArray("/ai_metric"),
                                        "bits per note of " + figure.getKey() + ", " + member.getKey()
                                                + ", test works of " + tradition.getKey(),
                                        figure.getValue().asText()))));
    }

    private static Optional<String> limitation(ModelConfig config) {
        String few = config.experimental().stream().map(Tradition::id).collect(Collectors.joining(", "));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("It has learnt too few works of these traditions to carry them: " + few);
    }

    private String dataset(DatasetOnDisk found, Optional<Signer> signer) {
        String id = found.list().root().urn();
        String supplier = supplier("data-set", signer);
        String published =
                found.verdict().signedBefore().orElse(found.written()).toString();
        ObjectNode dataset = graph.element("dataset_DatasetPackage", id)
                .put("name", found.list().name())
                .put("software_primaryPurpose", "data")
                .put("software_downloadLocation", id)
                .put("suppliedBy", supplier)
                .put("releaseTime", published)
                .put("builtTime", published)
                .put("dataset_datasetSize", found.list().works().size())
                .put(
                        "dataset_dataCollectionProcess",
                        "Read from files of notation; dataset.json lists each work with its source, licence and digest.")
                .put("dataset_intendedUse", "Training and evaluation of models that compose single-line melodies.")
                .put("dataset_hasSensitivePersonalInformation", "noAssertion");
        dataset.putArray("dataset_datasetType").add("structured");
        dataset.putArray("originatedBy").add(supplier);
        bias(dataset.putArray("dataset_knownBias"), found);
        String licence = licence(found);
        graph.relate(id, "hasDeclaredLicense", List.of(licence));
        graph.relate(id, "hasConcludedLicense", List.of(SpdxGraph.NO_LICENCE_STATED));
        return id;
    }

    private static void bias(ArrayNode bias, DatasetOnDisk found) {
        Map<String, Long> traditions = found.list().works().stream()
                .collect(Collectors.groupingBy(work -> work.tradition().id(), TreeMap::new, Collectors.counting()));
        traditions.forEach((tradition, works) -> bias.add(works + " works of " + tradition));
    }

    /** The licences of all works together; what has no name in SPDX's list stands beside as it is worded. */
    private String licence(DatasetOnDisk found) {
        TreeSet<String> listed = new TreeSet<>();
        TreeSet<String> worded = new TreeSet<>();
        found.list().works().forEach(work -> {
            if (work.licence() instanceof Licence.Standard standard) {
                listed.add(standard.text());
            } else {
                worded.add(work.licence().text());
            }
        });
        List<String> terms = new ArrayList<>(listed);
        ArrayNode named = Json.object().arrayNode();
        for (String words : worded) {
            String name = "LicenseRef-" + (named.size() + 1);
            String text = graph.id(name);
            graph.element("simplelicensing_SimpleLicensingText", text)
                    .put("name", name)
                    .put("simplelicensing_licenseText", words);
            SpdxGraph.entry(named, name, text);
            terms.add(name);
        }
        String id = graph.id("licences-of-works");
        ObjectNode expression = graph.element("simplelicensing_LicenseExpression", id)
                .put(
                        "simplelicensing_licenseExpression",
                        terms.isEmpty() ? "NOASSERTION" : String.join(" AND ", terms));
        if (!named.isEmpty()) {
            expression.set("simplelicensing_customIdToUri", named);
        }
        return id;
    }
}
