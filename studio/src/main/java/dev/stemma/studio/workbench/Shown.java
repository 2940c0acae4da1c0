package dev.stemma.studio.workbench;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A version of a piece as it is written.
 *
 * @param entry of the journal, after which the piece is so
 * @param melody with title, words and chords, which journals do not keep
 */
public record Shown(String title, int entry, Version version, Melody melody) {
    /**
     * What a session shows.
     *
     * @param words a melody with words and chords, of which stay those that still have their place
     */
    static Shown of(Session session, String title, Optional<Melody> words) throws SessionException {
        Melody plain = session.melody().withTitle(title);
        Melody melody = words.map(source -> dressed(plain, source)).orElse(plain);
        return new Shown(title, session.shown(), session.version(), melody);
    }

    private static Melody dressed(Melody plain, Melody source) {
        Set<Long> onsets =
                plain.notes().stream().map(note -> note.onset().value()).collect(Collectors.toSet());
        List<Lyric> lyrics = source.lyrics().stream()
                .filter(syllable -> onsets.contains(syllable.onset().value()))
                .toList();
        List<ChordSymbol> chords = source.chords().stream()
                .filter(chord -> chord.onset().isBefore(plain.length())
                        && plain.keys().at(chord.onset()).equals(source.keys().at(chord.onset())))
                .toList();
        return new Melody(
                plain.title(),
                plain.notes(),
                plain.length(),
                plain.anacrusis(),
                plain.metres(),
                plain.keys(),
                plain.tempos(),
                chords,
                lyrics);
    }

    /** The notes in the order in which they sound, as those of the melody. */
    public List<TracedNote> notes() {
        return List.copyOf(version.notes());
    }

    /** Where a note of the melody comes from. */
    public TracedNote traced(Note note) {
        return version.notes().stream()
                .filter(each -> each.note().onset() == note.onset().value())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no note begins at " + note.onset()));
    }
}
