package dev.stemma.studio.registry;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * A database in which pieces and files that were examined are found again, in a file or on a PostgreSQL server. What is kept
 * can be made anew from journals and files.
 */
public final class Registry implements AutoCloseable {
    private final CompletableFuture<Database> opening;
    private final Tables tables;
    private volatile boolean closed;

    private Registry(CompletableFuture<Database> opening) {
        this.opening = opening;
        this.tables = new Tables(this::opened);
    }

    /**
     * @param url such as {@code jdbc:sqlite:/home/me/registry.db} or {@code jdbc:postgresql://localhost/stemma?user=me}
     * @throws RegistryException if it cannot be opened: damaged, newer than this Stemma, not to be reached
     */
    public static Registry open(String url) {
        return new Registry(CompletableFuture.completedFuture(Database.open(url)));
    }

    /**
     * A registry that is opened while the caller goes on. Whoever uses it first waits for that, and is told by a {@link
     * RegistryException} if it cannot be opened.
     */
    public static Registry openLater(String url) {
        CompletableFuture<Database> opening = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        opening.complete(Database.open(url));
                    } catch (RuntimeException | LinkageError e) {
                        opening.completeExceptionally(e);
                    }
                },
                "registry");
        thread.setDaemon(true);
        thread.start();
        return new Registry(opening);
    }

    private Database opened() {
        if (closed) {
            throw new RegistryException("the registry is closed", "start the studio again");
        }
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RegistryException refused) {
                throw new RegistryException(refused.getMessage(), refused.hint(), refused);
            }
            throw e;
        }
    }

    public PieceTable pieces() {
        return new StoredPieces(tables);
    }

    public RecordTable records() {
        return new StoredRecords(tables);
    }

    public LibraryTable library() {
        return new StoredLibrary(tables);
    }

    /**
     * Erases rows so that the database holds nothing of them any more: neither in its free pages nor in its log.
     *
     * @return how many there were
     */
    public int erase(Predicate<LibraryRow> which) {
        List<LibraryRow> meant =
                new StoredLibrary(tables).all().stream().filter(which).toList();
        for (LibraryRow row : meant) {
            if (row.kind() == LibraryRow.Kind.PIECE) {
                tables.delete("pieces", "id", row.id());
            } else {
                tables.delete("records", "file", row.id());
            }
        }
        if (!meant.isEmpty()) {
            tables.scrub();
        }
        return meant.size();
    }

    /** Closes it; one that is still being opened is waited for, so that nothing is written to it afterwards. */
    @Override
    public void close() {
        closed = true;
        opening.handle((database, neverOpened) -> Optional.ofNullable(database))
                .join()
                .ifPresent(Database::close);
    }
}
