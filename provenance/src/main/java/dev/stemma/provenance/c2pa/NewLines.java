package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * The lines of a file that no checkpoint covers yet.
 *
 * @param last the checkpoint before them, if there is one
 */
record NewLines(ByteSource file, ByteRange range, Optional<Located.Found> last) {
    static NewLines of(ByteSource file, JsonLinesCarrier carrier) throws SigningException {
        Located located = carrier.locate(file);
        if (located instanceof Located.Found found) {
            return of(file, found.exclusion().end(), Optional.of(found));
        }
        if (located instanceof Located.Absent) {
            return of(file, 0, Optional.empty());
        }
        throw new SigningException("the last checkpoint of the file cannot be continued: " + located.explanation());
    }

    private static NewLines of(ByteSource file, long start, Optional<Located.Found> last) throws SigningException {
        if (start == file.length()) {
            throw new SigningException("nothing was added to the file since its last checkpoint");
        }
        return new NewLines(file, ByteRange.between(start, file.length()), last);
    }

    /** Their hash, with that of the line before them, whose manifest must be the definition's parent. */
    SegmentHashAssertion binding(ManifestDefinition definition) throws SigningException {
        Optional<String> expected = last.isPresent() ? Optional.of(label(last.get())) : Optional.empty();
        if (!definition.parentManifest().equals(expected)) {
            throw new SigningException("the parent of a checkpoint is the checkpoint before it\n  expected: "
                    + expected.orElse("none") + "\n  found:    "
                    + definition.parentManifest().orElse("none"));
        }
        return SegmentHashAssertion.inline(
                range,
                hash(range),
                last.map(found -> new SegmentHashAssertion.Predecessor(
                        found.exclusion(), new CborValue.Bytes(hash(found.exclusion())))));
    }

    private byte[] hash(ByteRange bytes) {
        return new Asset(file, new Asset.Origin.BesideUnknownFormat()).hashOf(bytes, HashAlgorithm.SHA256);
    }

    private static String label(Located.Found found) throws SigningException {
        if (ManifestReader.read(found.store()) instanceof ManifestReader.Result.Readable readable) {
            return readable.store().active().label();
        }
        throw new SigningException("the last checkpoint of the file cannot be read, so none can follow it");
    }
}
