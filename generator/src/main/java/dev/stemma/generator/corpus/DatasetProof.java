package dev.stemma.generator.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.merkle.KeyProof;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a data set lists certain bytes and certain melodies, shown to somebody who knows no more of the data set than
 * its {@link SortedRoots}. As a file, in UTF-8 with line feeds, proofs as in {@link KeyProofJson} (without its comma and in one line
 * each), entries as in {@link DatasetManifest}:
 *
 * <pre>{@code
 * {
 *  "form": "stemma data-set proof 2",
 *  "files": "root, 64 hexadecimal digits",
 *  "melodies": "root, or nothing",
 *  "work": "digest of the bytes asked for",
 *  "byFile": {"shows":...},
 *  "byMelody": [
 * {"melody":"digest of the melody asked for","shows":...}
 *  ],
 *  "entries": [
 * {"creators":...}
 *  ],
 *  "seal": "SHA-256 of all bytes before this line"
 * }
 * }</pre>
 *
 * <p>The seal shows that the file arrived as it was written. It protects against no liar, who can write another; what
 * he writes is refused by the roots.
 *
 * @param roots of the data set meant
 * @param work digest of the bytes of the work asked for
 * @param melodies asked for, none twice
 * @param entries of the works that are shown to be there, ascending by digest
 */
