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
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes melodies with the models at hand, and from melodies in files; the journal tells it. */
public final class Composing {
    private final Models models;
    private final Pieces pieces;
    private final Verification verification;

    Composing(Models models, Pieces pieces, Verification verification) {
        this.models = models;
        this.pieces = pieces;
        this.verification = verification;
    }

    /**
     * Composes a melody, or several to choose from.
     *
     * @param count how many candidates, by successive seeds; of these, what can be composed
     * @throws WorkbenchException if the wish cannot be met or the model cannot be used
     */
    public Making compose(Order order, int count, Signatory signatory) throws WorkbenchException {
        ModelFolder model = models.open(order.model());
        OpenPiece open = pieces.begin(signatory);
        return orClose(open, () -> {
            Task task = new Task.Composing();
            List<Session.Offer> offers = ask(open, model, task, order, count, true);
            return new Making(open, made(open, model, offers, order, Optional.empty()), Optional.empty());
        });
    }

    /**
     * Continues, fills or varies the melody of a file.
     *
     * @param onlyNew whether only the bars are kept in which the model wrote; then of one candidate
     * @param count how many candidates
     * @throws WorkbenchException if the file holds no melody that this can be done with, or the wish cannot be met
     */
    public Making rework(
            Path file, ReadOptions options, Task task, boolean onlyNew, Order order, int count, Signatory who)
            throws WorkbenchException {
        SourceFile source = SourceFile.read(file, verification);
        Reading reading = read(file, source.content(), options);
        ModelFolder model = models.open(order.model());
        OpenPiece open = pieces.open(source, reading, who);
        return orClose(open, () -> {
            List<Session.Offer> offers = ask(open, model, task, order, count, reading.keyStated());
            List<Piece> made = onlyNew
                    ? List.of(onlyNew(open, model, offers.get(0), title(order, reading)))
                    : made(open, model, offers, order, Optional.of(reading.melody()));
            return new Making(open, made, Optional.of(reading));
        });
    }

    /** Something that a model does with a piece. */
    private interface Work {
        Making make() throws WorkbenchException;
    }

    /** Lets go of the piece if nothing comes of it. */
    private static Making orClose(OpenPiece open, Work work) throws WorkbenchException {
        boolean made = false;
        try {
            Making making = work.make();
            made = true;
            return making;
        } finally {
            if (!made) {
                open.close();
            }
        }
    }

    /**
     * Asks a model to do something with a piece that is open; what a damaged model made is refused. What is left open is
     * chosen by the first seed under which that is possible.
     *
     * @param keyStated whether the melody states its key
     */
    List<Session.Offer> ask(OpenPiece open, ModelFolder model, Task task, Order order, int count, boolean keyStated)
            throws WorkbenchException {
        Composer composer = new Composer(model);
        try {
            for (int i = 0; ; i++) {
                try {
                    Request request = request(composer, open, task, order.withSeed(order.seed() + i), keyStated);
                    return open.session().request(open.worker(), model, task, request, count - i);
                } catch (SessionException | RequestException e) {
                    if (i == count - 1) {
                        throw e;
                    }
                }
            }
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        } catch (RuntimeException e) {
            models.requireIntact(model);
            throw e;
        }
    }

    private static Request request(Composer composer, OpenPiece open, Task task, Order order, boolean keyStated)
            throws RequestException, SessionException {
        if (task instanceof Task.Composing) {
            return composer.complete(order.wish(), order.seed());
        }
        Melody melody = open.session().melody();
        return task instanceof Task.Continuing
                ? composer.completeFor(melody, keyStated, order.wish(), order.seed())
                : composer.completeWithin(melody, keyStated, order.wish(), order.seed());
    }

    /** An offer as it is shown. */
    private record Made(Shown shown, Composition composition) {
        Piece piece(ModelFolder model, boolean reworked) throws WorkbenchException {
            return Piece.of(shown, shown.version(), composition, composition.whole(), model, reworked);
        }
    }

    /**
     * What a model offered, each shown once.
     *
     * @param words the melody that was there before, if one was
     */
    List<Piece> made(OpenPiece open, ModelFolder model, List<Session.Offer> offers, Order order, Optional<Melody> words)
            throws WorkbenchException {
        List<Made> made = new ArrayList<>();
        try {
            for (Session.Offer offer : offers) {
                Composition composition = offer.composition();
                String title = order.title()
                        .or(() -> words.flatMap(Melody::title))
                        .orElse("Melody " + composition.request().seed());
                open.session().show(offer.entry());
                made.add(new Made(Shown.of(open.session(), title, words), composition));
            }
            List<Piece> pieces = SideBySide.each(made, each -> each.piece(model, words.isPresent()));
            models.requireIntact(model);
            return pieces;
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    private static Piece onlyNew(OpenPiece open, ModelFolder model, Session.Offer offer, String title)
            throws WorkbenchException {
        Composition.Part part = offer.composition().newPart();
        Version whole = open.session().version();
        try {
            open.session().excerpt(open.worker(), part);
            Shown shown = Shown.of(open.session(), title, Optional.empty());
            return Piece.of(shown, whole, offer.composition(), part, model, true);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    private static String title(Order order, Reading reading) {
        return order.title().or(() -> reading.melody().title()).orElse("Melody " + order.seed());
    }

    static Reading read(Path file, byte[] content, ReadOptions options) throws WorkbenchException {
        try {
            return MelodyFile.read(content, options);
        } catch (NotationException e) {
            throw new WorkbenchException(
                    file + ": " + e.getMessage(), "melodies are read from MIDI, ABC and MusicXML files", e);
        }
    }

    /**
     * A wish for new pitches in the bars and the rhythm of a file; its tempo too, unless another is wished for.
     *
     * @throws WorkbenchException if the file holds no melody in one metre, or one that begins with a pickup
     */
    public static Wish inRhythmOf(Path file, ReadOptions options, Wish wish) throws WorkbenchException {
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
