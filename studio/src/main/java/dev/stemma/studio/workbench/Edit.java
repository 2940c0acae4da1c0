package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.record.Actor;
import java.util.List;
import java.util.OptionalInt;

/** One thing that a person does to a piece by hand. */
public sealed interface Edit {
    /** As scripts name it, e.g. {@code set-pitch}. */
    String name();

    /** Does it. */
    void apply(Session session, Actor worker, Notebook notebook) throws SessionException, WorkbenchException;

    /** Writes down what somebody says about the piece. */
    interface Notebook {
        void annotate(String text) throws SessionException, WorkbenchException;
    }

    record Add(Ticks onset, Ticks duration, Pitch pitch) implements Edit {
        @Override
        public String name() {
            return "add";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).add(onset, duration, pitch);
        }
    }

    record SetPitch(long note, Pitch pitch) implements Edit {
        @Override
        public String name() {
            return "set-pitch";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).setPitch(note, pitch);
        }
    }

    record Move(long note, Ticks onset) implements Edit {
        @Override
        public String name() {
            return "move";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).move(note, onset);
        }
    }

    record Resize(long note, Ticks duration) implements Edit {
        @Override
        public String name() {
            return "resize";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).resize(note, duration);
        }
    }

    record Remove(long note) implements Edit {
        @Override
        public String name() {
            return "remove";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).remove(note);
        }
    }

    record Lock(BarRange bars) implements Edit {
        @Override
        public String name() {
            return "lock";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).lock(bars);
        }
    }

    record Unlock(BarRange bars) implements Edit {
        @Override
        public String name() {
            return "unlock";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).unlock(bars);
        }
    }

    /** @param semitones up, or down where it is below zero */
    record Transpose(int semitones) implements Edit {
        @Override
        public String name() {
            return "transpose";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).transpose(semitones);
        }
    }

    /** @param entry the candidate's */
    record Choose(int entry) implements Edit {
        @Override
        public String name() {
            return "choose";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.choose(worker, entry);
        }
    }

    /** Goes on from another version; the journal says so when something is done there. */
    record Show(int entry) implements Edit {
        @Override
        public String name() {
            return "show";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.show(entry);
        }
    }

    /** @param entries the candidates' */
    record Reject(List<Integer> entries) implements Edit {
        public Reject {
            entries = List.copyOf(entries);
        }

        @Override
        public String name() {
            return "reject";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.reject(worker, entries);
        }
    }

    /** @param branch its name */
    record Branch(String branch) implements Edit {
        @Override
        public String name() {
            return "branch";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.branch(worker, branch);
        }
    }

    /** @param entry after which the bars stood so */
    record Take(int entry, BarRange bars) implements Edit {
        @Override
        public String name() {
            return "take";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).take(entry, bars);
        }
    }

    /** Begins again with bars in which there is nothing yet. */
    record Clear(Metre metre, Key key, int bars, Tempo tempo) implements Edit {
        static final Key USUAL_KEY = Key.parse("C major");
        static final int USUAL_BARS = 8;

        static int bars(String text) {
            if (!text.matches("\\d{1,3}")) {
                throw new IllegalArgumentException("not a number of bars: \"" + text + "\"; accepted: 8");
            }
            return Integer.parseInt(text);
        }

        @Override
        public String name() {
            return "clear";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            session.editor(worker).clear(metre, key, bars, tempo);
        }
    }

    record Annotate(String text) implements Edit {
        @Override
        public String name() {
            return "annotate";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook)
                throws SessionException, WorkbenchException {
            notebook.annotate(text);
        }
    }

    /** @param to the entry to whose version it goes back; the one before the last change if empty */
    record Undo(OptionalInt to) implements Edit {
        @Override
        public String name() {
            return "undo";
        }

        @Override
        public void apply(Session session, Actor worker, Notebook notebook) throws SessionException {
            if (to.isPresent()) {
                session.undo(worker, to.getAsInt());
            } else {
                session.undo(worker);
            }
        }
    }
}
