package dev.stemma.studio.web;

import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Workbench;
import java.util.List;
import java.util.Optional;

/** All groups of routes. */
final class StudioRoutes {
    private StudioRoutes() {}

    static List<Routes> of(Workbench workbench, Events events) {
        Registry registry = workbench.openRegistry(Optional.ofNullable(System.getenv("STEMMA_REGISTRY")));
        return List.of(
                new StatusRoutes(workbench), new EventRoutes(events), new LibraryRoutes(workbench.library(registry)));
    }
}
