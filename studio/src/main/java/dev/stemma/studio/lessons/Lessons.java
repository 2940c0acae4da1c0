package dev.stemma.studio.lessons;

import dev.stemma.studio.workbench.Workbench;
import java.time.Clock;
import java.util.function.Consumer;

/** All that lessons need, with its folders in the home of a workbench. */
public final class Lessons {
    private final Workbench workbench;
    private final StarterTunes starter;
    private final GivenTunes given;

    public Lessons(Workbench workbench) {
        this.workbench = workbench;
        this.starter = new StarterTunes(workbench.home().resolve("lessons/starter"));
        this.given = new GivenTunes(workbench.home().resolve("lessons/given"));
    }

    public StarterTunes starter() {
        return starter;
    }

    public GivenTunes given() {
        return given;
    }

    public Quizzes quizzes(Clock clock) {
        return new Quizzes(workbench, starter, given, clock);
    }

    /** @param listener hears of each change of a training */
    public Trainings trainings(Consumer<Training> listener) {
        return new Trainings(workbench, starter, given, listener);
    }
}
