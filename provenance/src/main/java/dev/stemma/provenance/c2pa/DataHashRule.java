package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content is the one that was signed (C2PA 2.5, 14.12.1.1). The range left out must be exactly the one that the store
 * takes; beside a file, nothing may be left out.
 */
final class DataHashRule implements Rule {
    private static final int MAX_SHOWN = 5;

    /** The hard bindings that a rule here looks at. */
    private static final List<String> READ = List.of(DataHashAssertion.LABEL, SegmentHashAssertion.LABEL);

    @Override
    public void apply(Examination examination) {
        List<StoredAssertion> bindings = StandardManifestRule.hardBindings(examination.manifest());
        if (bindings.isEmpty()) {
            return;
        }
        StoredAssertion assertion = bindings.get(0);
        if (assertion.value() instanceof DataHashAssertion binding) {
            new Subject(examination, binding, new Place.Jumbf(assertion.uri())).check();
        } else if (!READ.contains(assertion.label())) {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.GENERAL_ERROR,
                    new Place.Jumbf(assertion.uri()),
                    "the content is bound by " + assertion.label() + ", which is not read; read are "
                            + String.join(", ", READ));
        }
    }

    private record Subject(Examination examination, DataHashAssertion binding, Place place) {
        void check() {
            Optional<HashAlgorithm> algorithm = examination.algorithm(binding.algorithm());
            if (algorithm.isEmpty()) {
                fail(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        "the content's hash names no algorithm, or none of sha256, sha384, sha512");
            } else if (!ascending()) {
                fail(StatusCode.DATA_HASH_MALFORMED, "the ranges left out overlap or are out of order: " + ranges());
            } else if (rangesAllowed()) {
                checkHash(algorithm.get());
            }
        }

        private boolean ascending() {
            long end = 0;
            for (ByteRange range : binding.exclusions()) {
                if (range.start() < end) {
                    return false;
                }
                end = range.end();
            }
            return true;
        }

        private boolean rangesAllowed() {
            List<ByteRange> found = new ArrayList<>(binding.exclusions());
            Asset.Origin origin = examination.asset().origin();
            if (origin instanceof Asset.Origin.BesideUnknownFormat && !examination.isOwn()) {
                return withinFile() && warnOfGaps();
            }
            if (found.removeAll(examination.asset().tolerated())) {
                examination.skip(
                        Check.Name.BINDING,
                        StatusCode.ADDITIONAL_EXCLUSIONS,
                        place,
                        "the file's length field is left out of the hash, as the specification recommends");
            }
            List<ByteRange> expected =
                    origin instanceof Asset.Origin.Embedded embedded ? List.of(embedded.exclusion()) : List.of();
            if (!found.equals(expected)) {
                fail(
                        StatusCode.DATA_HASH_MISMATCH,
                        "the ranges left out of the hash are not those of the credentials: found " + ranges()
                                + "; expected " + expected + changes());
                return false;
            }
            return true;
        }

        private boolean withinFile() {
            List<ByteRange> ranges = binding.exclusions();
            boolean within = ranges.isEmpty()
                    || ranges.get(ranges.size() - 1).end()
                            <= examination.asset().file().length();
            if (!within) {
                fail(StatusCode.DATA_HASH_MISMATCH, "ranges are left out beyond the end of the file: " + ranges());
            }
            return within;
        }

        private boolean warnOfGaps() {
            if (!binding.exclusions().isEmpty()) {
                examination.skip(
                        Check.Name.BINDING,
                        StatusCode.UNKNOWN_EXCLUSIONS,
                        place,
                        "nobody signed these parts of the file, and its format is not read here, so they may hold"
                                + " anything: " + ranges());
            }
            return true;
        }

        private void checkHash(HashAlgorithm algorithm) {
            boolean empty = examination.asset().file().length() == 0;
            byte[] found = examination.asset().hashWithout(binding.exclusions(), algorithm);
            if (!empty && HashAlgorithm.matches(binding.hash(), found)) {
                examination.pass(
                        Check.Name.BINDING,
                        StatusCode.DATA_HASH_MATCH,
                        place,
                        "the content is the one that was signed");
            } else {
                fail(
                        StatusCode.DATA_HASH_MISMATCH,
                        empty ? "the file is empty" : "the content was changed after it was signed" + changes());
            }
        }

        private String changes() {
            return ChangedPlaces.describe(examination)
                    .map(places -> ": " + places)
                    .orElse("");
        }

        private String ranges() {
            List<ByteRange> all = binding.exclusions();
            return all.stream().limit(MAX_SHOWN).toList() + (all.size() > MAX_SHOWN ? " and more" : "");
        }

        private void fail(String code, String detail) {
            examination.fail(Check.Name.BINDING, code, place, detail);
        }
    }
}
