package dev.stemma.provenance.c2pa;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The assertions that were taken out of ingredients' manifests afterwards, as the claims above them say (C2PA 2.5, 6.8 and
 * 14.10.2). Nobody stands above the asset's own manifest, so nothing is redacted there.
 *
 * @param labels of the redacted assertions, by the label of their manifest
 */
record Redactions(Map<String, Set<String>> labels) {
    /** Type of the box that fills the place of a redacted assertion: {@code ID}, then zeros (14.10.3). */
    private static final String UUID_BOX = "uuid";

    private static final byte[] ID = HexFormat.of().parseHex("caa98eee9d4df80e86ad4dffca263973");

    static Redactions in(ManifestStore store) {
        Map<String, Set<String>> labels = new HashMap<>();
        for (Manifest manifest : store.reachable()) {
            for (JumbfUri uri : redactedBy(manifest)) {
                String target = uri.manifest().orElse(manifest.label());
                if (!target.equals(manifest.label())
                        && !target.equals(store.active().label())) {
                    uri.assertionLabel()
                            .ifPresent(label -> labels.computeIfAbsent(target, absent -> new HashSet<>())
                                    .add(label));
                }
            }
        }
        return new Redactions(labels);
    }

    /** What the manifest's claim says to be redacted, its own assertions included. */
    static List<JumbfUri> redactedBy(Manifest manifest) {
        return manifest.claim().stream()
                .flatMap(claim -> claim.redacted().stream())
                .flatMap(uri -> JumbfUri.parse(uri).stream())
                .toList();
    }

    /** Whether something was taken out of the manifest. */
    boolean concern(Manifest manifest) {
        return labels.containsKey(manifest.label());
    }

    boolean contains(Manifest manifest, String assertionLabel) {
        return labels.getOrDefault(manifest.label(), Set.of()).contains(assertionLabel);
    }

    /** Whether nothing is left of the assertion but zeros. */
    static boolean isEmptied(Superbox assertion) {
        return assertion.contents().stream().allMatch(Redactions::isEmptied);
    }

    private static boolean isEmptied(Box box) {
        int start = box.contentStart();
        boolean marked = box.type().equals(UUID_BOX)
                && box.end() - start >= ID.length
                && Arrays.equals(box.store(), start, start + ID.length, ID, 0, ID.length);
        for (int i = marked ? start + ID.length : start; i < box.end(); i++) {
            if (box.store()[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
