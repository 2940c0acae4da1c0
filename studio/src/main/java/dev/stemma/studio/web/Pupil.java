package dev.stemma.studio.web;

import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Archive;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who joined, with keys, pieces and a library that are nobody else's. */
final class Pupil implements AutoCloseable {
    private final String name;
    private final Instant joined;
    private final Archive archive;
    private final Registry registry;
    private final Desk desk;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Api.Operation, Handler> handlers = new HashMap<>();

    Pupil(String name, Instant joined, Workbench workbench) {
        this.name = name;
        this.joined = joined;
        this.archive = workbench.archive();
        this.registry = archive.openRegistry(Optional.empty());
        this.desk = archive.desk(registry);
        Api own = new Api((method, path, handler) ->
                handlers.put(new Api.Operation(method.name(), path.substring(Api.ROOT.length())), handler));
        List.of(
                        new StatusRoutes(workbench),
                        new PieceRoutes(desk, new Events()),
                        new FileRoutes(desk, new Events()),
                        new LibraryRoutes(archive.library(registry)))
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
                bytes.set(archive.bytes());
            }
        }
    }

    @Override
    public void close() {
        desk.close();
        registry.close();
    }
}
