package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Editor;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.record.Actor;
import java.util.OptionalInt;

/** One thing that a person does to a piece by hand. */
public sealed interface Edit {
    /** As scripts name it, e.g. {@code set-pitch}. */
    String name();

    record Add(Ticks onset, Ticks duration, Pitch pitch) implements Edit {
        @Override
        public String name() {
            return "add";
        }
    }

    record SetPitch(long note, Pitch pitch) implements Edit {
        @Override
        public String name() {
            return "set-pitch";
        }
    }

    record Move(long note, Ticks onset) implements Edit {
        @Override
        public String name() {
            return "move";
        }
    }

    record Resize(long note, Ticks duration) implements Edit {
        @Override
        public String name() {
            return "resize";
        }
    }

    record Remove(long note) implements Edit {
        @Override
        public String name() {
            return "remove";
        }
    }

    record Lock(BarRange bars) implements Edit {
        @Override
        public String name() {
            return "lock";
        }
    }

    record Unlock(BarRange bars) implements Edit {
        @Override
        public String name() {
            return "unlock";
        }
    }

    /** @param semitones up, or down where it is below zero */
    record Transpose(int semitones) implements Edit {
        @Override
        public String name() {
            return "transpose";
        }
    }

    record Annotate(String text) implements Edit {
        @Override
        public String name() {
            return "annotate";
        }
    }

    /** @param to the entry to whose version it goes back; the one before the last change if empty */
    record Undo(OptionalInt to) implements Edit {
        @Override
        public String name() {
            return "undo";
        }
    }

    /** Writes down what somebody says about the piece. */
    interface Notebook {
        void annotate(String text) throws SessionException, WorkbenchException;
    }

    /** Does it. */
    default void apply(Session session, Actor worker, Notebook notebook) throws SessionException, WorkbenchException {
        Editor editor = session.editor(worker);
        if (this instanceof Add add) {
            editor.add(add.onset, add.duration, add.pitch);
        } else if (this instanceof SetPitch set) {
            editor.setPitch(set.note, set.pitch);
        } else if (this instanceof Move move) {
            editor.move(move.note, move.onset);
        } else if (this instanceof Resize resize) {
            editor.resize(resize.note, resize.duration);
        } else if (this instanceof Remove remove) {
            editor.remove(remove.note);
        } else if (this instanceof Lock lock) {
            editor.lock(lock.bars);
        } else if (this instanceof Unlock unlock) {
            editor.unlock(unlock.bars);
        } else if (this instanceof Transpose transpose) {
            editor.transpose(transpose.semitones);
        } else if (this instanceof Annotate annotate) {
            notebook.annotate(annotate.text);
        } else {
            OptionalInt to = ((Undo) this).to;
            if (to.isPresent()) {
                session.undo(worker, to.getAsInt());
            } else {
                session.undo(worker);
            }
        }
    }
}
