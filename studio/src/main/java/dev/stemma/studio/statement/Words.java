package dev.stemma.studio.statement;

import dev.stemma.provenance.record.Bits;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Share;
import dev.stemma.provenance.record.Stretch;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedMap;

/** How the account of a piece is put into words. */
public final class Words {
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language language;
    private final ResourceBundle texts;

    public Words(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                Words.class.getPackageName() + ".words", Locale.forLanguageTag(language.toString()), NO_OTHER);
    }

    public Language language() {
        return language;
    }

    /** The text of a name, its places filled. */
    public String text(String name, Object... values) {
        return new MessageFormat(texts.getString(name), language.locale()).format(values);
    }

    /** A time as people write it, in UTC. */
    public String date(Instant time) {
        return DateTimeFormatter.ofPattern(texts.getString("date"), language.locale())
                .format(time.atOffset(ZoneOffset.UTC));
    }

    private boolean has(String name) {
        return texts.containsKey(name);
    }

    /** The name of a person, or how he or she is called who has none. */
    public String person(Names names, Commitment person) {
        return names.name(person).orElseGet(() -> text("person.unnamed", person.brief()));
    }

    /** A figure such as {@code 12.4 bits and 1 unknown}; a dash if there is nothing. */
    public String bits(Bits bits) {
        if (bits.isNone()) {
            return text("bits.none");
        }
        String sum = String.format(Locale.ROOT, "%.1f", bits.sum());
        if (bits.known() == 0) {
            return text("bits.unknown", bits.unknown());
        }
        return bits.unknown() == 0 ? text("bits", sum) : text("bits.partly", sum, bits.unknown());
    }

    /** What a person did that the piece builds on, e.g. {@code 1 choice, 3 notes entered}. */
    public String deeds(Share share) {
        List<String> parts = new ArrayList<>(operations(share.operations()));
        if (share.inferred() > 0) {
            parts.add(text("deeds.inferred", share.inferred()));
        }
        int aside =
                share.setAside().values().stream().mapToInt(Integer::intValue).sum();
        if (aside > 0) {
            parts.add(text("deeds.aside", aside));
        }
        return parts.isEmpty() ? text("deeds.none") : String.join(text("list"), parts);
    }

    private List<String> operations(SortedMap<String, Integer> operations) {
        return operations.entrySet().stream()
                .filter(each -> has("deed." + each.getKey()))
                .map(each -> text("deed." + each.getKey(), each.getValue()))
                .toList();
    }

    /** Where the notes of a stretch come from and what is known of it, e.g. {@code 4 notes by the model, 1 edited by ann (2.3 bits)}. */
    public String stretch(Stretch stretch, Names names) {
        List<String> parts = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            boolean ofPeople = origin == Origin.HUMAN || origin == Origin.EDITED;
            if (ofPeople) {
                parts.addAll(byPeople(stretch, origin, names));
            } else if (stretch.origins().get(origin) > 0) {
                parts.add(text("origin." + origin, stretch.origins().get(origin)));
            }
        }
        return parts.isEmpty() ? text("stretch.empty") : String.join(text("list"), parts);
    }

    private List<String> byPeople(Stretch stretch, Origin origin, Names names) {
        Map<List<Commitment>, Integer> notes = new LinkedHashMap<>();
        Map<List<Commitment>, Bits> figures = new LinkedHashMap<>();
        stretch.notes().stream()
                .filter(note -> note.traced().origin() == origin)
                .forEach(note -> {
                    notes.merge(note.people(), 1, Integer::sum);
                    figures.merge(
                            note.people(),
                            origin == Origin.HUMAN ? humanBits(note.entry(), note.edit()) : note.edit(),
                            Bits::plus);
                });
        List<String> parts = new ArrayList<>();
        notes.forEach((people, count) -> {
            List<String> who =
                    people.stream().map(person -> person(names, person)).toList();
            Bits bits = figures.get(people);
            parts.add(text("origin." + origin, count, String.join(text("and"), who))
                    + (bits.isNone() ? "" : text("in.brackets", bits(bits))));
        });
        return parts;
    }

    /** Of a note that was entered and then changed, the change is what is known. */
    private static Bits humanBits(Bits entry, Bits edit) {
        return entry.known() == 0 && edit.known() > 0 ? edit : entry;
    }
}