public record DatasetProof(
        SortedRoots roots, Digest work, KeyProof file, List<OfMelody> melodies, List<CatalogueEntry> entries) {
    private static final String FORM = "stemma data-set proof 2";
    private static final List<String> MEMBERS =
            List.of("form", "files", "melodies", "work", "byFile", "byMelody", "entries", "seal");

    /** @param melody as its {@link MelodyDigest} */
    public record OfMelody(Digest melody, KeyProof proof) {}

    /**
     * What a proof shows.
     *
     * @param listed whether the bytes asked for are those of a work
     * @param entry of that work
     * @param melodies in the order of the proof
     */
    public record Finding(boolean listed, Optional<CatalogueEntry> entry, List<Tune> melodies) {
        /** @param works that have the melody; none if no work has it */
        public record Tune(Digest melody, List<CatalogueEntry> works) {}

        /** Whether the data set has these bytes or one of the melodies. */
        public boolean any() {
            return listed || melodies.stream().anyMatch(tune -> !tune.works().isEmpty());
        }
    }

    public DatasetProof {
        melodies = List.copyOf(melodies);
        entries = List.copyOf(entries);
    }

    /**
     * What this shows about the data set with these roots; empty if any part of it does not belong to them, or if it
     * shows what was not asked for.
     *
     * @param trusted as a model's configuration states them
     */
    public Optional<Finding> against(SortedRoots trusted) {
        boolean sameSet = trusted.files().equals(roots.files())
                && (roots.melodies().isEmpty() || roots.melodies().equals(trusted.melodies()));
        if (!sameSet || (roots.melodies().isEmpty() && !melodies.isEmpty())) {
            return Optional.empty();
        }
        Map<String, CatalogueEntry> byLeaf = new HashMap<>();
        entries.forEach(entry ->
                byLeaf.put(Digest.ofBytes(MerkleTree.leafHash(entry.leaf())).toString(), entry));
        Set<CatalogueEntry> shown = new HashSet<>();
        Optional<List<CatalogueEntry>> works = works(file, roots.files(), work, byLeaf)
                .filter(found -> found.size() <= 1
                        && found.stream().allMatch(entry -> entry.digest().equals(work)));
        works.ifPresent(shown::addAll);
        List<Finding.Tune> tunes = new ArrayList<>();
        for (OfMelody asked : melodies) {
            works(asked.proof(), roots.melodies().orElseThrow(), asked.melody(), byLeaf)
                    .filter(found ->
                            found.stream().allMatch(entry -> entry.melodies().contains(asked.melody())))
                    .ifPresent(found -> tunes.add(new Finding.Tune(asked.melody(), found)));
        }
        tunes.forEach(tune -> shown.addAll(tune.works()));
        boolean whole = works.isPresent() && tunes.size() == melodies.size() && shown.size() == entries.size();
        return whole
                ? Optional.of(
                        new Finding(!works.get().isEmpty(), works.get().stream().findFirst(), List.copyOf(tunes)))
                : Optional.empty();
    }

    /** The works that a key is shown to have, none if it is shown to be absent; empty if nothing is shown. */
    private static Optional<List<CatalogueEntry>> works(
            KeyProof proof, Digest root, Digest key, Map<String, CatalogueEntry> byLeaf) {
        KeyProof.Answer answer = proof.against(root.bytes(), key.bytes());
        if (answer != KeyProof.Answer.PRESENT) {
            return answer == KeyProof.Answer.ABSENT ? Optional.of(List.of()) : Optional.empty();
        }
        byte[] value = proof.value().orElseThrow();
        List<CatalogueEntry> works = new ArrayList<>();
        for (int at = 0; at + MerkleTree.HASH_LENGTH <= value.length; at += MerkleTree.HASH_LENGTH) {
            Digest leaf = Digest.ofBytes(Arrays.copyOfRange(value, at, at + MerkleTree.HASH_LENGTH));
            Optional.ofNullable(byLeaf.get(leaf.toString())).ifPresent(works::add);
        }
        return works.isEmpty() || works.size() * MerkleTree.HASH_LENGTH != value.length
                ? Optional.empty()
                : Optional.of(List.copyOf(works));
    }

    /** The proof as a file. */
    public byte[] toJson() {
        String body = "{\n \"form\": \"" + FORM + "\",\n \"files\": \"" + roots.files() + "\",\n \"melodies\": \""
                + roots.melodies().map(Digest::toString).orElse("") + "\",\n \"work\": \"" + work + "\",\n \"byFile\": "
                + line(StrictJson.JSON.createObjectNode(), file)
                + ",\n \"byMelody\": [\n"
                + lines(melodies.stream()
                        .map(asked -> line(
                                StrictJson.JSON
                                        .createObjectNode()
                                        .put("melody", asked.melody().toString()),
                                asked.proof()))
                        .toList())
                + " ],\n \"entries\": [\n"
                + lines(entries.stream().map(CatalogueEntry::canonicalJson).toList()) + " ],\n";
        byte[] sealed = body.getBytes(StandardCharsets.UTF_8);
        String end = " \"seal\": \"" + Digest.of(sealed) + "\"\n}\n";
        return (body + end).getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : lines.stream().collect(Collectors.joining(",\n", "", "\n"));
    }

    private static String line(ObjectNode node, KeyProof proof) {
        KeyProofJson.write(proof, node);
        try {
            return StrictJson.JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings always have a JSON form", e);
        }
    }

    /**
     * Reads what {@link #toJson} writes, to the byte. A proof that reads has proved nothing yet.
     *
     * @throws CorpusException saying what was found and what is accepted
     */
    public static DatasetProof read(byte[] file) throws CorpusException {
        JsonNode node = StrictJson.parse(file, "a proof about a data set");
        StrictJson.requireMembers(node, MEMBERS, "the proof");
        if (!node.get("form").asText().equals(FORM)) {
            throw new CorpusException(
                    "the proof has the form \"" + node.get("form").asText() + "\"; accepted: " + FORM);
        }
        List<CatalogueEntry> entries = new ArrayList<>();
        for (JsonNode entry : node.get("entries")) {
            entries.add(StrictJson.entry(entry, "entry " + (entries.size() + 1)));
        }
        DatasetProof proof;
        try {
            proof = read(node, entries);
        } catch (IllegalArgumentException e) {
            throw new CorpusException("the proof cannot be read: " + e.getMessage(), e);
        }
        if (!Arrays.equals(proof.toJson(), file)) {
            throw new CorpusException("the proof is not as it was written: its bytes do not agree with its seal "
                    + "or are not in the one form of such proofs");
        }
        return proof;
    }

    private static DatasetProof read(JsonNode node, List<CatalogueEntry> entries) {
        List<OfMelody> melodies = new ArrayList<>();
        for (JsonNode asked : node.get("byMelody")) {
            melodies.add(new OfMelody(digest(asked.path("melody")), KeyProofJson.read(asked)));
        }
        String root = node.get("melodies").asText();
        return new DatasetProof(
                new SortedRoots(
                        digest(node.get("files")), root.isEmpty() ? Optional.empty() : Optional.of(Digest.parse(root))),
                digest(node.get("work")),
                KeyProofJson.read(node.get("byFile")),
                melodies,
                entries);
    }

    private static Digest digest(JsonNode node) {
        return Digest.parse(node.asText());
    }
}
