package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Redaction;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.journals.JournalLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Writes copies of signed files from whose credentials something was taken out, or all. */
public final class Redacting {
    private final Signing signing;
    private final Verification verification;

    Redacting(Signing signing, Verification verification) {
        this.signing = signing;
        this.verification = verification;
    }

    /**
     * What was written.
     *
     * @param files the file, then its credentials and its journal if they stand beside it
     * @param assertions JUMBF URIs of what was taken out
     */
    public record Redacted(List<WrittenFile> files, SortedSet<String> assertions) {}

    /**
     * Writes a copy of a signed file that says less; who takes something out signs for it.
     *
     * @throws WorkbenchException if the file is not valid, or would not be afterwards; if there is nothing of the label, or
     *     it must stay
     */
    public Redacted redact(Path file, Withheld withheld, Path out, Signatory signatory, boolean overwrite)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, FileSigning.LARGEST_FILE);
        Verdict verdict = verification.with(VerificationOptions.DEFAULT).verify(file);
        ManifestStore store = verdict.manifests()
                .orElseThrow(() -> new WorkbenchException(
                        file + " has no credentials that can be read", "stemma verify says what was found"));
        if (!signatory.coSigners().isEmpty()) {
            throw new WorkbenchException(
                    "what is taken out is signed by one: people answer for content, and this adds none",
                    "leave --co-sign out");
        }
        Optional<Carrier> inside = LateStamping.inside(content);
        Identity identity = signing.identity(signatory.identity(), Signing.purpose(inside));
        Signer signer = signing.signer(signatory);
        try {
            Redaction redaction = Redaction.of(store, withheld.labels(), withheld.manifest(), withheld.reason());
            List<SafeFiles.Content> written = new ArrayList<>();
            if (inside.isPresent()) {
                byte[] redacted = signer.redact(content, verdict, redaction, identity);
                requireIntact(file, redacted, Optional.empty());
                written.add(new SafeFiles.Content(out, redacted));
            } else {
                byte[] beside = signer.redact(verdict, redaction, identity);
                requireIntact(file, content, Optional.of(beside));
                written.add(new SafeFiles.Content(out, content));
                written.add(
                        new SafeFiles.Content(out.resolveSibling(out.getFileName() + FileVerifier.SIDECAR), beside));
            }
            Path journal = JournalLines.pathFor(file);
            if (Files.isRegularFile(journal)) {
                byte[] lines = SafeFiles.read(journal, FileSigning.LARGEST_FILE);
                written.add(new SafeFiles.Content(JournalLines.pathFor(out), lines));
            }
            SafeFiles.writeAll(written, overwrite);
            return new Redacted(described(written, inside), redaction.assertions());
        } catch (SigningException e) {
            throw new WorkbenchException(
                    "nothing was taken out of " + file + ": " + e.getMessage(),
                    "stemma inspect " + file + " --tree shows the assertions of each manifest",
                    e);
        }
    }

    /** What others refer to may be redacted by the letter of the specification, and still be missed. */
    private void requireIntact(Path file, byte[] content, Optional<byte[]> store) throws WorkbenchException {
        Verdict verdict = verification.verify(content, store, JournalLines.beside(file));
        if (!verdict.intact()) {
            throw new WorkbenchException(
                    "nothing was taken out of " + file + ": it would not be valid any more, because "
                            + verdict.checks().stream()
                                    .filter(Check::invalidates)
                                    .findFirst()
                                    .map(check -> check.detail() + " (" + check.code() + ")")
                                    .orElse("of " + verdict.explanation().headline()),
                    "what others refer to stays; take out something else");
        }
    }

    private static List<WrittenFile> described(List<SafeFiles.Content> written, Optional<Carrier> inside) {
        List<WrittenFile> files = new ArrayList<>();
        for (SafeFiles.Content each : written) {
            String name = each.path().toString();
            String mediaType = files.isEmpty()
                    ? inside.map(Carrier::mediaType).orElse("application/octet-stream")
                    : name.endsWith(JournalLines.ENDING) ? OutputFiles.JOURNAL : OutputFiles.CREDENTIALS;
            files.add(new WrittenFile(each.path(), Digest.of(each.bytes()), mediaType));
        }
        return files;
    }

    /**
     * Writes a copy of a file without the credentials inside it.
     *
     * @throws WorkbenchException if the file is of no kind that carries credentials
     */
    public static void strip(Path file, Path target, boolean overwrite) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, FileSigning.LARGEST_FILE);
        try {
            Carrier carrier = Carrier.detect(ByteSource.of(content))
                    .orElseThrow(() -> new WorkbenchException(
                            file + " is of no kind that carries credentials inside",
                            "MIDI, WAV, ABC, MusicXML, MEI, SafeTensors and JSON Lines files do"));
            SafeFiles.write(target, carrier.strip(content), overwrite);
        } catch (AssetException e) {
            throw new WorkbenchException(
                    file + " is damaged: " + e.getMessage(), "restore it from where you have it", e);
        }
    }
}
