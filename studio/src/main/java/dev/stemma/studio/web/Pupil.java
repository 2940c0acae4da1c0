package dev.stemma.studio.web;

import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who joined, with keys, pieces and a library that are nobody else's. */
final class Pupil {
    private final String name;
    private final Instant joined;
    private final Desk desk;
    private final Map<Api.Operation, Handler> handlers = new HashMap<>();

    Pupil(String name, Instant joined, Workbench workbench) {
        this.name = name;
        this.joined = joined;
        Registry registry = workbench.openRegistry(Optional.empty());
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

    /** What he or she may have done. */
    Iterable<Api.Operation> operations() {
        return handlers.keySet();
    }

    /** Does it, with what is his or her own. */
    void answer(Api.Operation operation, Context context) throws Exception {
        handlers.get(operation).handle(context);
    }
}
