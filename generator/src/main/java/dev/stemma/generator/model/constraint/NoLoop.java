package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/**
 * No figure of at most so many bars that sounds three times on end or more, in the same rhythm and at the same pitches, goes
 * on for longer than so many bars. A model that hears itself repeat a figure expects it again, the more the longer it lasts
 * (A. Holtzman et al., "The curious case of neural text degeneration", ICLR 2020). A bar counts as the longest of the piece.
 */
public record NoLoop(int bars) implements Constraint {
    private static final int TIMES = 3;

    /** What holds if nothing is said. */
    public static final NoLoop USUAL = new NoLoop(2);

    public NoLoop {
        if (bars < 1) {
            throw new IllegalArgumentException("a figure may go on for 1 bar or more, asked for " + bars);
        }
    }

    /** Before the end of a figure that goes on for too long, where it is to be sought. */
    static Ticks reach(Ticks longest) {
        return longest.times(TIMES);
    }

    /**
     * How many of these notes make a figure that goes on for longer than allowed up to the latest; 0 if there is none.
     *
     * @param latestFirst those within the reach before the end of the latest
     */
    static int loopingNotes(List<Note> latestFirst, Ticks longest) {
        Note latest = latestFirst.get(0);
        for (int figure = 1; figure < latestFirst.size(); figure++) {
            Ticks period = latest.onset().minus(latestFirst.get(figure).onset());
            if (period.isAfter(longest)) {
                return 0;
            }
            for (int i = 0; i + figure < latestFirst.size(); i++) {
                Note then = latestFirst.get(i + figure);
                if (!returns(then, latestFirst.get(i), period)) {
                    break;
                }
                Ticks length = latest.end().minus(then.onset());
                if (length.isAfter(longest) && !length.isBefore(period.times(TIMES))) {
                    return i + figure + 1;
                }
            }
        }
        return 0;
    }

    private static boolean returns(Note then, Note now, Ticks period) {
        return now.pitch().equals(then.pitch())
                && now.duration().equals(then.duration())
                && now.onset().equals(then.onset().plus(period));
    }

    @Override
    public Wording wording() {
        return new Wording(
                "no-loop",
                "--loops",
                "no figure that goes on for more than " + bars + (bars == 1 ? " bar" : " bars"),
                Integer.toString(bars));
    }
}
