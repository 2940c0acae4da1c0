package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.Task;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.RegistryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The pieces that live on this machine, each under its id. Whatever is done to one is on the disk before the answer is
 * given, so that it is there again after the machine stopped. For any number of threads; a piece is worked on by one at a time.
 */
public final class Desk implements AutoCloseable {
    private static final int MOST_TITLE = 200;

    /** Within this time after something is done, the disk has it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final DeskDrawer drawer;
    private final Composing composing;
    private final DeskSigning signing;
    private final Models models;
    private final DeskRows rows;
    private final PieceTable table;
    private final Clock clock;
    private final OpenPieces open = new OpenPieces();

    Desk(DeskDrawer drawer, Composing composing, DeskSigning signing, Models models, PieceTable table, Clock clock) {
        this.drawer = drawer;
        this.composing = composing;
        this.signing = signing;
        this.models = models;
        this.rows = new DeskRows(models.byDigest(List.of())::find);
        this.table = table;
        this.clock = clock;
    }

    /** Pieces that are looked for. */
    public PieceTable.Page find(PieceQuery query) {
        return table.find(query);
    }

    /**
     * Begins a piece in which there is nothing yet.
     *
     * @param as who works on it; the first identity if nothing is said
     */
    public OnDesk begin(String title, Optional<String> as) throws WorkbenchException {
        String checked = checked(title);
        return take(drawer.begin(as, clock.instant(), checked));
    }

    /**
     * Brings the melody of a file in; one that carries a journal goes on with it.
     *
     * @param name of the file, for people
     * @throws WorkbenchException if there is no melody in it, or its credentials tell a journal that does not hold
     */
    public OnDesk bringIn(String name, byte[] content, Optional<String> as) throws WorkbenchException {
        return take(drawer.bringIn(
                checked(name),
                content,
                as,
                clock.instant(),
                id -> open.release(piece -> piece.files().piece().equals(id))));
    }

    private OnDesk take(DeskPiece piece) throws WorkbenchException {
        return open.with(piece.files().id(), () -> piece, this::changed);
    }

    private static String checked(String title) throws WorkbenchException {
        if (title.length() > MOST_TITLE) {
            throw new WorkbenchException(
                    "the title has " + title.length() + " characters", "it has at most " + MOST_TITLE);
        }
        return title;
    }

    /** A piece as it is shown. */
    public OnDesk look(UUID id) throws WorkbenchException {
        return with(id, this::described);
    }

    /** What a piece is after an entry of its journal. */
    public PieceVersion version(UUID id, int entry) throws WorkbenchException {
        return with(id, piece -> PieceVersion.of(piece.story(), entry, piece.title()));
    }

    /** All that happened to a piece. */
    public DeskHistory history(UUID id) throws WorkbenchException {
        return with(id, piece -> {
            Story story = piece.story();
            return new DeskHistory(id, story, Told.all(story), modelTitles(story));
        });
    }

    private Map<Digest, String> modelTitles(Story story) {
        Map<Digest, String> titles = new HashMap<>();
        for (Entry entry : story.journal().entries()) {
            if (entry.operation() instanceof Generation.Requested asked && !titles.containsKey(asked.model())) {
                models.byDigest(List.of())
                        .find(asked.model())
                        .ifPresent(model ->
                                titles.put(asked.model(), model.config().title()));
            }
        }
        return titles;
    }

    /** Gives a piece another title, or puts it away or takes it out again. */
    public OnDesk describe(UUID id, Optional<String> title, Optional<Boolean> archived) throws WorkbenchException {
        Optional<String> checked = title.isPresent() ? Optional.of(checked(title.get())) : title;
        return with(id, piece -> {
            if (checked.isPresent()) {
                piece.keep(piece.cover().titled(checked.get(), clock.instant()));
            }
            if (archived.isPresent()) {
                piece.keep(piece.cover().archived(archived.get(), clock.instant()));
            }
            return changed(piece);
        });
    }

    /**
     * Does what somebody does by hand: all of it or nothing.
     *
     * @param base the entry that is thought to be shown, if that matters
     * @throws WorkbenchException if something else is shown, or one of the edits cannot be done, naming it
     */
    public OnDesk operate(UUID id, OptionalInt base, List<Edit> edits) throws WorkbenchException {
        return with(id, piece -> {
            requireShown(piece, base);
            piece.carryOut(() -> Editing.carryOut(piece.open(), edits));
            return changed(piece);
        });
    }

