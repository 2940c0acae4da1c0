package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The hashes of linked resources are complete, the signer answers for them, and no address leads out of the place of the
 * file (C2PA 2.5, 14.10.4.2.3). The resources themselves are not fetched, which is said of each.
 */
final class LinkedResourcesRule implements Rule {
    private static final String LABEL = "c2pa.linked-resource-integrity";
    private static final String EXTERNAL = "externalResources";
    private static final String RELATIVE = "relativeResources";

    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            if (assertion.baseLabel().equals(LABEL)) {
                new Subject(examination, assertion).check();
            }
        }
    }

    private record Subject(Examination examination, StoredAssertion assertion) {
        void check() {
            boolean created = examination.manifest().claim().stream()
                    .flatMap(claim -> claim.created().stream())
                    .flatMap(reference -> examination.manifest().find(reference.url()).stream())
                    .anyMatch(assertion::equals);
            if (!created) {
                fail(
                        StatusCode.LINKED_RESOURCES_NOT_CREATED,
                        "the signer does not answer for the hashes of linked resources: they are not among the created"
                                + " assertions");
            }
            CborMap resources = assertion
                    .content()
                    .flatMap(content -> content.map("resources"))
                    .orElse(CborMap.EMPTY);
            List<CborValue> external = resources.array(EXTERNAL);
            List<CborValue> relative = resources.array(RELATIVE);
            boolean algorithm = resources.get(HashedUri.ALGORITHM).isPresent();
            if (external.isEmpty() && (relative.isEmpty() || !algorithm)) {
                malformed("lists neither " + EXTERNAL + " nor " + RELATIVE + " with their algorithm");
                return;
            }
            external.forEach(entry -> checkExternal(entry.asMap().orElse(CborMap.EMPTY)));
            if (!relative.isEmpty()) {
                checkAlgorithm(resources.text(HashedUri.ALGORITHM));
                relative.forEach(entry -> checkRelative(entry.asMap().orElse(CborMap.EMPTY)));
            }
        }

        private void checkExternal(CborMap entry) {
            Optional<String> url = entry.text(HashedUri.URL);
            if (url.isEmpty()
                    || entry.text(HashedUri.ALGORITHM).isEmpty()
                    || entry.bytes(HashedUri.HASH).isEmpty()) {
                malformed("has an entry in " + EXTERNAL + " without url, alg or hash");
            } else {
                skipped(url.get());
            }
        }

        private void checkAlgorithm(Optional<String> algorithm) {
            if (algorithm.flatMap(HashAlgorithm::of).isEmpty()) {
                fail(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        "the hashes of linked resources are by none of sha256, sha384, sha512");
            }
        }

        private void checkRelative(CborMap entry) {
            Optional<String> uri = entry.text("uri");
            if (uri.isEmpty() || entry.bytes(HashedUri.HASH).isEmpty()) {
                malformed("has an entry in " + RELATIVE + " without uri or hash");
            } else if (leadsUpwards(uri.get())) {
                fail(
                        StatusCode.LINKED_RESOURCES_INVALID_URI,
                        "the address of a linked resource leads out of the place of the file: " + uri.get());
            } else {
                skipped(uri.get());
            }
        }

        private static boolean leadsUpwards(String uri) {
            try {
                // A plus sign is itself in a path; URLDecoder would make it a space.
                String decoded = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
                return Arrays.asList(decoded.split("/", -1)).contains("..");
            } catch (IllegalArgumentException e) {
                return true;
            }
        }

        private void skipped(String address) {
            examination.skip(
                    Check.Name.CLAIM,
                    StatusCode.LINKED_RESOURCES_SKIPPED,
                    place(),
                    "a linked resource was not fetched, so it may have changed: " + address);
        }

        private void malformed(String what) {
            fail(StatusCode.LINKED_RESOURCES_MALFORMED, "the assertion " + assertion.label() + " " + what);
        }

        private void fail(String code, String detail) {
            examination.fail(Check.Name.CLAIM, code, place(), detail);
        }

        private Place place() {
            return new Place.Jumbf(assertion.uri());
        }
    }
}
