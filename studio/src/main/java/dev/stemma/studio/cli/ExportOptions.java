package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.studio.documents.ExportFormat;
import dev.stemma.studio.documents.Exports;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.workbench.Inspecting;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In what form of another field the record of a file, a model or a data set is told. */
final class ExportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--export",
            paramLabel = "FORMAT",
            description = {
                "Tell it in the form of another field, and nothing else. Of a signed file: prov-n, prov-jsonld, prov-json",
                "(W3C PROV), vc (W3C Verifiable Credential, signed by you), ddex (AI contribution, a part of ERN 4.3.2).",
                "Of the folder of a model: openssf (OpenSSF model signature, signed by you), spdx (SPDX 3), croissant",
                "(the works behind it)."
            })
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description = "With --export: the file to write; the document is printed if nothing is said.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "With --export vc or openssf: the identity that signs; the first if nothing is said.")
    private Optional<String> identity = Optional.empty();

    /** The form that is asked for, if it is known. */
    Optional<ExportFormat> wanted(CommonOptions common) {
        Optional<ExportFormat> wanted = Parsed.of(command, "--export", format, ExportOptions::parse);
        if (wanted.isEmpty() && (out.isPresent() || identity.isPresent())) {
            throw Failure.usage("--out and --as belong to --export", "say --export FORMAT, or leave them out");
        }
        if (wanted.isPresent() && common.json && out.isEmpty()) {
            throw Failure.usage(
                    "with --export, --json tells what was written, so --out is needed",
                    "say --out, or leave out --json");
        }
        return wanted;
    }

    private static ExportFormat parse(String name) {
        return ExportFormat.of(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there are " + ExportFormat.names() + ", found " + name));
    }

    /**
     * The document, written or to be printed.
     *
     * @param account what the journal of a file tells
     */
    Optional<WrittenFile> export(
            Terminal terminal,
            Workbench workbench,
            ExportFormat wanted,
            Path place,
            VerificationOptions options,
            Function<Verdict, Optional<PieceAccount>> account,
            boolean force)
            throws WorkbenchException {
        Exports exports = new Exports(workbench.exporting());
        Exports.Issuer issuer = new Exports.Issuer(identity, Optional.empty());
        Optional<Path> target = out.map(terminal::resolve);
        boolean ofFile = wanted.subject() == ExportFormat.Subject.FILE && !Files.isDirectory(place);
        byte[] document = ofFile
                ? exports.of(wanted, recorded(workbench, place, options, account), issuer)
                : exports.of(wanted, place, target, issuer);
        if (target.isEmpty()) {
            terminal.out().write(document, 0, document.length);
            return Optional.empty();
        }
        return Optional.of(WrittenFile.save(target.get(), document, wanted.mediaType(), force));
    }

    private static Exports.Recorded recorded(
            Workbench workbench,
            Path file,
            VerificationOptions options,
            Function<Verdict, Optional<PieceAccount>> account)
            throws WorkbenchException {
        Verdict verdict = workbench.inspecting().verify(file, options);
        FamilyTree family = Inspecting.family(file, verdict)
                .orElseThrow(() -> new WorkbenchException(
                        file + " has no record that can be read", "stemma verify " + file + " says what was found"));
        return new Exports.Recorded(
                String.valueOf(file.getFileName()),
                workbench.exporting().digest(file),
                verdict,
                family,
                account.apply(verdict));
    }
}
