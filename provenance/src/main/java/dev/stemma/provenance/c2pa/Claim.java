package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is signed: the list of a manifest's assertions with their hashes (C2PA 2.5, 10.2).
 *
 * @param instanceId of this version of the asset
 * @param signature JUMBF URI of the signature box, absolute in what we write
 * @param created assertions that the signer answers for; in version 1, all
 * @param gathered assertions that the signer only passes on
 * @param redacted JUMBF URIs of assertions removed from other manifests
 */
public record Claim(
        String instanceId,
        GeneratorInfo generator,
        String signature,
        List<HashedUri> created,
        List<HashedUri> gathered,
        Optional<String> title,
        Optional<String> algorithm,
        List<String> redacted) {
    static final String LABEL = "c2pa.claim.v2";

    /** Version 1 is read only: it has one list of assertions and names its generator in a text (C2PA 2.5, 10.1). */
    static final String OLD_LABEL = "c2pa.claim";

    private static final String GENERATOR = "claim_generator_info";

    public Claim {
        created = List.copyOf(created);
        gathered = List.copyOf(gathered);
        redacted = List.copyOf(redacted);
    }

    /** All assertions listed, created first. */
    public List<HashedUri> assertions() {
        return Stream.concat(created.stream(), gathered.stream()).toList();
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("instanceID", instanceId)
                .put("claim_generator_info", generator.toCbor())
                .put("signature", signature)
                .put("created_assertions", HashedUri.toCbor(created))
                .put("gathered_assertions", HashedUri.toCbor(gathered))
                .put("dc:title", title)
                .put("alg", algorithm)
                .put("redacted_assertions", redacted.stream().map(CborValue::of).toList())
                .build();
    }

    /** @param label of the claim's box, which tells the version */
    static Claim read(String label, CborValue value) throws MalformedException {
        CborMap map = value.asMap().orElseThrow(() -> malformed("is no map"));
        return label.equals(OLD_LABEL)
                ? read(map, oldGenerator(map), references(map, "assertions"), List.of())
                : read(
                        map,
                        map.get(GENERATOR).flatMap(GeneratorInfo::read),
                        references(map, "created_assertions"),
                        map.get("gathered_assertions").isPresent()
                                ? references(map, "gathered_assertions")
                                : List.of());
    }

    /** An empty {@code instanceID} is wrong to write, but no ground to refuse the claim (14.6). */
    private static Claim read(
            CborMap map, Optional<GeneratorInfo> generator, List<HashedUri> created, List<HashedUri> gathered)
            throws MalformedException {
        return new Claim(
                map.text("instanceID").orElseThrow(() -> malformed("has no instanceID")),
                generator.orElseThrow(() -> malformed("names no generator")),
                map.text("signature").orElseThrow(() -> malformed("has no signature reference")),
                created,
                gathered,
                map.text("dc:title"),
                map.text("alg"),
                map.array("redacted_assertions").stream()
                        .flatMap(item -> item.asText().stream())
                        .toList());
    }

    private static Optional<GeneratorInfo> oldGenerator(CborMap map) {
        return map.array(GENERATOR).stream()
                .flatMap(info -> GeneratorInfo.read(info).stream())
                .findFirst()
                .or(() -> map.text("claim_generator")
                        .filter(name -> !name.isEmpty())
                        .map(name -> new GeneratorInfo(name, Optional.empty(), Optional.empty())));
    }

    private static List<HashedUri> references(CborMap map, String key) throws MalformedException {
        List<CborValue> items = map.array(key);
        List<HashedUri> references = HashedUri.readAll(items);
        if (items.isEmpty() || references.size() < items.size()) {
            throw malformed("has no list of references in " + key);
        }
        if (items.size() > Box.MAX_SIBLINGS) {
            throw malformed("lists " + items.size() + " assertions; at most " + Box.MAX_SIBLINGS + " are read");
        }
        return references;
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(StatusCode.CLAIM_MALFORMED, "the claim " + what);
    }
}
