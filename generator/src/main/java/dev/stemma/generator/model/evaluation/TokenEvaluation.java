package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a trained model for the bits of melodies in its own task: rhythm tokens, and pitch tokens given the note's rhythm,
 * with tradition, mode, metre and length known beforehand. Where a melody states no key, the likeliest of all its notes
 * is taken, so its figures flatter the model a little.
 */
public final class TokenEvaluation {
    private final MelodyModel model;
    private final Vocabulary vocabulary;
    private final MelodyEncoder encoder;

    public TokenEvaluation(MelodyModel model) {
        this.model = model;
        this.vocabulary = model.vocabulary();
        this.encoder = new MelodyEncoder(vocabulary);
    }

    /** The scores of the melodies of a set, in its order, whatever the number of threads; every melody has its tradition. */
    public List<TokenScore> run(MelodySet set, int threads, EvaluationProgress progress) throws InterruptedException {
        progress.begun(0, 0, set.noteCount());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<TokenScore>> running = new ArrayList<>();
            for (SetMelody melody : set.melodies()) {
                running.add(executor.submit(() -> {
                    TokenScore score = score(melody);
                    synchronized (progress) {
                        progress.melody(melody.melody().notes().size());
                    }
                    return score;
                }));
            }
            List<TokenScore> scores = new ArrayList<>();
            for (Future<TokenScore> score : running) {
                scores.add(score.get());
            }
            return List.copyOf(scores);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    TokenScore score(SetMelody melody) {
        Melody line = MelodyEncoder.withoutEmptyBars(inKey(melody));
        List<TokenSequence> sequences = encoder.encode(line, melody.tradition().orElseThrow());
        BitsPerNote bits = BitsPerNote.NOTHING;
        for (TokenSequence sequence : sequences) {
            bits = bits.plus(BitsPerNote.of(model, sequence));
        }
        int next = 0;
        int notesLeft = 0;
        int stretchesLeft = 0;
        int rounded = 0;
        int moved = 0;
        for (List<Note> stretch : stretches(line)) {
            Optional<TokenSequence> encoded =
                    next < sequences.size() && pitches(sequences.get(next)).size() == stretch.size()
                            ? Optional.of(sequences.get(next))
                            : Optional.empty();
            if (encoded.isPresent()) {
                rounded += rounded(encoded.get());
                moved += moved(encoded.get(), stretch);
                next++;
            } else {
                notesLeft += stretch.size();
                stretchesLeft++;
            }
        }
        return new TokenScore(melody.name(), bits, notesLeft, stretchesLeft, rounded, moved);
    }

    private static Melody inKey(SetMelody melody) {
        Melody line = melody.melody();
        return melody.keyStated()
                ? line
                : new Melody(
                        line.title(),
                        line.notes(),
                        line.length(),
                        line.anacrusis(),
                        line.metres(),
                        Timeline.of(KeyEstimator.estimate(line.notes())),
                        line.tempos(),
                        List.of(),
                        List.of());
    }

    /** The notes of each key, as the encoder takes them: those of every sequence, and the stretches it leaves out. */
    private static List<List<Note>> stretches(Melody line) {
        List<Timeline.Change<Key>> keys = line.keys().changes();
        List<List<Note>> stretches = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Ticks from = keys.get(i).at();
            Optional<Ticks> to =
                    i + 1 < keys.size() ? Optional.of(keys.get(i + 1).at()) : Optional.empty();
            List<Note> notes = line.notes().stream()
                    .filter(note -> !note.onset().isBefore(from)
                            && to.map(note.onset()::isBefore).orElse(true))
                    .toList();
            if (!notes.isEmpty()) {
                stretches.add(notes);
            }
        }
        return stretches;
    }

    private List<TokenSequence.Event> pitches(TokenSequence sequence) {
        return sequence.events().stream()
                .filter(event -> vocabulary.isPitch(event.token()))
                .toList();
    }

    private int rounded(TokenSequence sequence) {
        return (int) sequence.events().stream()
                .filter(event -> vocabulary.isNote(event.token())
                        && !vocabulary.duration(event.token()).equals(event.duration()))
                .count();
    }

    private int moved(TokenSequence sequence, List<Note> notes) {
        List<TokenSequence.Event> pitches = pitches(sequence);
        int moved = 0;
        for (int i = 0; i < notes.size(); i++) {
            int sounding =
                    sequence.referenceTonic() + vocabulary.pitch(pitches.get(i).token());
            if (sounding != notes.get(i).pitch().midi()) {
                moved++;
            }
        }
        return moved;
    }
}
