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
final class Composing {
    private final Models models;
    private final Pieces pieces;
    private final Verification verification;

    Composing(Models models, Pieces pieces, Verification verification) {
        this.models = models;
        this.pieces = pieces;
        this.verification = verification;
    }

    /** What a model is asked, by one of several seeds. */
    private interface Asking {
        Request request(Composer composer, long seed) throws RequestException;
    }

    Making compose(Order order, int count, Signatory signatory) throws WorkbenchException {
        ModelFolder model = models.open(order.model());
        OpenPiece open = pieces.begin(signatory);
        return guarded(open, model, () -> {
            List<Session.Offer> offers = offers(
                    open,
                    model,
                    new Task.Composing(),
                    order,
                    count,
                    (composer, seed) -> composer.complete(order.wish(), seed));
            return new Making(open, pieces(open, model, offers, order, Optional.empty()), Optional.empty());
        });
    }

    Making rework(Path file, ReadOptions options, Task task, boolean onlyNew, Order order, int count, Signatory who)
            throws WorkbenchException {
        SourceFile source = SourceFile.read(file, verification);
        Reading reading = read(file, source.content(), options);
        ModelFolder model = models.open(order.model());
        OpenPiece open = pieces.open(source, reading, who);
        return guarded(open, model, () -> {
            Melody melody = open.session().melody();
            List<Session.Offer> offers = offers(
                    open,
                    model,
                    task,
                    order,
                    count,
                    (composer, seed) -> task instanceof Task.Continuing
                            ? composer.completeFor(melody, reading.keyStated(), order.wish(), seed)
                            : composer.completeWithin(melody, reading.keyStated(), order.wish(), seed));
            List<Piece> made = onlyNew
                    ? List.of(onlyNew(open, model, offers.get(0), title(order, reading)))
                    : pieces(open, model, offers, order, Optional.of(reading.melody()));
            return new Making(open, made, Optional.of(reading));
        });
    }

    /** Something that a model does with a piece. */
    private interface Work {
        Making make() throws WorkbenchException, SessionException, RequestException;
    }

    /** Lets go of the piece if nothing comes of it; what a damaged model made is refused. */
    private Making guarded(OpenPiece open, ModelFolder model, Work work) throws WorkbenchException {
        boolean made = false;
        try {
            Making making = work.make();
            models.requireIntact(model);
            made = true;
            return making;
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        } catch (RuntimeException e) {
            models.requireIntact(model);
            throw e;
        } finally {
            if (!made) {
                open.close();
            }
        }
    }

    /** What is left open is chosen by the first seed under which that is possible. */
    private static List<Session.Offer> offers(
            OpenPiece open, ModelFolder model, Task task, Order order, int count, Asking asking)
            throws SessionException, RequestException {
        Composer composer = new Composer(model);
        for (int i = 0; ; i++) {
            try {
                Request request = asking.request(composer, order.seed() + i);
                return open.session().request(open.worker(), model, task, request, count - i);
            } catch (SessionException | RequestException e) {
                if (i == count - 1) {
                    throw e;
                }
            }
        }
    }

    private static List<Piece> pieces(
            OpenPiece open, ModelFolder model, List<Session.Offer> offers, Order order, Optional<Melody> words)
            throws WorkbenchException, SessionException {
        List<Piece> made = new ArrayList<>();
        for (Session.Offer offer : offers) {
            Composition composition = offer.composition();
            String title = order.title()
                    .or(() -> words.flatMap(Melody::title))
                    .orElse("Melody " + composition.request().seed());
            open.session().show(offer.entry());
            Shown shown = Shown.of(open.session(), title, words);
            made.add(Piece.of(shown, shown.version(), composition, composition.whole(), model, words.isPresent()));
        }
        return made;
    }

    private static Piece onlyNew(OpenPiece open, ModelFolder model, Session.Offer offer, String title)
            throws WorkbenchException, SessionException {
        Composition.Part part = offer.composition().newPart();
        Version whole = open.session().version();
        open.session().excerpt(open.worker(), part);
        Shown shown = Shown.of(open.session(), title, Optional.empty());
        return Piece.of(shown, whole, offer.composition(), part, model, true);
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
