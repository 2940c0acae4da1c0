package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.studio.journals.Cover;
import dev.stemma.studio.registry.PieceRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What the registry keeps of pieces: all of it follows from their journals and covers. */
final class DeskRows {
    private final Function<Digest, Optional<ModelFolder>> models;

    /** @param models by their digests */
    DeskRows(Function<Digest, Optional<ModelFolder>> models) {
        this.models = models;
    }

    PieceRow row(UUID id, String title, Cover cover, PieceVersion shown) {
        Story story = shown.story();
        Journal journal = story.journal();
        List<Entry> entries = journal.entries();
        Instant last = entries.get(entries.size() - 1).time();
        SortedMap<Origin, Integer> origins = new TreeMap<>();
        for (TracedNote note : shown.version().notes()) {
            origins.merge(note.origin(), 1, Integer::sum);
        }
        ScoreFrame frame = shown.version().frame();
        Optional<Generation.Requested> asked = asked(entries);
        List<Bar> bars = shown.melody().map(Melody::bars).orElse(List.of());
        return new PieceRow(
                id,
                title,
                entries.get(0).time(),
                last.isAfter(cover.changed()) ? last : cover.changed(),
                cover.archived(),
                journal.size(),
                shown.entry(),
                origins,
                asked.flatMap(request -> Optional.ofNullable(request.settings().get("tradition"))),
                first(frame.keys()),
                first(frame.metres()),
                bars.isEmpty() ? 0 : bars.get(bars.size() - 1).number(),
                asked.map(Generation.Requested::model).map(this::modelTitle),
                story.people());
    }

    private static Optional<String> first(SortedMap<Long, String> changes) {
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.firstKey()));
    }

    private static Optional<Generation.Requested> asked(List<Entry> entries) {
        return entries.stream()
                .map(Entry::operation)
                .filter(Generation.Requested.class::isInstance)
                .map(Generation.Requested.class::cast)
                .reduce((earlier, later) -> later);
    }

    /** The title of a model that is at hand, else the beginning of its digest. */
    private String modelTitle(Digest digest) {
        return models.apply(digest)
                .map(model -> model.config().title())
                .orElseGet(() -> digest.toString().substring(0, 8));
    }

    /**
     * What a piece is called: as somebody said, else as its file says or is called, else by the seed of its first candidate.
     *
     * @param written the title in the file from which it comes
     */
    static String title(Cover cover, Optional<String> written, Journal journal) {
        return cover.title()
                .filter(title -> !title.isBlank())
                .or(() -> written)
                .or(cover::file)
                .or(() -> journal.entries().stream()
                        .map(Entry::operation)
                        .filter(Generation.Offered.class::isInstance)
                        .map(offer -> "Melody " + ((Generation.Offered) offer).seed())
                        .findFirst())
                .orElse("Melody");
    }
}
