package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.lab.Change;
import dev.stemma.studio.lab.Difference;
import dev.stemma.studio.lab.Tampered;
import dev.stemma.studio.lab.Tampering;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What is done in the tamper lab, as JSON. */
final class TamperingJson {
    private static final int MOST = 16;

    private TamperingJson() {}

    static List<Tampering> read(Fields fields) {
        List<Fields> wanted = fields.objects("tamperings");
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Refusal.malformed(
                    wanted.size() + " things to do at once",
                    "1 to " + MOST + " can be done; an empty list is the file itself");
        }
        return wanted.stream().map(TamperingJson::one).toList();
    }

    private static Tampering one(Fields fields) {
        fields.only("kind", "offset", "number", "semitones", "entry");
        String kind = fields.text("kind");
        return switch (kind) {
            case "byte" -> new Tampering.OneByte(fields.optionalLong("offset"));
            case "note" -> note(fields);
            case "title" -> new Tampering.Title();
            case "name" -> new Tampering.Name();
            case "origin" -> new Tampering.Origin(fields.optionalInteger("number"));
            case "entry" -> new Tampering.Entry(fields.optionalInteger("entry"));
            case "stranger" -> new Tampering.Stranger();
            case "strip" -> new Tampering.Strip();
            case "swap" -> new Tampering.Swap();
            default ->
                throw Refusal.malformed(
                        "there is no " + kind + " to do",
                        "there are: byte, note, title, name, origin, entry, stranger, strip, swap");
        };
    }

    private static Tampering note(Fields fields) {
        OptionalInt semitones = fields.optionalInteger("semitones");
        if (semitones.isPresent() && (semitones.getAsInt() == 0 || Math.abs((long) semitones.getAsInt()) > 24)) {
            throw Refusal.malformed("semitones is " + semitones.getAsInt(), "1 to 24 up, or -1 to -24 down");
        }
        return new Tampering.OneNote(fields.optionalInteger("number").orElse(1), semitones.orElse(1));
    }

    static ArrayNode kinds(List<Tampering> tamperings) {
        ArrayNode kinds = Json.object().arrayNode();
        tamperings.forEach(each -> kinds.add(kind(each)));
        return kinds;
    }

    private static String kind(Tampering tampering) {
        String name = tampering.getClass().getSimpleName();
        return (tampering instanceof Tampering.OneByte || tampering instanceof Tampering.OneNote
                        ? name.substring("One".length())
                        : name)
                .toLowerCase(Locale.ROOT);
    }

    static ObjectNode of(Tampered tampered) {
        ObjectNode node = Json.object();
        ArrayNode changes = node.putArray("changes");
        for (Change change : tampered.changes()) {
            ObjectNode entry = changes.addObject().put("kind", kind(change.tampering()));
            change.subject().ifPresent(subject -> entry.put("subject", subject));
            change.before().ifPresent(text -> entry.put("before", text));
            change.after().ifPresent(text -> entry.put("after", text));
        }
        ArrayNode bytes = node.putArray("bytes");
        for (Difference difference : tampered.bytes()) {
            bytes.addObject()
                    .put("place", difference.place().name().toLowerCase(Locale.ROOT))
                    .put("offset", difference.offset())
                    .put("before", HexFormat.of().formatHex(difference.before()))
                    .put("after", HexFormat.of().formatHex(difference.after()));
        }
        return node;
    }
}
