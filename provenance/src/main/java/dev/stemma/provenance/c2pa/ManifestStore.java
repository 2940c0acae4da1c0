package dev.stemma.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The manifests that travel with one asset. The last one is about the asset itself, the others about ingredients. */
public final class ManifestStore {
    private final byte[] bytes;
    private final List<Manifest> manifests;

    ManifestStore(byte[] bytes, List<Manifest> manifests) {
        this.bytes = bytes;
        this.manifests = List.copyOf(manifests);
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
        return manifests.stream()
                .filter(manifest -> manifest.label().equals(label))
                .findFirst();
    }

    /** The active manifest and those that its ingredients lead to, each once, ingredients before what uses them. */
    public List<Manifest> reachable() {
        Map<String, Manifest> found = new LinkedHashMap<>();
        collect(active(), found);
        return manifests.stream()
                .filter(manifest -> found.get(manifest.label()) == manifest)
                .toList();
    }

    private void collect(Manifest manifest, Map<String, Manifest> found) {
        if (found.putIfAbsent(manifest.label(), manifest) == null) {
            manifest.assertions(IngredientAssertion.class)
                    .flatMap(ingredient -> ingredient.credentials().stream())
                    .flatMap(credentials ->
                            JumbfUri.parse(credentials.activeManifest().url()).stream())
                    .flatMap(uri -> uri.manifest().flatMap(this::find).stream())
                    .forEach(next -> collect(next, found));
        }
    }

    byte[] bytes() {
        return bytes;
    }
}
