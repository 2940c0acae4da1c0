package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Timeline;
import dev.stemma.provenance.record.Version;
import java.util.function.Function;

/** A version of a piece as the pages draw it. */
public final class ScoreJson {
    private ScoreJson() {}

    /** @param entry of the journal, after which the piece is so */
    public static ObjectNode of(Melody melody, int entry, Version version) {
        ObjectNode node = Json.object();
        node.put("entry", entry)
                .put("length", melody.length().toFraction())
                .put("anacrusis", melody.anacrusis().toFraction());
        changes(node.putArray("metres"), melody.metres(), Object::toString);
        changes(node.putArray("keys"), melody.keys(), Object::toString);
        changes(node.putArray("tempos"), melody.tempos(), Object::toString);
        node.set("notes", NotesJson.of(version));
        ArrayNode locked = node.putArray("locked");
        melody.bars().stream()
                .filter(bar -> version.notes().stream()
                        .anyMatch(traced -> version.isLocked(traced.note())
                                && traced.note().onset() >= bar.start().value()
                                && traced.note().onset() < bar.end().value()))
                .forEach(bar -> locked.add(Integer.toString(bar.number())));
        return node;
    }

    private static <T> void changes(ArrayNode array, Timeline<T> timeline, Function<T, String> text) {
        timeline.changes()
                .forEach(change -> array.addObject()
                        .put("onset", change.at().toFraction())
                        .put("value", text.apply(change.value())));
    }
}
