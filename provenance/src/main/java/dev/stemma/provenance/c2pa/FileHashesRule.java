package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hashes of several files, or of the parts of one, are complete and lead nowhere else (C2PA 2.5, 14.12.4 and 14.12.5). The
 * files themselves are not looked at here.
 */
final class FileHashesRule implements Rule {
    private static final String COLLECTION = "c2pa.hash.collection.data";
    private static final String MULTI_ASSET = "c2pa.hash.multi-asset";

    @Override
    public void apply(Examination examination) {
        long multiAssets = 0;
        for (StoredAssertion assertion : examination.assertions()) {
            Subject subject = new Subject(examination, assertion);
            if (assertion.baseLabel().equals(COLLECTION)) {
                subject.checkCollection();
            } else if (assertion.baseLabel().equals(MULTI_ASSET)) {
                multiAssets++;
                subject.checkParts();
                if (multiAssets == 2) {
                    subject.malformedParts("is not the only one of its kind; one is allowed");
                }
            }
        }
    }

    private record Subject(Examination examination, StoredAssertion assertion) {
        void checkCollection() {
            CborMap content = assertion.content().orElse(CborMap.EMPTY);
            Optional<List<CborValue>> uris = content.get("uris").flatMap(CborValue::asArray);
            if (uris.isEmpty()) {
                fail(StatusCode.COLLECTION_HASH_MALFORMED, assertion.label() + " has no list of files (uris)");
                return;
            }
            if (examination.algorithm(content.text(HashedUri.ALGORITHM)).isEmpty()) {
                fail(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        "the hashes of the files name no algorithm, or none of sha256, sha384, sha512");
            }
            uris.get().forEach(entry -> checkFile(entry.asMap().orElse(CborMap.EMPTY)));
        }

        private void checkFile(CborMap entry) {
            Optional<String> uri = entry.text("uri");
            if (uri.isEmpty() || entry.bytes(HashedUri.HASH).isEmpty()) {
                fail(StatusCode.COLLECTION_HASH_MALFORMED, assertion.label() + " has a file without uri or hash");
            } else if (Arrays.stream(uri.get().split("[/\\\\]", -1))
                    .anyMatch(part -> part.equals(".") || part.equals(".."))) {
                fail(
                        StatusCode.COLLECTION_HASH_INVALID_URI,
                        "a file's address has \".\" or \"..\" in it, which may lead out of the collection: "
                                + uri.get());
            }
        }

        void checkParts() {
            List<CborValue> parts = assertion.content().orElse(CborMap.EMPTY).array("parts");
            if (parts.isEmpty()) {
                malformedParts("lists no parts");
            }
            parts.forEach(part -> checkPart(part.asMap().orElse(CborMap.EMPTY)));
        }

        private void checkPart(CborMap part) {
            Optional<CborMap> locator = part.map("locator");
            Optional<CborValue> hash = part.get("hashAssertion");
            if (locator.isEmpty() || hash.isEmpty()) {
                malformedParts("has a part without locator or hashAssertion");
                return;
            }
            boolean box = locator.get().get("bmffBox").isPresent();
            if (!box && (isNoOffset(locator.get(), "byteOffset") || isNoOffset(locator.get(), "length"))) {
                malformedParts("has a part whose place is neither a box nor an offset and a length of at least 0");
            }
            References.check(examination, hash.get(), place(), "a part of " + assertion.label());
        }

        private static boolean isNoOffset(CborMap locator, String key) {
            return locator.integer(key).filter(number -> number >= 0).isEmpty();
        }

        void malformedParts(String what) {
            fail(StatusCode.MULTI_ASSET_HASH_MALFORMED, assertion.label() + " " + what);
        }

        private void fail(String code, String detail) {
            examination.fail(Check.Name.BINDING, code, place(), detail);
        }

        private Place place() {
            return new Place.Jumbf(assertion.uri());
        }
    }
}
