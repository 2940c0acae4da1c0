package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Ancestry;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.label.FamilyProv;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.label.ProvFormat;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.statement.DdexExport;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.workbench.DatasetOnDisk;
import dev.stemma.studio.workbench.Exporting;
import dev.stemma.studio.workbench.ModelOnDisk;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Tells what is known of files, models and data sets in the {@linkplain ExportFormat forms of other fields}. */
public final class Exports {
    private final Exporting exporting;

    public Exports(Exporting exporting) {
        this.exporting = exporting;
    }

    /**
     * Who signs what is signed.
     *
     * @param identity by name; the first identity if empty
     * @param password that somebody typed for its key, if he or she did
     */
    public record Issuer(Optional<String> identity, Optional<String> password) {}

    /**
     * A file with its record.
     *
     * @param name as it is called
     * @param digest of its bytes
     */
    public record Recorded(
            String name, Digest digest, Verdict verdict, FamilyTree family, Optional<PieceAccount> account) {}

    /**
     * A document about a file.
     *
     * @param format about files
     * @throws WorkbenchException if there is nothing to tell, or it cannot be signed
     */
    public byte[] of(ExportFormat format, Recorded recorded, Issuer issuer) throws WorkbenchException {
        return switch (format) {
            case PROV_N -> ProvFormat.NOTATION.write(FamilyProv.of(recorded.family()));
            case PROV_JSONLD -> ProvFormat.JSON_LD.write(FamilyProv.of(recorded.family()));
            case PROV_JSON -> ProvFormat.JSON.write(FamilyProv.of(recorded.family()));
            case VC ->
                text(Json.text(exporting.issue(
                        RecordCredential.of(
                                recorded.name(),
                                recorded.digest(),
                                recorded.verdict(),
                                recorded.family().file(),
                                recorded.account()),
                        issuer.identity(),
                        issuer.password())));
            case DDEX -> ddex(recorded);
            case OPENSSF, SPDX, CROISSANT ->
                throw new WorkbenchException(
                        format.id() + " tells of models and data sets, and " + recorded.name() + " is a file",
                        "name the folder of a model; for files there are prov-n, prov-jsonld, prov-json, vc and ddex");
        };
    }

    /**
     * A document about a model or a list of works.
     *
     * @param place folder, or a file in it
     * @param out where the document is to lie, if that is known
     * @throws WorkbenchException if there is no such thing at the place, or it cannot be signed
     */
    public byte[] of(ExportFormat format, Path place, Optional<Path> out, Issuer issuer) throws WorkbenchException {
        return switch (format) {
            case OPENSSF ->
                exporting.signModel(Exporting.modelFolder(place), out, issuer.identity(), issuer.password());
            case SPDX -> text(Json.text(Exporting.isModel(place) ? spdx(exporting.model(place)) : spdx(place)));
            case CROISSANT -> {
                DatasetOnDisk dataset = exporting.dataset(Exporting.modelFolder(place));
                yield text(Json.text(CroissantJson.of(dataset, signer(dataset.verdict()))));
            }
            case PROV_N, PROV_JSONLD, PROV_JSON, VC, DDEX ->
                throw new WorkbenchException(
                        format.id() + " tells of files, and " + place + " is a folder",
                        "name a file in it; for models and data sets there are openssf, spdx and croissant");
        };
    }

    /**
     * The same about a model that is here, or the works behind it.
     *
     * @param id by which a record names it, with its digest
     * @throws WorkbenchException also if it is not here
     */
    public byte[] of(ExportFormat format, String id, Digest digest, Issuer issuer) throws WorkbenchException {
        return of(format, exporting.folder(id, digest), Optional.empty(), issuer);
    }

    private ObjectNode spdx(ModelOnDisk model) {
        return SpdxJson.of(
                model, signer(model.verdict()), signer(model.dataset().verdict()), exporting.now());
    }

    private ObjectNode spdx(Path place) throws WorkbenchException {
        DatasetOnDisk dataset = exporting.dataset(place);
        return SpdxJson.of(dataset, signer(dataset.verdict()), exporting.now());
    }

    private static byte[] ddex(Recorded recorded) throws WorkbenchException {
        PieceAccount account = recorded.account()
                .filter(told -> recorded.verdict().intact())
                .orElseThrow(() -> new WorkbenchException(
                        recorded.name() + " has no journal that holds, so nobody can tell what is generated in it",
                        "files that stemma compose, edit or adopt writes carry one"));
        try {
            return DdexExport.write(
                    account,
                    recorded.family().file().title().map(PlainText::brief).orElse(recorded.name()));
        } catch (JournalException e) {
            throw new WorkbenchException(
                    recorded.name() + ": " + e.getMessage(), "put the journal that belongs to it beside it", e);
        }
    }

    /** Nothing is ascribed to anybody where something is wrong. */
    private static Optional<FamilyMember.Signer> signer(Verdict verdict) {
        return verdict.intact()
                ? Ancestry.of(verdict, JournalSegment.Rest.NONE)
                        .flatMap(family -> family.file().signer())
                : Optional.empty();
    }

    private static byte[] text(String document) {
        return (document + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
