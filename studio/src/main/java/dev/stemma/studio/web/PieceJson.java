package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.session.Ranking;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.studio.registry.PieceRow;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.workbench.Asked;
import dev.stemma.studio.workbench.Candidate;
import dev.stemma.studio.workbench.OnDesk;
import dev.stemma.studio.workbench.PieceVersion;
import java.util.Optional;
import java.util.function.Function;

/** Pieces and their versions as the API shows them. */
final class PieceJson {
    private PieceJson() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(PieceTable.Page page) {
        ObjectNode node = object().put("total", page.total());
        ArrayNode pieces = node.putArray("pieces");
        page.pieces().forEach(row -> pieces.add(summary(row)));
        return node;
    }

    private static ObjectNode summary(PieceRow row) {
        ObjectNode node = head(row).put("notes", row.notes());
        ObjectNode origins = node.putObject("origins");
        for (Origin origin : Origin.values()) {
            origins.put(origin.toString(), row.origins().getOrDefault(origin, 0));
        }
        row.tradition().ifPresent(text -> node.put("tradition", text));
        row.key().ifPresent(text -> node.put("key", text));
        row.metre().ifPresent(text -> node.put("metre", text));
        node.put("bars", row.bars());
        row.model().ifPresent(text -> node.put("model", text));
        ArrayNode people = node.putArray("people");
        row.people().forEach(people::add);
        return node;
    }

    private static ObjectNode head(PieceRow row) {
        return object().put("id", row.id().toString())
                .put("title", row.title())
                .put("created", row.created().toString())
                .put("changed", row.changed().toString())
                .put("archived", row.archived())
                .put("entries", row.entries());
    }

    static ObjectNode of(OnDesk piece) {
        ObjectNode node = head(piece.row());
        node.set("shown", of(piece.shown()));
        node.put("canUndo", piece.standpoint().canUndo());
        ArrayNode undone = node.putArray("undone");
        piece.standpoint().undone().forEach(undone::add);
        if (!piece.standpoint().candidates().isEmpty()) {
            ArrayNode candidates = node.putArray("candidates");
            piece.standpoint().candidates().forEach(candidates::add);
        }
        return node;
    }

    static ObjectNode of(PieceVersion shown) {
        ScoreFrame frame = shown.version().frame();
        Optional<Melody> melody = shown.melody();
        ObjectNode node = object().put("entry", shown.entry())
                .put("length", quarters(frame.length()))
                .put("anacrusis", quarters(frame.anacrusis()));
        put(node.putArray("metres"), melody.map(Melody::metres), Object::toString);
        put(node.putArray("keys"), melody.map(Melody::keys), Object::toString);
        put(node.putArray("tempos"), melody.map(Melody::tempos), Tempo::toString);
        ArrayNode notes = node.putArray("notes");
        shown.version().notes().forEach(note -> put(notes.addObject(), note, shown));
        ArrayNode locked = node.putArray("locked");
        shown.lockedBars().forEach(range -> locked.add(range.toString()));
        shown.abc().ifPresent(abc -> node.put("abc", abc));
        return node;
    }

    private static <T> void put(ArrayNode array, Optional<Timeline<T>> timeline, Function<T, String> text) {
        timeline.ifPresent(changes -> changes.changes()
                .forEach(change -> array.addObject()
                        .put("onset", change.at().toFraction())
                        .put("value", text.apply(change.value()))));
    }

    private static void put(ObjectNode node, TracedNote traced, PieceVersion shown) {
        JournalNote note = traced.note();
        node.put("id", note.name())
                .put("onset", quarters(note.onset()))
                .put("duration", quarters(note.duration()))
                .put("pitch", note.pitch())
                .put("origin", traced.origin().toString())
                .put("locked", shown.version().isLocked(note))
                .put("entry", traced.last());
        ArrayNode people = node.putArray("people");
        shown.people(traced).forEach(people::add);
    }

    static String quarters(long ticks) {
        return new Ticks(ticks).toFraction();
    }

    static ObjectNode of(Asked asked) {
        ObjectNode node = object();
        node.set("piece", of(asked.piece()));
        node.put("seed", asked.seed());
        ArrayNode candidates = node.putArray("candidates");
        asked.candidates().forEach(each -> put(candidates.addObject(), each));
        return node;
    }

    private static void put(ObjectNode node, Asked.Offered offered) {
        Candidate candidate = offered.candidate();
        node.put("number", candidate.number() + 1)
                .put("seed", candidate.piece().composition().request().seed());
        node.set("version", of(offered.version()));
        node.put("score", candidate.ranking().score())
                .put("experimental", candidate.piece().isExperimental());
        ArrayNode reasons = node.putArray("reasons");
        for (Ranking.Mark mark : candidate.ranking().marks()) {
            ObjectNode reason = reasons.addObject().put("name", mark.name()).put("value", mark.value());
            if (mark.name().equals(Ranking.DISTANCE)) {
                candidate
                        .likeness()
                        .ifPresent(like -> reason.put("work", like.work()).put("notes", like.notes()));
            }
        }
    }
}
