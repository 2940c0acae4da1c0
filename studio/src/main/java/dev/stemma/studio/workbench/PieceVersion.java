package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.RecordException;
import dev.stemma.generator.session.Scores;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a piece is after an entry of its journal.
 *
 * @param melody with the title of the piece; empty as long as there is none
 */
public record PieceVersion(int entry, Version version, Optional<Melody> melody, Story story) {
    static PieceVersion of(Story story, int entry, String title) throws WorkbenchException {
        Version version = story.journal()
                .version(entry)
                .orElseThrow(() -> WorkbenchException.missing(
                        "there is no version after entry " + entry + " here",
                        "the entries of the piece are 0 to " + (story.journal().size() - 1)));
        if (version.frame().metres().isEmpty()) {
            return new PieceVersion(entry, version, Optional.empty(), story);
        }
        try {
            Melody melody = Scores.melody(
                    version.frame(),
                    version.notes().stream().map(TracedNote::note).toList());
            return new PieceVersion(entry, version, Optional.of(melody.withTitle(title)), story);
        } catch (RecordException e) {
            throw new WorkbenchException(
                    "the version after entry " + entry + " cannot be shown: " + e.getMessage(),
                    "go back to an earlier version",
                    e);
        }
    }

    /** In ABC, the notes in the order of the version. */
    public Optional<String> abc() {
        return melody.map(AbcWriter::write);
    }

    /** Who entered or changed a note. */
    public List<String> people(TracedNote note) {
        return note.history().stream()
                .flatMap(index -> story.journal().entry(index).stream())
                .filter(entry -> entry.actor() instanceof Actor.Person && entry.operation() instanceof NoteEdit)
                .map(Entry::actor)
                .map(story::name)
                .distinct()
                .toList();
    }

    /** Neighbouring bars that lie in what is locked. */
    public List<BarRange> lockedBars() {
        List<BarRange> ranges = new ArrayList<>();
        for (Bar bar : melody.map(Melody::bars).orElse(List.of())) {
            if (!isLocked(bar)) {
                continue;
            }
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).last() == bar.number() - 1) {
                ranges.set(last, new BarRange(ranges.get(last).first(), bar.number()));
            } else {
                ranges.add(new BarRange(bar.number(), bar.number()));
            }
        }
        return ranges;
    }

    private boolean isLocked(Bar bar) {
        return version.locked().stream().anyMatch(span -> holds(span, bar));
    }

    private static boolean holds(TickSpan span, Bar bar) {
        return span.from() <= bar.start().value() && span.to() >= bar.end().value();
    }
}
