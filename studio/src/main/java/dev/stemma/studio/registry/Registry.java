package dev.stemma.studio.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A database in which pieces and files that were examined are found again, in a file or on a PostgreSQL server. What is kept
 * can be made anew from journals and files.
 */
public final class Registry implements AutoCloseable {
    private final CompletableFuture<Database.Opened> opening;
    private final Tables tables;

    private Registry(CompletableFuture<Database.Opened> opening) {
        this.opening = opening;
        this.tables = new Tables(() -> opened().database());
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
        CompletableFuture<Database.Opened> opening = new CompletableFuture<>();
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

    private Database.Opened opened() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RegistryException refused) {
                throw new RegistryException(refused.getMessage(), refused.hint(), refused);
            }
            throw e;
        }
    }

    /** Whether there was nothing in it when it was opened: no tables. */
    public boolean isNew() {
        return opened().isNew();
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

    @Override
    public void close() {
        opening.thenAccept(opened -> opened.database().close());
    }
}
