package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says where a content differs from the one that was signed, as far as its {@link ContentMapAssertion} tells: only if that
 * is as it was signed.
 */
final class ChangedPlaces {
    private static final int MAX_SHOWN = 3;

    private final ByteSource file;
    private final Content content;
    private final Optional<Carrier> carrier;

    private ChangedPlaces(Asset asset) {
        this.file = asset.file();
        ByteRange excluded = excluded(asset);
        this.content = new Content(file, excluded);
        this.carrier = Carrier.detect(file);
    }

    private static ByteRange excluded(Asset asset) {
        if (asset.origin() instanceof Asset.Origin.Embedded inside) {
            return inside.exclusion();
        }
        return asset.origin() instanceof Asset.Origin.EmbeddedInUnknownFormat inside
                ? inside.exclusion()
                : new ByteRange(asset.file().length(), 0);
    }

    /** A clause such as {@code bytes 38 to 53 were changed (track 1: note 62 at tick 480)}; empty if no place is known. */
    static Optional<String> describe(Examination examination) {
        return map(examination).flatMap(map -> new ChangedPlaces(examination.asset()).describe(map));
    }

    private static Optional<ContentMapAssertion> map(Examination examination) {
        boolean signed = examination.checks().stream()
                .anyMatch(check ->
                        check.outcome() == Check.Outcome.PASS && check.code().equals(StatusCode.SIGNATURE_VALIDATED));
        Manifest manifest = examination.manifest();
        return manifest.claim()
                .filter(claim -> signed)
                .flatMap(claim -> claim.created().stream()
                        .flatMap(
                                reference -> manifest
                                        .find(reference.url())
                                        .filter(found -> examination.matches(reference, found.box()))
                                        .stream())
                        .map(StoredAssertion::value)
                        .filter(ContentMapAssertion.class::isInstance)
                        .map(ContentMapAssertion.class::cast)
                        .findFirst());
    }

    private Optional<String> describe(ContentMapAssertion map) {
        List<ContentComparison.Change> changes = ContentComparison.changes(content, map);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String shown = changes.stream().limit(MAX_SHOWN).map(this::sentence).collect(Collectors.joining("; "));
        int more = changes.size() - MAX_SHOWN;
        return Optional.of(more <= 0 ? shown : shown + "; and " + more + (more == 1 ? " more place" : " more places"));
    }

    private String sentence(ContentComparison.Change change) {
        long now = change.place().length();
        long difference = now - change.signedLength();
        List<ByteRange> places = content.inFile(change.place());
        if (now == 0) {
            boolean atEnd = change.place().end() == content.length();
            return count(-difference) + " missing "
                    + (atEnd ? "at the end" : "before byte " + places.get(0).start());
        }
        String where = places.stream().map(ByteRange::toString).collect(Collectors.joining(" and "));
        String what = change.signedLength() == 0
                ? where + (now == 1 ? " was inserted" : " were inserted")
                : "something in " + where + " was changed";
        String length = difference == 0 || change.signedLength() == 0
                ? ""
                : difference > 0
                        ? ", " + count(difference) + " more than was signed"
                        : ", " + count(-difference) + " missing";
        return what + length + contents(places);
    }

    private static String count(long bytes) {
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    private String contents(List<ByteRange> places) {
        String contents = places.stream()
                .map(this::contents)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return contents.isEmpty() ? "" : " (there: " + contents + ")";
    }

    private String contents(ByteRange place) {
        try {
            return carrier.flatMap(format -> format.describe(file, place)).orElse("");
        } catch (AssetException damaged) {
            return "";
        }
    }
}
