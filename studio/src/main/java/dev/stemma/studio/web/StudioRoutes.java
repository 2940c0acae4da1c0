package dev.stemma.studio.web;

import dev.stemma.studio.lessons.Lessons;
import dev.stemma.studio.lessons.Trainings;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** All groups of routes of a studio, and what they hold open. */
final class StudioRoutes implements AutoCloseable {
    /** What is under way on the desk may end within this time, and a registry that is still being opened. */
    private static final int PATIENCE_MILLIS = 3_000;

    private final List<Routes> groups;
    private final Events events;
    private final Optional<Classroom> classroom;
    private final Trainings trainings;
    private final Desk desk;
    private final Registry registry;

    /**
     * Those of a workbench.
     *
     * @param address of a registry that is not the one of its home
     * @param classroom if the studio is open to one
     */
    StudioRoutes(Workbench workbench, Optional<String> address, Optional<Classroom> classroom) {
        this.classroom = classroom;
        events = new Events();
        registry = workbench.archive().openRegistry(address);
        desk = workbench.archive().desk(registry);
        Lessons lessons = new Lessons(workbench);
        trainings = lessons.trainings(training -> events.tell(TrainingRoutes.event(training)));
        groups = new ArrayList<>(List.of(
                new StatusRoutes(workbench), //
                new EventRoutes(events),
                InspectionRoutes.ofOwner(workbench, Clock.systemUTC()),
                new XRayRoutes(workbench.explaining()),
                new PieceRoutes(desk, events),
                new FileRoutes(desk, events),
                new LibraryRoutes(workbench.archive().library(registry)),
                new ClassroomRoutes(classroom),
                new QuizRoutes(lessons.quizzes(Clock.systemUTC())),
                new TrainingRoutes(lessons, trainings)));
    }

    /** More than the product answers to. */
    StudioRoutes and(Routes further) {
        groups.add(further);
        return this;
    }

    List<Routes> groups() {
        return List.copyOf(groups);
    }

    Events events() {
        return events;
    }

    Optional<Classroom> classroom() {
        return classroom;
    }

    /** Lets all go who would be waited for: pupils, pages that listen, a training. */
    void end() {
        classroom.ifPresent(Classroom::close);
        events.close();
        trainings.close();
    }

    /** Closes what is held open, once nobody asks any more. */
    @Override
    public void close() {
        CompletableFuture.runAsync(() -> {
                    desk.close();
                    registry.close();
                })
                .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }
}
