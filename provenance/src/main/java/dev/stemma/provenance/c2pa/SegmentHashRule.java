package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * The lines of a file that only grows are those that were signed, checkpoint by checkpoint back to its first byte (C2PA 2.5,
 * 14.12.6). What is wrong ends the way back: nothing before it can be answered for.
 */
final class SegmentHashRule implements Rule {
    @Override
    public void apply(Examination examination) {
        Optional<StoredAssertion> binding = binding(examination.manifest());
        if (binding.isEmpty()) {
            return;
        }
        Place place = new Place.Jumbf(binding.get().uri());
        SegmentHashAssertion segment = (SegmentHashAssertion) binding.get().value();
        if (examination.asset().origin() instanceof Asset.Origin.Checkpoint origin) {
            new Chain(examination)
                    .follow(new Checkpoint(
                            examination.manifest(), segment, origin.line(), origin.inline(), true, place));
        } else {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.SEGMENT_HASH_MISMATCH,
                    place,
                    "the claim is about lines of a file that only grows; this file has no line with such a checkpoint");
        }
    }

    /** The segment hash that the signer answers for, if it is what ties the claim to the content. */
    private static Optional<StoredAssertion> binding(Manifest manifest) {
        return StandardManifestRule.hardBindings(manifest).stream()
                .findFirst()
                .filter(assertion -> assertion.value() instanceof SegmentHashAssertion);
    }

    /**
     * One checkpoint of the file.
     *
     * @param line where it stands, with its line end
     * @param inline whether its store stands there too
     * @param last whether it must end the file
     */
    private record Checkpoint(
            Manifest manifest, SegmentHashAssertion hash, ByteRange line, boolean inline, boolean last, Place place) {}

    /** The way back through the checkpoints. */
    private record Chain(Examination examination) {
        void follow(Checkpoint last) {
            Optional<Checkpoint> checkpoint = Optional.of(last);
            while (checkpoint.isPresent()) {
                Optional<HashAlgorithm> algorithm = algorithm(checkpoint.get());
                checkpoint = algorithm.isPresent() && isSound(checkpoint.get(), algorithm.get())
                        ? before(checkpoint.get(), algorithm.get())
                        : Optional.empty();
            }
        }

        private Optional<HashAlgorithm> algorithm(Checkpoint checkpoint) {
            Optional<HashAlgorithm> algorithm = checkpoint
                    .hash
                    .algorithm()
                    .or(() -> checkpoint.manifest.claim().flatMap(Claim::algorithm))
                    .flatMap(HashAlgorithm::of);
            if (algorithm.isEmpty()) {
                fail(
                        checkpoint,
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        "the hash of the lines names no algorithm, or none of sha256, sha384, sha512");
            }
            return algorithm;
        }

        private boolean isSound(Checkpoint checkpoint, HashAlgorithm algorithm) {
            SegmentHashAssertion hash = checkpoint.hash;
            if (hash.sentinelLength().isPresent() == checkpoint.inline) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_MALFORMED,
                        checkpoint.inline
                                ? "the claim states the length of a line that it stands in itself"
                                : "the claim does not state the length of the line that names it");
            } else if (hash.segment().end() != checkpoint.line.start()) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_MISMATCH,
                        "the checkpoint stands at byte " + checkpoint.line.start() + "; its claim says "
                                + hash.segment().end() + ", so lines were added or taken away");
            } else if (!matches(hash.segment(), hash.hash(), algorithm)) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_MISMATCH,
                        "lines were changed after they were signed: " + hash.segment());
            } else if (isCovering(checkpoint)) {
                examination.pass(
                        Check.Name.BINDING,
                        StatusCode.SEGMENT_HASH_MATCH,
                        checkpoint.place,
                        "the lines are those that were signed: " + hash.segment());
                return true;
            }
            return false;
        }

        /** Whether every byte from the checkpoint before, or the start of the file, to what follows is answered for. */
        private boolean isCovering(Checkpoint checkpoint) {
            SegmentHashAssertion hash = checkpoint.hash;
            long end = hash.segment().end() + hash.sentinelLength().orElse(checkpoint.line.length());
            long length = examination.asset().file().length();
            if (checkpoint.last && (end != length || checkpoint.line.end() != length)) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE,
                        "nobody signed what follows the last checkpoint: "
                                + ByteRange.between(Math.min(checkpoint.line.end(), length), length));
                return false;
            }
            long start = hash.predecessor().map(before -> before.line().end()).orElse(0L);
            if (hash.segment().start() != start) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE,
                        "the signed lines begin at byte " + hash.segment().start() + "; expected byte " + start
                                + ", so that none is left out");
                return false;
            }
            return true;
        }

        private Optional<Checkpoint> before(Checkpoint checkpoint, HashAlgorithm algorithm) {
            Optional<SegmentHashAssertion.Predecessor> predecessor = checkpoint.hash.predecessor();
            if (predecessor.isEmpty()) {
                return Optional.empty();
            }
            ByteRange line = predecessor.get().line();
            if (line.length() == 0 || !matches(line, predecessor.get().hash(), algorithm)) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_PREDECESSOR_MISMATCH,
                        "the checkpoint before was changed or taken away: " + line);
                return Optional.empty();
            }
            Located located =
                    new JsonLinesCarrier().checkpoint(examination.asset().file(), line);
            if (located instanceof Located.Found found) {
                return before(checkpoint, found);
            }
            if (located instanceof Located.Elsewhere elsewhere) {
                tellUnverified(checkpoint, line, elsewhere);
            } else {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_PREDECESSOR_MISMATCH,
                        "what is called the checkpoint before is none: " + located.explanation());
            }
            return Optional.empty();
        }

        private Optional<Checkpoint> before(Checkpoint checkpoint, Located.Found found) {
            Optional<Manifest> manifest =
                    ManifestReader.read(found.store()) instanceof ManifestReader.Result.Readable it
                            ? Optional.of(it.store().active())
                            : Optional.empty();
            Optional<SegmentHashAssertion> hash = manifest.flatMap(SegmentHashRule::binding)
                    .map(assertion -> (SegmentHashAssertion) assertion.value());
            if (hash.isEmpty() || !isParent(checkpoint.manifest, manifest.get())) {
                fail(
                        checkpoint,
                        StatusCode.SEGMENT_HASH_PREDECESSOR_MISMATCH,
                        hash.isEmpty()
                                ? "the checkpoint before has no readable claim about its lines"
                                : "the claim does not name the checkpoint before as its parent");
                return Optional.empty();
            }
            Place place = new Place.File(found.exclusion());
            return Optional.of(new Checkpoint(manifest.get(), hash.get(), found.exclusion(), true, false, place));
        }

        /** A.3.17.4: the manifest of the checkpoint before is the parent. */
        private static boolean isParent(Manifest manifest, Manifest before) {
            return manifest.assertions(IngredientAssertion.class)
                    .filter(each -> each.relationship() == IngredientAssertion.Relationship.PARENT_OF)
                    .flatMap(each -> each.credentials().stream())
                    .anyMatch(credentials -> credentials.activeManifest().url().equals(before.uri()));
        }

        /** 14.12.6.3: a store that is not fetched takes nothing from the last checkpoint, but nobody answers for the lines. */
        private void tellUnverified(Checkpoint checkpoint, ByteRange line, Located.Elsewhere elsewhere) {
            examination.skip(
                    Check.Name.BINDING, StatusCode.MANIFEST_INACCESSIBLE, checkpoint.place, elsewhere.explanation());
            examination.skip(
                    Check.Name.BINDING,
                    StatusCode.UNKNOWN_EXCLUSIONS,
                    checkpoint.place,
                    "whether the lines before were changed is not known here: " + ByteRange.between(0, line.start()));
        }

        private boolean matches(ByteRange range, CborValue.Bytes hash, HashAlgorithm algorithm) {
            Asset asset = examination.asset();
            return range.end() <= asset.file().length() && HashAlgorithm.matches(hash, asset.hashOf(range, algorithm));
        }

        private void fail(Checkpoint checkpoint, String code, String detail) {
            examination.fail(Check.Name.BINDING, code, checkpoint.place, detail);
        }
    }
}
