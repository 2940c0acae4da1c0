package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.registry.LibraryQuery;
import dev.stemma.studio.registry.LibraryRow;
import dev.stemma.studio.registry.LibraryTable;
import dev.stemma.studio.registry.RecordRow;
import dev.stemma.studio.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pieces that are worked on here and files that were examined, to be found again. Whatever is asked of it throws {@link
 * dev.stemma.studio.registry.RegistryException} if the registry cannot be used.
 */
public final class Library {
    private static final int PAGE = 500;

    private final Registry registry;
    private final Inspecting inspecting;
    private final Clock clock;

    Library(Registry registry, Inspecting inspecting, Clock clock) {
        this.registry = registry;
        this.inspecting = inspecting;
        this.clock = clock;
    }

    /** A page of what is looked for. */
    public LibraryTable.Page find(LibraryQuery query) {
        return registry.library().find(query);
    }

    /** All that is looked for, whatever page the query names. */
    public void each(LibraryQuery query, Consumer<LibraryRow> reader) {
        int read = 0;
        LibraryTable.Page page;
        do {
            page = find(query.page(read, PAGE));
            page.rows().forEach(reader);
            read += page.rows().size();
        } while (!page.rows().isEmpty() && read < page.total());
    }

    /**
     * Verifies a file that was handed over and keeps what was found; the file itself is not kept.
     *
     * @param foundIn where it lay, for people
     * @throws WorkbenchException if it is not known whom this machine trusts
     */
    public LibraryRow examine(Given given, String foundIn) throws WorkbenchException {
        if (given.content().length == 0) {
            throw new WorkbenchException(
                    "the file \"" + given.name() + "\" is empty", "choose a file with something in it");
        }
        Inspected inspected = inspecting.inspect(given);
        RecordRow row = LibraryRecords.row(inspected, inspecting.logged(inspected), foundIn, clock.instant());
        registry.records().put(row);
        return row.inLibrary();
    }

    /**
     * The same for a file that lies here, with what lies beside it.
     *
     * @throws WorkbenchException also if it cannot be read
     */
    public LibraryRow examine(Path file) throws WorkbenchException {
        Given given = Given.of(String.valueOf(file.getFileName()), SafeFiles.read(file, FileSigning.LARGEST_FILE));
        Given whole = new Given(
                given.name(),
                given.content(),
                FileVerifier.storeBeside(file),
                beside(JournalLines.pathFor(file), FileSigning.LARGEST_FILE),
                beside(FileVerifier.proofBeside(file), LogEvidence.LARGEST_PROOF));
        Path folder = file.toAbsolutePath().getParent();
        return examine(whole, folder == null ? "" : String.valueOf(folder.getFileName()));
    }

    private static Optional<byte[]> beside(Path file, long largest) throws WorkbenchException {
        return Files.isRegularFile(file) ? Optional.of(SafeFiles.read(file, largest)) : Optional.empty();
    }

    /**
     * Puts a file that was examined away, or brings it back.
     *
     * @throws WorkbenchException if there is none
     */
    public LibraryRow archive(Digest file, boolean archived) throws WorkbenchException {
        registry.records().archive(file, archived);
        return registry.records()
                .find(file)
                .map(RecordRow::inLibrary)
                .orElseThrow(() -> WorkbenchException.missing(
                        "no file with the digest " + file + " is in the library", "examine it: then it is"));
    }
}