    private static void requireShown(DeskPiece piece, OptionalInt base) throws WorkbenchException {
        int shown = piece.session().shown();
        if (base.isPresent() && base.getAsInt() != shown) {
            throw WorkbenchException.overtaken(
                    "the piece has moved on: entry " + shown + " is shown, not entry " + base.getAsInt(),
                    "look at the piece again; nothing was done");
        }
    }

    /** Asks a model for candidates, of which the best is shown; none is taken yet. */
    public Asked ask(UUID id, Asking asking) throws WorkbenchException {
        Order order = asking.order();
        int count = asking.checkedCount();
        ModelFolder model = models.open(order.model());
        return with(id, piece -> {
            if (asking.as().isPresent()) {
                piece.passTo(drawer.inHandsOf(piece.open(), asking.as()));
            }
            PieceVersion before = PieceVersion.of(piece.story(), piece.session().shown(), piece.title());
            List<Bar> bars = before.melody().map(Melody::bars).orElse(List.of());
            Task task = asking.task(bars);
            List<Candidate> candidates = new ArrayList<>();
            piece.carryOut(() -> {
                if (task instanceof Task.Composing) {
                    piece.session().rejectPending(piece.open().worker());
                }
                List<Session.Offer> offers = composing.ask(
                        piece.open(), model, task, order, count, piece.cover().keyStated());
                Optional<Melody> words = task instanceof Task.Composing ? Optional.empty() : before.melody();
                candidates.addAll(Candidate.ranked(composing.made(piece.open(), model, offers, order, words)));
                piece.session().show(candidates.get(0).piece().shown().entry());
            });
            return asked(piece, order.seed(), candidates);
        });
    }

    private Asked asked(DeskPiece piece, long seed, List<Candidate> candidates) throws WorkbenchException {
        OnDesk now = changed(piece);
        Story story = piece.story();
        List<Asked.Offered> offered = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int entry = candidate.piece().shown().entry();
            offered.add(new Asked.Offered(candidate, PieceVersion.of(story, entry, piece.title())));
        }
        return new Asked(now, seed, offered);
    }

    /** Signs what is shown; the journal says so afterwards. */
    public List<SignedFile> sign(UUID id, SigningWish wish) throws WorkbenchException {
        return with(id, piece -> {
            List<SignedFile> files = new ArrayList<>();
            piece.carryOut(() -> files.addAll(signing.sign(piece, wish)));
            changed(piece);
            return files;
        });
    }

    /**
     * Makes rows of the registry anew from journals and covers, where they are missing or somebody else worked on the piece.
     *
     * @return how many
     */
    public int recover() throws WorkbenchException {
        int recovered = 0;
        for (DeskDrawer.Kept kept : drawer.changed(this::isBehind)) {
            table.put(rows.row(kept.id(), kept.title(), kept.cover(), kept.shown()));
            recovered++;
        }
        return recovered;
    }

    private boolean isBehind(UUID id, Instant changed) {
        return table.find(id)
                .filter(row -> !changed.isAfter(row.changed().plus(AT_ONCE)))
                .isEmpty();
    }

    private <T> T with(UUID id, OpenPieces.Work<T> work) throws WorkbenchException {
        return open.with(id, () -> drawer.open(id), work);
    }

    private OnDesk changed(DeskPiece piece) throws WorkbenchException {
        OnDesk now = described(piece);
        try {
            table.put(now.row());
        } catch (RegistryException notTold) {
            // The journal has it; the registry catches up when the desk is opened the next time.
        }
        return now;
    }

    private OnDesk described(DeskPiece piece) throws WorkbenchException {
        Story story = piece.story();
        String title = piece.title();
        PieceVersion shown = PieceVersion.of(story, piece.session().shown(), title);
        return new OnDesk(rows.row(piece.files().id(), title, piece.cover(), shown), shown, piece.standpoint());
    }

    /** Closes all pieces. */
    @Override
    public void close() {
        open.close();
    }
}
