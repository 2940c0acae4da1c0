package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.JournalNote;
import java.util.Optional;

/** Names places and notes of a melody for people. */
record Place(Melody melody) {
    /** Where a note begins: {@code bar 3, beat 2}. */
    String at(JournalNote note) {
        return at(Scores.note(note));
    }

    String at(Note note) {
        Ticks time = note.onset();
        Optional<Bar> bar =
                melody.bars().stream().filter(each -> time.isBefore(each.end())).findFirst();
        return bar.map(found ->
                        (found.number() == 0 ? "the pickup" : "bar " + found.number()) + ", beat " + found.beat(time))
                .orElse("after the last bar");
    }

    /** Pitch and length: {@code D5 for 1/2} of a quarter note. */
    String of(JournalNote note) {
        return of(Scores.note(note));
    }

    String of(Note note) {
        return melody.keys().at(note.onset()).name(note.pitch()) + " for " + note.duration();
    }
}
