package dev.stemma.studio.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.session.BarRange;
import dev.stemma.provenance.record.PlainText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what is to be done to a melody: a JSON list with an object for each operation. */
public final class EditScript {
    private static final int MOST_OPERATIONS = 10_000;
    private static final int MOST_CHARACTERS = 10_000;

    /** Members of each operation beside {@code op}. */
    private static final Map<String, Set<String>> MEMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("add", Set.of("onset", "duration", "pitch")),
            Map.entry("set-pitch", Set.of("note", "pitch")),
            Map.entry("move", Set.of("note", "onset")),
            Map.entry("resize", Set.of("note", "duration")),
            Map.entry("remove", Set.of("note")),
            Map.entry("lock", Set.of("bars")),
            Map.entry("unlock", Set.of("bars")),
            Map.entry("transpose", Set.of("semitones")),
            Map.entry("annotate", Set.of("text")),
            Map.entry("undo", Set.of("to")),
            Map.entry("choose", Set.of("entry")),
            Map.entry("show", Set.of("entry")),
            Map.entry("reject", Set.of("entries")),
            Map.entry("branch", Set.of("name")),
            Map.entry("take", Set.of("entry", "bars")),
            Map.entry("clear", Set.of("metre", "key", "bars", "tempo"))));

    private EditScript() {}

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException if it is none, naming the operation at which it ends to be one
     */
    public static List<Edit> read(JsonNode document) {
        if (!document.isArray()) {
            throw new IllegalArgumentException(
                    "it is no JSON list of operations, such as [{\"op\":\"remove\",\"note\":\"n3\"}]");
        }
        if (document.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException("it has " + document.size() + " operations; at most " + MOST_OPERATIONS
                    + " are carried out at once");
        }
        List<Edit> edits = new ArrayList<>();
        for (JsonNode each : document) {
            try {
                edits.add(new Operation(each).edit());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("operation " + (edits.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("it has no operation");
        }
        return edits;
    }

    /** One of them. */
    private record Operation(JsonNode node) {
        Edit edit() {
            if (!node.isObject() || !MEMBERS.containsKey(node.path("op").asText())) {
                throw new IllegalArgumentException("\"op\" is one of " + String.join(", ", MEMBERS.keySet())
                        + ", found " + found(node.isObject() ? node.path("op") : node));
            }
            String name = node.get("op").asText();
            requireKnown(name);
            return switch (name) {
                case "add" -> new Edit.Add(time("onset"), time("duration"), pitch());
                case "set-pitch" -> new Edit.SetPitch(note(), pitch());
                case "move" -> new Edit.Move(note(), time("onset"));
                case "resize" -> new Edit.Resize(note(), time("duration"));
                case "remove" -> new Edit.Remove(note());
                case "lock" -> new Edit.Lock(bars());
                case "unlock" -> new Edit.Unlock(bars());
                case "transpose" -> new Edit.Transpose(number("semitones", -127, 127));
                case "annotate" -> new Edit.Annotate(remark());
                case "choose" -> new Edit.Choose(entry("entry"));
                case "show" -> new Edit.Show(entry("entry"));
                case "reject" -> new Edit.Reject(entries());
                case "branch" -> new Edit.Branch(branch());
                case "take" -> new Edit.Take(entry("entry"), bars());
                case "clear" -> clear();
                default -> new Edit.Undo(node.has("to") ? OptionalInt.of(entry("to")) : OptionalInt.empty());
            };
        }

        private void requireKnown(String name) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String member = names.next();
                if (!member.equals("op") && !MEMBERS.get(name).contains(member)) {
                    throw new IllegalArgumentException(name + " takes " + String.join(", ", sorted(name)) + ", found \""
                            + PlainText.brief(member) + "\"");
                }
            }
        }

        private static List<String> sorted(String name) {
            return MEMBERS.get(name).stream().sorted().toList();
        }

        private static String found(JsonNode value) {
            return value.isMissingNode() ? "nothing" : PlainText.brief(value.toString());
        }

        private IllegalArgumentException unlike(String member, String accepted) {
            return new IllegalArgumentException(
                    "\"" + member + "\" is " + accepted + ", found " + found(node.path(member)));
        }

        private Ticks time(String member) {
            JsonNode value = node.path(member);
            try {
                if (value.isTextual() || value.isIntegralNumber()) {
                    return Ticks.parseFraction(value.asText());
                }
            } catch (IllegalArgumentException e) {
                throw unlike(member, "a time in quarter notes, such as \"3/2\"");
            }
            throw unlike(member, "a time in quarter notes, such as \"3/2\"");
        }

        private Pitch pitch() {
            JsonNode value = node.path("pitch");
            try {
                if (value.isTextual() || value.isIntegralNumber()) {
                    return Pitch.parse(value.asText());
                }
            } catch (IllegalArgumentException e) {
                throw unlike("pitch", "a MIDI number from 0 to 127, or a name such as \"E4\"");
            }
            throw unlike("pitch", "a MIDI number from 0 to 127, or a name such as \"E4\"");
        }

        private long note() {
            JsonNode value = node.path("note");
            String text = value.isTextual() ? value.asText() : value.isIntegralNumber() ? "n" + value.asText() : "";
            if (!text.matches("n[1-9]\\d{0,17}")) {
                throw unlike("note", "the id of a note, such as \"n17\", as stemma inspect --json lists them");
            }
            return Long.parseLong(text.substring(1));
        }

        private BarRange bars() {
            JsonNode value = node.path("bars");
            try {
                if (value.isTextual() || value.isIntegralNumber()) {
                    return BarRange.parse(value.asText());
                }
            } catch (IllegalArgumentException e) {
                throw unlike("bars", "bars such as \"3-4\" or \"3\"");
            }
            throw unlike("bars", "bars such as \"3-4\" or \"3\"");
        }

        private int number(String member, int least, int most) {
            JsonNode value = node.path(member);
            if (!value.isIntegralNumber()
                    || !value.canConvertToInt()
                    || value.asInt() < least
                    || value.asInt() > most) {
                throw unlike(member, "a whole number from " + least + " to " + most);
            }
            return value.asInt();
        }

        private int entry(String member) {
            return number(member, 0, Integer.MAX_VALUE);
        }

        private List<Integer> entries() {
            List<Integer> entries = new ArrayList<>();
            for (JsonNode each : node.path("entries")) {
                if (!each.isIntegralNumber() || !each.canConvertToInt() || each.asInt() < 0) {
                    throw unlike("entries", "a list of numbers of entries, such as [3, 4]");
                }
                entries.add(each.asInt());
            }
            if (entries.isEmpty()) {
                throw unlike("entries", "a list of numbers of entries, such as [3, 4]");
            }
            return entries;
        }

        private Edit clear() {
            return new Edit.Clear(
                    text("metre", Metre::parse).orElse(Metre.COMMON),
                    text("key", Key::parse).orElse(Edit.Clear.USUAL_KEY),
                    text("bars", Edit.Clear::bars).orElse(Edit.Clear.USUAL_BARS),
                    text("tempo", WishTexts::tempo).orElse(Melody.DEFAULT_TEMPO));
        }

        private <T> Optional<T> text(String member, Function<String, T> parse) {
            if (!node.has(member)) {
                return Optional.empty();
            }
            try {
                return Optional.of(parse.apply(node.get(member).asText()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("\"" + member + "\": " + e.getMessage(), e);
            }
        }

        private String branch() {
            if (!node.path("name").isTextual()) {
                throw unlike("name", "the name of a branch, such as \"brighter end\"");
            }
            return node.get("name").asText();
        }

        private String remark() {
            String text = node.path("text").isTextual() ? node.get("text").asText() : "";
            if (text.isBlank() || text.length() > MOST_CHARACTERS) {
                throw unlike("text", "a text of 1 to " + MOST_CHARACTERS + " characters");
            }
            return text;
        }
    }
}
