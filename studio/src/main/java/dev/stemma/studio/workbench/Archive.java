package dev.stemma.studio.workbench;

import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.registry.RegistryException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Optional;

/** The pieces and the files that a home keeps, found again by a registry. */
public final class Archive {
    private static final String LOG = "-wal";

    private final Workbench workbench;
    private final Pieces pieces;
    private final JournalFolder journals;
    private final Clock clock;

    Archive(Workbench workbench, Pieces pieces, JournalFolder journals, Clock clock) {
        this.workbench = workbench;
        this.pieces = pieces;
        this.journals = journals;
        this.clock = clock;
    }

    /**
     * The registry of the home, opened while the caller goes on, and closed by the caller.
     *
     * @param address of another one, such as {@code jdbc:postgresql://localhost/stemma?user=me}
     */
    public Registry openRegistry(Optional<String> address) {
        return Registry.openLater(address.orElseGet(() -> "jdbc:sqlite:" + registryFile()));
    }

    /** Whether the home has one. */
    boolean hasRegistry() {
        return Files.exists(registryFile());
    }

    private Path registryFile() {
        return workbench.home().resolve("registry.db");
    }

    /** The pieces that live here; the rows of the registry are brought up to the journals while the caller goes on. */
    public Desk desk(Registry registry) {
        Desk desk = desk(registry.pieces());
        Thread recovering = new Thread(() -> recover(desk), "recovering");
        recovering.setDaemon(true);
        recovering.start();
        return desk;
    }

    private static void recover(Desk desk) {
        try {
            desk.recover();
        } catch (RegistryException | WorkbenchException e) {
            // Told to whoever asks for the first time: the registry or the journals cannot be used.
        }
    }

    /** How many bytes are kept, but for the log of the registry, which empties it by itself. */
    public long bytes() throws IOException {
        Path home = workbench.home();
        if (Files.notExists(home)) {
            return 0;
        }
        long[] sum = new long[1];
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += file.toString().endsWith(LOG) ? 0 : attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }

    /** The same, found again by a table as it is. */
    Desk desk(PieceTable table) {
        DeskSigning signing = new DeskSigning(pieces, workbench.signing(), workbench.publisher(), workbench.models());
        DeskDrawer drawer = new DeskDrawer(journals, pieces, workbench.signing(), workbench.verification());
        return new Desk(drawer, workbench.composing(), signing, workbench.models(), table, clock);
    }

    /** Pieces and files that were examined, as the registry knows them. */
    public Library library(Registry registry) {
        return new Library(registry, workbench.inspecting(), clock);
    }
}
