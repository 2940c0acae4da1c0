package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.RecordException;
import dev.stemma.generator.session.Scores;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what an entry of a journal tells. */
public final class EntryWords {
    private static final int BRIEF_DIGEST = 8;

    private final Story story;

    public EntryWords(Story story) {
        this.story = story;
    }

    /** A clause without a subject; what is in it from the file is harmless. */
    public String of(Entry entry) {
        return PlainText.of(words(entry));
    }

    private String words(Entry entry) {
        Operation operation = entry.operation();
        if (operation instanceof Source source) {
            return source instanceof Source.Imported imported
                    ? "brought in " + notes(imported.notes().size()) + " from a file (" + imported.mediaType()
                            + ", sha256 " + brief(imported.file()) + ")"
                    : "began the piece";
        }
        if (operation instanceof Generation generation) {
            return generated(entry, generation);
        }
        if (operation instanceof NoteEdit edit) {
            return edited(edit)
                    + (edit.inferred() ? " (inferred)" : "")
                    + edit.surprisal()
                            .map(found -> String.format(Locale.ROOT, " (%.1f bits)", found.bits()))
                            .orElse("");
        }
        if (operation instanceof Passage passage) {
            return passed(entry, passage);
        }
        if (operation instanceof Step step) {
            return step instanceof Step.Branched branched
                    ? "began the branch " + branched.name()
                    : "went back to entry " + entry.base().orElseThrow();
        }
        if (operation instanceof Remark remark) {
            return story.text(remark.text())
                    .map(text -> "wrote down: " + PlainText.brief(text))
                    .orElse("wrote something down that is not told here");
        }
        return operation instanceof Output output ? left(output) : "had the entries up to here time-stamped";
    }

    private static String generated(Entry entry, Generation generation) {
        if (generation instanceof Generation.Requested asked) {
            return "asked the model " + brief(asked.model()) + " for "
                    + (asked.candidates() == 1 ? "a melody" : asked.candidates() + " candidates") + ": "
                    + PlainText.brief(asked.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + " " + setting.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (generation instanceof Generation.Offered offered) {
            return "offered candidate " + offered.number() + ", "
                    + notes(offered.added().size()) + ", seed " + offered.seed();
        }
        return generation instanceof Generation.Rejected rejected
                ? "turned down entries "
                        + rejected.offers().stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "chose the candidate of entry " + entry.base().orElseThrow();
    }

    private static String edited(NoteEdit edit) {
        String name = JournalNote.name(edit.note());
        if (edit instanceof NoteEdit.Added added) {
            JournalNote note = added.entered();
            return "entered " + name + ": " + new Pitch(note.pitch()) + " at " + new Ticks(note.onset()) + " for "
                    + new Ticks(note.duration());
        }
        if (edit instanceof NoteEdit.Moved moved) {
            return "moved " + name + " to " + new Ticks(moved.onset());
        }
        if (edit instanceof NoteEdit.Resized resized) {
            return "made " + name + " last " + new Ticks(resized.duration());
        }
        return edit instanceof NoteEdit.Pitched pitched
                ? "set " + name + " to " + new Pitch(pitched.pitch())
                : "removed " + name;
    }

    private String passed(Entry entry, Passage passage) {
        if (passage instanceof Passage.Locked locked) {
            return "locked " + bars(entry, locked.span());
        }
        if (passage instanceof Passage.Unlocked unlocked) {
            return "unlocked " + bars(entry, unlocked.span());
        }
        if (passage instanceof Passage.Transposed transposed) {
            return "transposed all notes by " + transposed.semitones() + " semitones";
        }
        if (passage instanceof Passage.Retimed retimed) {
            return "retimed " + notes(retimed.notes().size()) + " by the rule \"" + PlainText.brief(retimed.rule())
                    + "\"";
        }
        if (passage instanceof Passage.Excerpted excerpted) {
            return isEmpty(entry) ? "began again with empty bars" : "kept only " + times(excerpted.span());
        }
        return "took " + bars(entry, ((Passage.Merged) passage).span()) + " over from entry "
                + ((Passage.Merged) passage).version();
    }

    private boolean isEmpty(Entry entry) {
        return story.journal()
                .version(entry.index())
                .filter(version -> version.notes().isEmpty())
                .isPresent();
    }

    private static String left(Output output) {
        if (output instanceof Output.Rendered rendered) {
            return "rendered it as " + rendered.mediaType() + " ("
                    + String.join(" ", rendered.settings().values()) + ")";
        }
        return output instanceof Output.Signed signed
                ? "signed it: " + signed.manifest()
                : "wrote it as " + ((Output.Exported) output).mediaType();
    }

    private String bars(Entry entry, TickSpan span) {
        return barRange(story.journal().version(entry.index()), span)
                .map(range -> (range.first() == range.last() ? "bar " : "bars ") + range)
                .orElseGet(() -> times(span));
    }

    /** In bars of a version, where they fit. */
    static Optional<BarRange> barRange(Optional<Version> version, TickSpan span) {
        if (version.isEmpty() || version.get().frame().metres().isEmpty()) {
            return Optional.empty();
        }
        try {
            List<JournalNote> notes =
                    version.get().notes().stream().map(TracedNote::note).toList();
            List<Bar> bars = Scores.melody(version.get().frame(), notes).bars().stream()
                    .filter(bar ->
                            bar.start().value() >= span.from() && bar.end().value() <= span.to())
                    .toList();
            return bars.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new BarRange(
                            bars.get(0).number(), bars.get(bars.size() - 1).number()));
        } catch (RecordException e) {
            return Optional.empty();
        }
    }

    private static String times(TickSpan span) {
        return "what lies from " + new Ticks(span.from()) + " to " + new Ticks(span.to());
    }

    private static String notes(int count) {
        return count + (count == 1 ? " note" : " notes");
    }

    private static String brief(Object digest) {
        return digest.toString().substring(0, BRIEF_DIGEST);
    }
}
