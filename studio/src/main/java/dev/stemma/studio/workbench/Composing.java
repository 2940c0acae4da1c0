package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.FixedRhythm;
import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Articulation;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes melodies with the models at hand, and from melodies in files. */
final class Composing {
    private final Models models;

    Composing(Models models) {
        this.models = models;
    }

    /** What a composer does. */
    private interface Work {
        Piece by(Composer composer, ModelFolder model) throws RequestException, WorkbenchException;
    }

    private Piece with(Optional<String> modelId, Work work) throws WorkbenchException {
        ModelFolder model = models.open(modelId);
        try {
            Piece piece = work.by(new Composer(model), model);
            models.requireIntact(model);
            return piece;
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        } catch (RuntimeException e) {
            models.requireIntact(model);
            throw e;
        }
    }

    Piece compose(Order order) throws WorkbenchException {
        return with(order.model(), (composer, model) -> {
            Composition composition = composer.compose(composer.complete(order.wish(), order.seed()));
            return Piece.of(title(order, Optional.empty()), composition, model, Optional.empty());
        });
    }

    private static String title(Order order, Optional<Melody> melody) {
        return order.title().or(() -> melody.flatMap(Melody::title)).orElse("Melody " + order.seed());
    }

    Workbench.Reworked rework(Path file, ReadOptions options, Task task, boolean onlyNew, Order order)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, Limits.FILE_BYTES);
        Reading reading = read(file, content, options);
        Melody melody = reading.melody();
        Piece.SourceFile source = new Piece.SourceFile(
                file.getFileName().toString(), reading.format().mediaType(), content, task.done());
        Piece piece = with(order.model(), (composer, model) -> {
            Composition composition = rework(composer, melody, reading.keyStated(), task, order);
            return Piece.of(title(order, Optional.of(melody)), composition, model, Optional.of(source));
        });
        return new Workbench.Reworked(onlyNew ? piece.onlyNew() : piece, reading);
    }

    private static Composition rework(Composer composer, Melody melody, boolean keyStated, Task task, Order order)
            throws RequestException {
        Wish wish = order.wish();
        long seed = order.seed();
        Request request = task instanceof Task.Continuing
                ? composer.completeFor(melody, keyStated, wish, seed)
                : composer.completeWithin(melody, keyStated, wish, seed);
        return composer.perform(task, Optional.of(melody), request);
    }

    static Reading read(Path file, byte[] content, ReadOptions options) throws WorkbenchException {
        try {
            return MelodyFile.read(content, options);
        } catch (NotationException e) {
            throw new WorkbenchException(
                    file + ": " + e.getMessage(), "melodies are read from MIDI, ABC and MusicXML files", e);
        }
    }

    /** A wish for new pitches in the bars and the rhythm of a file; its tempo too, unless another is wished for. */
    static Wish inRhythmOf(Path file, ReadOptions options, Wish wish) throws WorkbenchException {
        Melody melody = Articulation.legato(
                read(file, SafeFiles.read(file, Limits.FILE_BYTES), options).melody());
        int bars = melody.bars().size();
        Ticks end = melody.metres().first().barLength().times(bars);
        boolean simple = melody.anacrusis().isZero()
                && melody.metres().changes().size() == 1
                && !melody.notes().isEmpty()
                && !melody.length().isAfter(end);
        if (!simple || bars > Request.MOST_BARS) {
            throw new WorkbenchException(
                    file + ": a rhythm is taken from a melody of at most " + Request.MOST_BARS
                            + " bars in one metre without a pickup",
                    "stemma fill " + file.getFileName() + " --bars 1-" + bars
                            + " --keep rhythm writes new pitches in any bars");
        }
        List<Constraint> constraints = new ArrayList<>(wish.constraints());
        constraints.add(FixedRhythm.of(new Span(Ticks.ZERO, end), melody.notes()));
        return wish.but()
                .bars(bars)
                .metre(melody.metres().first())
                .tempo(wish.tempo().orElse(melody.tempos().first()))
                .constraints(constraints)
                .build();
    }
}
