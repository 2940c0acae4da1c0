package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Output;
import dev.stemma.studio.journals.JournalLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Files of the version shown that are written together, once all of them are made; then the journal says so. */
final class OutputFiles {
    static final String CREDENTIALS = "application/c2pa";
    static final String JOURNAL = "application/jsonl";

    private record Pending(Path path, byte[] content, String mediaType) {}

    private record Made(Sealed sealed, Optional<Output> output) {}

    private final OpenPiece open;
    private final Predicate<Path> replaceable;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();

    OutputFiles(OpenPiece open, Predicate<Path> replaceable) {
        this.open = open;
        this.replaceable = replaceable;
    }

    /** A score. */
    void add(Path path, Sealed sealed, String mediaType, Telling telling) throws WorkbenchException {
        Output exported = new Output.Exported(mediaType, Digest.of(sealed.plain()));
        add(path, sealed, mediaType, telling, Optional.of(exported));
    }

    /** Something that the journal says already has left the workshop. */
    void addKnown(Path path, Sealed sealed, String mediaType, Telling telling) throws WorkbenchException {
        add(path, sealed, mediaType, telling, Optional.empty());
    }

    private void add(Path path, Sealed sealed, String mediaType, Telling telling, Optional<Output> output)
            throws WorkbenchException {
        made.add(new Made(sealed, output));
        pending.add(new Pending(path, sealed.file(), mediaType));
        if (sealed.sidecar().isPresent()) {
            pending.add(new Pending(
                    path.resolveSibling(path.getFileName() + FileVerifier.SIDECAR),
                    sealed.sidecar().get(),
                    CREDENTIALS));
        }
        if (isJournalElsewhere(telling)) {
            pending.add(new Pending(JournalLines.pathFor(path), JournalLines.of(telling.journal()), JOURNAL));
        }
    }

    /** Whether the file, or the one from which it comes, leaves out entries of the journal. */
    private boolean isJournalElsewhere(Telling telling) throws WorkbenchException {
        return telling.segment().omitted() > 0
                || open.source().isPresent() && open.source().get().isJournalElsewhere()
                || pending.stream().anyMatch(file -> file.mediaType().equals(JOURNAL));
    }

    List<WrittenFile> write() throws WorkbenchException {
        SafeFiles.writeAll(
                pending.stream()
                        .map(file -> new SafeFiles.Content(file.path(), file.content()))
                        .toList(),
                this::isReplaceable);
        log();
        return pending.stream()
                .map(file -> new WrittenFile(file.path(), Digest.of(file.content()), file.mediaType()))
                .toList();
    }

    /** The files, for whoever takes them along: nothing is written to the disk but the journal. */
    List<SignedFile> handOver() throws WorkbenchException {
        log();
        return pending.stream()
                .map(file ->
                        new SignedFile(String.valueOf(file.path().getFileName()), file.content(), file.mediaType()))
                .toList();
    }

    private void log() throws WorkbenchException {
        for (Made each : made) {
            open.log(each.sealed(), each.output());
        }
    }

    /** A journal belongs to its file, whatever lay there. */
    private boolean isReplaceable(Path path) {
        return path.toString().endsWith(JournalLines.ENDING) || replaceable.test(path);
    }
}
