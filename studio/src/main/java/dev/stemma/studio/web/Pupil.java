package dev.stemma.studio.web;

import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who joined, with keys, pieces and a library that are nobody else's. */
final class Pupil implements AutoCloseable {
    /** Of the registry, which empties it by itself. */
    private static final String LOG = "-wal";

    private final String name;
    private final Instant joined;
    private final Path home;
    private final Registry registry;
    private final Desk desk;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Api.Operation, Handler> handlers = new HashMap<>();

    Pupil(String name, Instant joined, Workbench workbench) {
        this.name = name;
        this.joined = joined;
        this.home = workbench.home();
        this.registry = workbench.openRegistry(Optional.empty());
        this.desk = workbench.desk(registry);
        Api own = new Api((method, path, handler) ->
                handlers.put(new Api.Operation(method.name(), path.substring(Api.ROOT.length())), handler));
        List.of(
                        new StatusRoutes(workbench),
                        new PieceRoutes(desk, new Events()),
                        new FileRoutes(desk, new Events()),
                        new LibraryRoutes(workbench.library(registry)))
                .forEach(group -> group.addTo(own));
    }

    String name() {
        return name;
    }

    Instant joined() {
        return joined;
    }

    /** The pieces, the last one changed first; those before the first fifty are counted only. */
    PieceTable.Page pieces() {
        return desk.find(PieceQuery.RECENT);
    }

    /** All that there are, those put away too. */
    int countOfPieces() {
        PieceQuery query = new PieceQuery("", PieceQuery.Order.CHANGED, true, true, 0, 1);
        return pieces().total() + desk.find(query).total();
    }

    /** How many bytes are kept of him or her, as of what was done last. */
    long bytes() {
        return bytes.get();
    }

    /** What he or she may have done. */
    Set<Api.Operation> operations() {
        return Set.copyOf(handlers.keySet());
    }

    /** Does it, with what is his or her own. */
    void answer(Api.Operation operation, Context context) throws Exception {
        try {
            handlers.get(operation).handle(context);
        } finally {
            if (!operation.method().equals("GET")) {
                bytes.set(measured());
            }
        }
    }

    private long measured() throws IOException {
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

    @Override
    public void close() {
        desk.close();
        registry.close();
    }
}
