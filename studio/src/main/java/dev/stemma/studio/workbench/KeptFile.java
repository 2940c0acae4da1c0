package dev.stemma.studio.workbench;

import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.label.LabelledVersion;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A file that holds what is shown of a piece, and is signed as it is.
 *
 * @param plain without credentials
 * @param carrier of credentials inside; where there is none, they lie beside it
 */
record KeptFile(byte[] plain, Optional<Carrier> carrier) {
    static KeptFile of(byte[] content) throws WorkbenchException {
        Optional<Carrier> carrier = Carrier.detect(ByteSource.of(content));
        try {
            return new KeptFile(carrier.isPresent() ? carrier.get().strip(content) : content, carrier);
        } catch (AssetException e) {
            throw new WorkbenchException(
                    "the file is damaged: " + e.getMessage(), "restore it from where you have it", e);
        }
    }

    /**
     * The same with the label that is asked for, or without one that is not true of what is shown.
     *
     * @throws WorkbenchException if a label is asked for that would contradict the journal
     */
    KeptFile labelled(OpenPiece open, Optional<Label> wanted) throws WorkbenchException {
        LabelledVersion version =
                new LabelledVersion(open.journal(), open.session().shown());
        return new KeptFile(Labelling.kept(plain, version, wanted), carrier);
    }

    /** Says in the journal that it left the workshop, and signs it. */
    List<WrittenFile> sign(
            OpenPiece open, Function<Telling, ManifestDefinition> definition, Path target, Predicate<Path> replaceable)
            throws WorkbenchException {
        String mediaType = carrier.map(Carrier::mediaType).orElse("application/octet-stream");
        int shows = open.session().shown();
        try {
            open.session().put(Actor.STEMMA, new Output.Exported(mediaType, Digest.of(plain)));
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
        Telling telling = Telling.of(open, open.carried(), shows);
        Sealed sealed = carrier.isPresent()
                ? open.hand().embed(plain, definition.apply(telling))
                : open.hand().sidecar(plain, definition.apply(telling));
        OutputFiles files = new OutputFiles(open, replaceable);
        files.addKnown(target, sealed, mediaType, telling);
        return files.write();
    }
}
