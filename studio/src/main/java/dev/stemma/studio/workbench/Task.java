package dev.stemma.studio.workbench;

import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Strength;
import java.util.List;

/** What is to be done with a melody that is there. */
public sealed interface Task {
    /** In the past tense, for records. */
    String done();

    /** Bars are added behind it. */
    record Continuing() implements Task {
        @Override
        public String done() {
            return "continued";
        }
    }

    /**
     * Bars of it are written again.
     *
     * @param locked bars among them that stay
     */
    record Filling(BarRange bars, List<BarRange> locked, Keep keep) implements Task {
        public Filling {
            locked = List.copyOf(locked);
        }

        @Override
        public String done() {
            return "filled in, bars " + bars + ",";
        }
    }

    /**
     * Some of its notes are written again.
     *
     * @param locked bars that stay
     */
    record Varying(Strength strength, List<BarRange> locked, Keep keep) implements Task {
        public Varying {
            locked = List.copyOf(locked);
        }

        @Override
        public String done() {
            return "varied";
        }
    }
}
