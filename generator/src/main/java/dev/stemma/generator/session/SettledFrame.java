package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.List;

/**
 * What an edited file says beside its notes, without what its format or program merely could not keep: a mode of the same
 * key signature, the last digits of a tempo, silence at the end of less than a bar.
 */
final class SettledFrame {
    /** Tempos that are nearer than one part in so many are the same. */
    private static final int SAME_TEMPO = 5_000;

    private SettledFrame() {}

    static ScoreFrame of(Melody before, Melody edited) {
        ScoreFrame as = Scores.frame(edited);
        ScoreFrame was = Scores.frame(before);
        return new ScoreFrame(
                sameEnd(before, edited) ? was.length() : as.length(),
                as.anacrusis(),
                as.metres(),
                sameSignatures(before.keys(), edited.keys()) ? was.keys() : as.keys(),
                sameTempos(before.tempos(), edited.tempos()) ? was.tempos() : as.tempos());
    }

    private static boolean sameEnd(Melody before, Melody edited) {
        List<Bar> bars = before.bars();
        if (bars.isEmpty() || edited.notes().isEmpty()) {
            return false;
        }
        Ticks end = edited.notes().get(edited.notes().size() - 1).end();
        Ticks start = bars.get(bars.size() - 1).start();
        return end.isAfter(start)
                && edited.length().isAfter(start)
                && !end.isAfter(before.length())
                && !edited.length().isAfter(before.length());
    }

    private static boolean sameSignatures(Timeline<Key> before, Timeline<Key> edited) {
        List<Timeline.Change<Key>> was = before.changes();
        List<Timeline.Change<Key>> is = edited.changes();
        boolean same = was.size() == is.size();
        for (int i = 0; same && i < is.size(); i++) {
            same = was.get(i).at().equals(is.get(i).at())
                    && was.get(i).value().signature() == is.get(i).value().signature();
        }
        return same;
    }

    private static boolean sameTempos(Timeline<Tempo> before, Timeline<Tempo> edited) {
        List<Timeline.Change<Tempo>> was = before.changes();
        List<Timeline.Change<Tempo>> is = edited.changes();
        boolean same = was.size() == is.size();
        for (int i = 0; same && i < is.size(); i++) {
            long micros = was.get(i).value().microsPerQuarter();
            long difference = Math.abs(micros - is.get(i).value().microsPerQuarter());
            same = was.get(i).at().equals(is.get(i).at()) && difference * SAME_TEMPO <= micros;
        }
        return same;
    }
}
