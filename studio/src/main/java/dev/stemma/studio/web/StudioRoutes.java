package dev.stemma.studio.web;

import dev.stemma.studio.lessons.Lessons;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All groups of routes. */
final class StudioRoutes {
    private StudioRoutes() {}

    static List<Routes> of(Workbench workbench, Events events) {
        return of(workbench, events, Optional.empty());
    }

    /** @param classroom if the studio is open to one */
    static List<Routes> of(Workbench workbench, Events events, Optional<Classroom> classroom) {
        Registry registry = workbench.openRegistry(Optional.ofNullable(System.getenv("STEMMA_REGISTRY")));
        Desk desk = workbench.desk(registry);
        Lessons lessons = new Lessons(workbench);
        return List.of(
                new StatusRoutes(workbench), //
                new EventRoutes(events),
                new InspectionRoutes(workbench, Clock.systemUTC()),
                new XRayRoutes(workbench.explaining()),
                new PieceRoutes(desk, events),
                new FileRoutes(desk, events),
                new LibraryRoutes(workbench.library(registry)),
                new ClassroomRoutes(classroom),
                new QuizRoutes(lessons.quizzes(Clock.systemUTC())),
                new TrainingRoutes(lessons, events));
    }
}
