package dev.stemma.studio.cli;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
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
import dev.stemma.studio.workbench.Story;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what an entry of a journal tells. */
final class EntryWords {
    private static final int BRIEF_DIGEST = 8;

    private final Story story;

    EntryWords(Story story) {
        this.story = story;
    }

    /** A clause without a subject; what is in it from the file is harmless. */
    String of(Entry entry) {
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
        return passage instanceof Passage.Excerpted excerpted
                ? "kept only " + times(excerpted.span())
                : "took " + bars(entry, ((Passage.Merged) passage).span()) + " over from entry "
                        + ((Passage.Merged) passage).version();
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

    /** In bars of the version after the entry, where they fit. */
    private String bars(Entry entry, TickSpan span) {
        Version version = story.journal().version(entry.index()).orElse(null);
        if (version == null) {
            return times(span);
        }
        try {
            List<Bar> bars =
                    Scores.melody(
                                    version.frame(),
                                    version.notes().stream()
                                            .map(TracedNote::note)
                                            .toList())
                            .bars()
                            .stream()
                            .filter(bar -> bar.start().value() >= span.from()
                                    && bar.end().value() <= span.to())
                            .toList();
            if (bars.isEmpty()) {
                return times(span);
            }
            int first = bars.get(0).number();
            int last = bars.get(bars.size() - 1).number();
            return first == last ? "bar " + first : "bars " + first + "-" + last;
        } catch (RecordException e) {
            return times(span);
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
