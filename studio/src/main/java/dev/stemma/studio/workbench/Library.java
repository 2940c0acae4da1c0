package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.registry.LibraryQuery;
import dev.stemma.studio.registry.LibraryRow;
import dev.stemma.studio.registry.LibraryTable;
import dev.stemma.studio.registry.RecordRow;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.registry.RegistryException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Pieces that are worked on here and files that were examined, to be found again. */
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

    /**
     * A page of what is looked for.
     *
     * @throws WorkbenchException if the registry cannot be used
     */
    public LibraryTable.Page find(LibraryQuery query) throws WorkbenchException {
        return asked(() -> registry.library().find(query));
    }

    /**
     * All that is looked for, whatever page the query names.
     *
     * @throws WorkbenchException if the registry cannot be used
     */
    public void each(LibraryQuery query, Consumer<LibraryRow> reader) throws WorkbenchException {
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
     * @throws WorkbenchException if it is not known whom this machine trusts, or the registry cannot be used
     */
    public LibraryRow examine(Given given, String foundIn) throws WorkbenchException {
        if (given.content().length == 0) {
            throw new WorkbenchException(given.name() + " is empty", "choose a file with something in it");
        }
        RecordRow row = LibraryRecords.row(inspecting.inspect(given), foundIn, clock.instant());
        asked(() -> {
            registry.records().put(row);
            return row;
        });
        return row.inLibrary();
    }

    /**
     * Puts a file that was examined away, or brings it back.
     *
     * @throws WorkbenchException if there is none, or the registry cannot be used
     */
    public LibraryRow archive(Digest file, boolean archived) throws WorkbenchException {
        return asked(() -> {
                    registry.records().archive(file, archived);
                    return registry.records().find(file);
                })
                .map(RecordRow::inLibrary)
                .orElseThrow(() -> WorkbenchException.missing(
                        "no file with the digest " + file + " is in the library", "examine it: then it is"));
    }

    private static <T> T asked(Supplier<T> question) throws WorkbenchException {
        try {
            return question.get();
        } catch (RegistryException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }
}
