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
        Manifest manifest = examination.manifest();
        Optional<Manifest> standard = UpdateManifestRule.standard(examination.store(), manifest);
        Optional<StoredAssertion> binding = standard.flatMap(
                found -> StandardManifestRule.hardBindings(found).stream().findFirst());
        if (binding.isPresent()) {
            check(examination, standard.get(), binding.get());
        } else if (manifest.isUpdate()) {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                    new Place.Jumbf(manifest.uri()),
                    "the credentials are an update of others, but none of those ties a claim to the content");
        }
    }

    private static void check(Examination examination, Manifest standard, StoredAssertion assertion) {
        if (assertion.value() instanceof DataHashAssertion binding) {
            Optional<HashAlgorithm> algorithm =
                    examination.of(standard, examination.now()).algorithm(binding.algorithm());
            List<ByteRange> ranges = standard == examination.manifest()
                    ? binding.exclusions()
                    : moved(binding.exclusions(), examination.asset().placeOfStore());
            new Subject(examination, binding, ranges, new Place.Jumbf(assertion.uri())).check(algorithm);
        } else if (!READ.contains(assertion.label())) {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.GENERAL_ERROR,
                    new Place.Jumbf(assertion.uri()),
                    "the content is bound by " + assertion.label() + ", which is not read; read are "
                            + String.join(", ", READ));
        }
    }

    /** Updates have made the store longer: its range is the present one, and what follows has moved (14.12.1.1). */
    private static List<ByteRange> moved(List<ByteRange> ranges, Optional<ByteRange> place) {
        List<ByteRange> moved = new ArrayList<>();
        long shift = 0;
        for (ByteRange range : ranges) {
            if (place.isPresent() && range.start() == place.get().start()) {
                shift = place.get().length() - range.length();
                moved.add(place.get());
            } else {
                moved.add(shifted(range, shift));
            }
        }
        return moved;
    }

    /** A range that would begin before the file, or end beyond all files, is one that no check lets pass. */
    private static ByteRange shifted(ByteRange range, long shift) {
        long last = Long.MAX_VALUE - range.length();
        long start = shift > last - range.start() ? last : Math.max(0, range.start() + shift);
        return new ByteRange(start, range.length());
    }

    /** @param exclusions those of the binding, or where updates have moved them */
    private record Subject(
            Examination examination, DataHashAssertion binding, List<ByteRange> exclusions, Place place) {
        void check(Optional<HashAlgorithm> algorithm) {
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
            for (ByteRange range : exclusions) {
                if (range.start() < end) {
                    return false;
                }
                end = range.end();
            }
            return true;
        }

        private boolean rangesAllowed() {
            Asset.Origin origin = examination.asset().origin();
            if (!examination.isOwn()
                    && (origin instanceof Asset.Origin.BesideUnknownFormat
                            || origin instanceof Asset.Origin.EmbeddedInUnknownFormat)) {
                return withinFile() && placeLeftOut() && warnOfGaps();
            }
            List<ByteRange> found = new ArrayList<>(exclusions);
            if (found.removeAll(examination.asset().tolerated())) {
                examination.skip(
                        Check.Name.BINDING,
                        StatusCode.ADDITIONAL_EXCLUSIONS,
                        place,
                        "the file's length field is left out of the hash, as the specification recommends");
            }
            List<ByteRange> expected =
                    examination.asset().placeOfStore().map(List::of).orElse(List.of());
            boolean nothing = origin instanceof Asset.Origin.BesideKnownFormat && found.isEmpty();
            if (!nothing && !found.equals(expected)) {
                fail(
                        StatusCode.DATA_HASH_MISMATCH,
                        "the ranges left out of the hash are not those of the credentials: found " + ranges()
                                + "; expected " + expected + changes());
                return false;
            }
            return true;
        }

        /** Where the caller knows the place of the store, exactly that is left out for it. */
        private boolean placeLeftOut() {
            Optional<ByteRange> expected = examination.asset().placeOfStore();
            if (expected.isPresent() && !exclusions.contains(expected.get())) {
                fail(
                        StatusCode.DATA_HASH_MISMATCH,
                        "the range of the credentials is not left out of the hash as it is: found " + ranges()
                                + "; expected " + expected.get());
                return false;
            }
            return true;
        }

        private boolean withinFile() {
            boolean within = exclusions.isEmpty()
                    || exclusions.get(exclusions.size() - 1).end()
                            <= examination.asset().file().length();
            if (!within) {
                fail(StatusCode.DATA_HASH_MISMATCH, "ranges are left out beyond the end of the file: " + ranges());
            }
            return within;
        }

        private boolean warnOfGaps() {
            List<ByteRange> gaps = new ArrayList<>(exclusions);
            examination.asset().placeOfStore().ifPresent(gaps::remove);
            if (!gaps.isEmpty()) {
                examination.skip(
                        Check.Name.BINDING,
                        StatusCode.UNKNOWN_EXCLUSIONS,
                        place,
                        "nobody signed these parts of the file, and its format is not read here, so they may hold"
                                + " anything: " + shown(gaps));
            }
            return true;
        }

        private void checkHash(HashAlgorithm algorithm) {
            boolean empty = examination.asset().file().length() == 0;
            byte[] found = examination.asset().hashWithout(exclusions, algorithm);
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
            return shown(exclusions);
        }

        private static String shown(List<ByteRange> ranges) {
            return ranges.stream().limit(MAX_SHOWN).toList() + (ranges.size() > MAX_SHOWN ? " and more" : "");
        }

        private void fail(String code, String detail) {
            examination.fail(Check.Name.BINDING, code, place, detail);
        }
    }
}
