package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What manifests of a store hold as evidence for others, gathered after those were signed: time stamps
 * ({@code c2pa.time-stamp}, C2PA 2.5, 16.7.2) and revocation responses ({@code c2pa.certificate-status}, 16.7.1).
 */
final class LaterEvidence {
    static final String TIME_STAMP = "c2pa.time-stamp";
    static final String CERTIFICATE_STATUS = "c2pa.certificate-status";

    /** How many stamps for one manifest, and how many responses, are looked at. */
    static final int MAX_PIECES = 10;

    private final Map<String, List<byte[]>> timeStamps = new HashMap<>();
    private final List<byte[]> responses = new ArrayList<>();

    /** All that the manifests hold; what cannot be read is reported where its manifest is examined. */
    static LaterEvidence in(List<Manifest> manifests) {
        LaterEvidence evidence = new LaterEvidence();
        for (Manifest manifest : manifests) {
            for (StoredAssertion assertion : manifest.assertions()) {
                switch (assertion.baseLabel()) {
                    case TIME_STAMP -> evidence.addTimeStamps(content(assertion), manifest.label());
                    case CERTIFICATE_STATUS -> evidence.addResponses(content(assertion));
                    default -> {}
                }
            }
        }
        return evidence;
    }

    /** Tokens of time stamps for the signature of the manifest with the label. */
    List<byte[]> timeStamps(String manifest) {
        return timeStamps.getOrDefault(manifest, List.of());
    }

    /** OCSP responses, for whichever certificate. */
    List<byte[]> responses() {
        return responses;
    }

    private static CborMap content(StoredAssertion assertion) {
        try {
            return AssertionBox.content(assertion.box());
        } catch (MalformedException reportedElsewhere) {
            return CborMap.EMPTY;
        }
    }

    private void addTimeStamps(CborMap byManifest, String holder) {
        for (CborMap.Entry entry : byManifest.entries()) {
            String label = entry.key().asText().orElse(holder);
            if (!label.equals(holder)) {
                List<byte[]> known = timeStamps.computeIfAbsent(label, absent -> new ArrayList<>());
                entry.value()
                        .asBytes()
                        .filter(token -> known.size() < MAX_PIECES)
                        .ifPresent(known::add);
            }
        }
    }

    private void addResponses(CborMap status) {
        for (CborValue response : status.array("ocspVals")) {
            response.asBytes().filter(bytes -> responses.size() < MAX_PIECES).ifPresent(responses::add);
        }
    }
}
