package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Workbench;
import java.util.List;

/** All groups of routes. */
final class StudioRoutes {
    private StudioRoutes() {}

    static List<Routes> of(Workbench workbench, Events events) {
        return List.of(
                new StatusRoutes(workbench), //
                new EventRoutes(events),
                new XRayRoutes(workbench.explaining()));
    }
}
