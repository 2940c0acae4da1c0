package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.merkle.InclusionProof;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a data set lists a work, shown to somebody who knows no more of the data set than its root: the work's entry,
 * or the two entries between which it would stand, with their audit paths.
 *
 * <p>That a work is absent follows because entries ascend by digest. {@link DatasetManifest#read} accepts no other
 * list; whoever has only the root takes the order from the one who signed it.
 *
 * <pre>{@code
 * {
 *  "work": "digest of the work, 64 hexadecimal digits",
 *  "size": 35,
 *  "evidence": [
 * {"index":7,"path":["64 hexadecimal digits",...],"entry":{...}}
 *  ]
 * }
 * }</pre>
 *
 * @param work digest of the bytes of the work asked for
 * @param size number of works in the data set
 * @param evidence in order of place: the entry itself; or its one or two neighbours; none of an empty data set
 */
public record DatasetProof(Digest work, long size, List<Evidence> evidence) {
    private static final List<String> MEMBERS = List.of("work", "size", "evidence");
    private static final List<String> EVIDENCE_MEMBERS = List.of("index", "path", "entry");

    /** An entry and its way to the root. */
    public record Evidence(CatalogueEntry entry, InclusionProof proof) {
        boolean holds(long size, Digest root) {
            return proof.size() == size && proof.proves(entry.leaf(), root.bytes());
        }

        String toJson() {
            String path = proof.path().stream()
                    .map(hash -> "\"" + HexFormat.of().formatHex(hash) + "\"")
                    .collect(Collectors.joining(","));
            return "{\"index\":" + proof.index() + ",\"path\":[" + path + "],\"entry\":" + entry.canonicalJson() + "}";
        }
    }

    /** What the evidence shows. */
    public enum Answer {
        PRESENT,
        ABSENT,
        /** The evidence does not belong to this root, or shows neither. */
        UNPROVED
    }

    public DatasetProof {
        evidence = List.copyOf(evidence);
    }

    /** What the evidence shows about the data set with this root. */
    public Answer against(Digest root) {
        if (!evidence.stream().allMatch(it -> it.holds(size, root))) {
            return Answer.UNPROVED;
        }
        return switch (evidence.size()) {
            case 0 -> isEmpty(root) ? Answer.ABSENT : Answer.UNPROVED;
            case 1 -> ofOne(evidence.get(0));
            case 2 -> isBetween(evidence.get(0), evidence.get(1)) ? Answer.ABSENT : Answer.UNPROVED;
            default -> Answer.UNPROVED;
        };
    }

    private boolean isEmpty(Digest root) {
        return size == 0 && Arrays.equals(root.bytes(), MerkleTree.of(List.of()).root());
    }

    private Answer ofOne(Evidence only) {
        int order = order(only);
        if (order == 0) {
            return Answer.PRESENT;
        }
        boolean beforeAll = only.proof().index() == 0 && order > 0;
        boolean afterAll = only.proof().index() == size - 1 && order < 0;
        return beforeAll || afterAll ? Answer.ABSENT : Answer.UNPROVED;
    }

    private boolean isBetween(Evidence before, Evidence after) {
        return before.proof().index() + 1 == after.proof().index() && order(before) < 0 && order(after) > 0;
    }

    /** Where the evidence stands: below zero before the work, above zero after it. */
    private int order(Evidence evidence) {
        return Arrays.compareUnsigned(evidence.entry().digest().bytes(), work.bytes());
    }

    /** The proof as a file. */
    public byte[] toJson() {
        String lines = evidence.stream().map(Evidence::toJson).collect(Collectors.joining(",\n"));
        String file = "{\n \"work\": \"" + work + "\",\n \"size\": " + size + ",\n \"evidence\": [\n" + lines
                + (evidence.isEmpty() ? "" : "\n") + " ]\n}\n";
        return file.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #toJson} writes, to the byte. A proof that reads has proved nothing yet.
     *
     * @throws CorpusException saying what was found and what is accepted
     */
    public static DatasetProof read(byte[] file) throws CorpusException {
        JsonNode node = StrictJson.parse(file, "a proof about a data set");
        StrictJson.requireMembers(node, MEMBERS, "the proof");
        long size = node.get("size").asLong();
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode item : node.get("evidence")) {
            evidence.add(readEvidence(item, size, "evidence " + (evidence.size() + 1)));
        }
        try {
            DatasetProof proof = new DatasetProof(Digest.parse(node.get("work").asText()), size, evidence);
            if (Arrays.equals(proof.toJson(), file)) {
                return proof;
            }
        } catch (IllegalArgumentException e) {
            throw new CorpusException("the work is named by 64 hexadecimal digits: " + e.getMessage(), e);
        }
        throw new CorpusException("the proof is not in its one form: one piece of evidence a line, and nothing else");
    }

    private static Evidence readEvidence(JsonNode node, long size, String place) throws CorpusException {
        StrictJson.requireMembers(node, EVIDENCE_MEMBERS, place);
        try {
            List<byte[]> path = new ArrayList<>();
            for (JsonNode hash : node.get("path")) {
                path.add(HexFormat.of().parseHex(hash.asText()));
            }
            InclusionProof proof = new InclusionProof(node.get("index").asLong(), size, path);
            return new Evidence(StrictJson.entry(node.get("entry"), place), proof);
        } catch (IllegalArgumentException e) {
            throw new CorpusException(place + ": " + e.getMessage(), e);
        }
    }
}
