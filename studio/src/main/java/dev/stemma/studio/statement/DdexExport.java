package dev.stemma.studio.statement;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.DdexFragment;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Share;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;

/** What a DDEX message says of generative AI in a piece, from its journal. */
public final class DdexExport {
    private DdexExport() {}

    /**
     * The fragment of a message.
     *
     * @throws JournalException if entries that made notes are not at hand
     */
    public static byte[] write(PieceAccount account, String title) throws JournalException {
        Responsibility responsibility = Responsibility.of(account.journal(), account.shows());
        return DdexFragment.write(
                AiShare.of(responsibility), title, duration(account.melody()), party -> name(account, party));
    }

    private static Optional<String> name(PieceAccount account, Responsibility.Party party) {
        Contribution contribution = account.contribution();
        return contribution.people().stream()
                .map(Share::person)
                .filter(person -> ("sha256:" + person.digest()).equals(party.identity()))
                .findFirst()
                .flatMap(account.names()::name);
    }

    /** How long it sounds at its tempos. */
    private static Duration duration(Melody melody) {
        double micros = 0;
        Iterator<Timeline.Change<Tempo>> changes = melody.tempos().changes().iterator();
        Timeline.Change<Tempo> current = changes.next();
        while (changes.hasNext() && current.at().isBefore(melody.length())) {
            Timeline.Change<Tempo> next = changes.next();
            micros += micros(current, Ticks.min(next.at(), melody.length()));
            current = next;
        }
        if (current.at().isBefore(melody.length())) {
            micros += micros(current, melody.length());
        }
        return Duration.of(Math.round(micros), ChronoUnit.MICROS);
    }

    private static double micros(Timeline.Change<Tempo> from, Ticks to) {
        return (double) to.minus(from.at()).value()
                / Ticks.PER_QUARTER
                * from.value().microsPerQuarter();
    }
}
