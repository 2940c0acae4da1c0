package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.PiecesInMemory;
import dev.stemma.studio.workbench.Workbench;
import java.util.List;

/** All groups of routes. */
final class StudioRoutes {
    private StudioRoutes() {}

    static List<Routes> of(Workbench workbench, Events events) {
        Desk desk = workbench.desk(new PiecesInMemory());
        return List.of(
                new StatusRoutes(workbench), //
                new EventRoutes(events),
                new PieceRoutes(desk, events),
                new FileRoutes(desk, events),
                new XRayRoutes(workbench.explaining()));
    }
}
