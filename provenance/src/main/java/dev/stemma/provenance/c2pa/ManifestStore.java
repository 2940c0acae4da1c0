package dev.stemma.provenance.c2pa;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The manifests that travel with one asset. The last one is about the asset itself, the others about ingredients. */
public final class ManifestStore {
    private final byte[] bytes;
    private final List<Manifest> manifests;
    private final Map<String, Manifest> byLabel = new HashMap<>();
    private final LaterEvidence laterEvidence;

    ManifestStore(byte[] bytes, List<Manifest> manifests) {
        this.bytes = bytes;
        this.manifests = List.copyOf(manifests);
        manifests.forEach(manifest -> byLabel.putIfAbsent(manifest.label(), manifest));
        this.laterEvidence = LaterEvidence.in(manifests);
    }

    /** The store in these bytes, of which nothing is checked; empty if they are none. */
    public static Optional<ManifestStore> parse(byte[] bytes) {
        return ManifestReader.read(bytes) instanceof ManifestReader.Result.Readable readable
                ? Optional.of(readable.store())
                : Optional.empty();
    }

    /** At least one. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The manifest about the asset itself. */
    public Manifest active() {
        return manifests.get(manifests.size() - 1);
    }

    public Optional<Manifest> find(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** The manifest that the ingredient names as its own; empty if it names none, or one that is not in this store. */
    public Optional<Manifest> manifestOf(IngredientAssertion ingredient) {
        return ingredient
                .credentials()
                .flatMap(credentials ->
                        JumbfUri.parse(credentials.activeManifest().url()))
                .flatMap(JumbfUri::manifest)
                .flatMap(this::find);
    }

    /** The active manifest and those that its ingredients lead to, each once, ingredients before what uses them. */
    public List<Manifest> reachable() {
        Set<Manifest> found = new HashSet<>();
        Deque<Manifest> pending = new ArrayDeque<>(List.of(active()));
        while (!pending.isEmpty()) {
            Manifest manifest = pending.pop();
            if (found.add(manifest)) {
                manifest.assertions(IngredientAssertion.class)
                        .flatMap(ingredient -> manifestOf(ingredient).stream())
                        .forEach(pending::push);
            }
        }
        return manifests.stream().filter(found::contains).toList();
    }

    LaterEvidence laterEvidence() {
        return laterEvidence;
    }

    byte[] bytes() {
        return bytes;
    }
}
