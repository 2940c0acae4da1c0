package dev.stemma.provenance.c2pa;

import java.util.Optional;

/**
 * {@code self#jumbf=/c2pa/<manifest>[/<path>]}, or {@code self#jumbf=<path>} within the manifest that contains it.
 *
 * @param manifest label of the manifest, if the URI is absolute
 * @param path e.g. {@code c2pa.assertions/c2pa.actions.v2}; empty for the manifest itself
 */
record JumbfUri(Optional<String> manifest, String path) {
    static final String ASSERTION_STORE = "c2pa.assertions";
    static final String SIGNATURE = "c2pa.signature";

    private static final String SCHEME = "self#jumbf=";
    private static final String ROOT = "/c2pa/";

    /** The URI as it reads outside of the manifest with the label; as it is, if it is none or absolute already. */
    static String absolute(String uri, String manifestLabel) {
        return parse(uri)
                .filter(parsed -> parsed.manifest().isEmpty())
                .map(parsed -> ofManifest(manifestLabel) + "/" + parsed.path())
                .orElse(uri);
    }

    /** Whether the URI names something outside of the store. */
    static boolean isExternal(String uri) {
        return uri.startsWith("http://") || uri.startsWith("https://");
    }

    static Optional<JumbfUri> parse(String uri) {
        if (!uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = uri.substring(SCHEME.length());
        if (!rest.startsWith("/")) {
            return Optional.of(new JumbfUri(Optional.empty(), rest));
        }
        if (!rest.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] parts = rest.substring(ROOT.length()).split("/", 2);
        return Optional.of(new JumbfUri(Optional.of(parts[0]), parts.length == 2 ? parts[1] : ""));
    }

    static String ofManifest(String label) {
        return SCHEME + ROOT + label;
    }

    static String ofSignature(String manifestLabel) {
        return ofManifest(manifestLabel) + "/" + SIGNATURE;
    }

    static String ofAssertion(String manifestLabel, String label) {
        return ofManifest(manifestLabel) + "/" + ASSERTION_STORE + "/" + label;
    }

    /** Relative, as claims and actions refer to assertions of their own manifest. */
    static String ofOwnAssertion(String label) {
        return SCHEME + ASSERTION_STORE + "/" + label;
    }

    /** The label of the assertion that the path names, if it names one. */
    Optional<String> assertionLabel() {
        return path.startsWith(ASSERTION_STORE + "/")
                ? Optional.of(path.substring(ASSERTION_STORE.length() + 1))
                : Optional.empty();
    }
}
