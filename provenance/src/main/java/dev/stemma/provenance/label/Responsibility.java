package dev.stemma.provenance.label;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Tool;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who and what answers for each note of a version: a model for what it wrote, a person for what he or she entered or
 * changed, a file for what was in it. People are named by the commitments of the journal alone, so their names can still be
 * erased.
 *
 * @param parties in the order in which they come up
 * @param notes in the order in which they sound
 */
public record Responsibility(List<Party> parties, List<Share> notes) {
    /** What a party is. */
    public enum Kind {
        MODEL,
        PERSON,
        PROGRAM,
        FILE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody or something that answers for notes.
     *
     * @param id within a document: {@code model-1}, {@code person-2}
     * @param name for people
     * @param identity digest of the model or the file, commitment of the person, version of the program
     */
    public record Party(String id, Kind kind, String name, String identity) {
        private static final Pattern ID = Pattern.compile(
                Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining("|", "(", ")-[0-9]{1,6}")));

        /** Whether a text is the name of a party within a document. */
        public static boolean isId(String text) {
            return ID.matcher(text).matches();
        }
    }

    /** What answers for one note, in the order in which they had a part in it. */
    public record Share(long note, Origin origin, List<Party> parties) {
        public Share {
            parties = List.copyOf(parties);
        }

        /** Whether a party of a kind answers for it. */
        public boolean involves(Kind kind) {
            return parties.stream().anyMatch(party -> party.kind() == kind);
        }
    }

    public Responsibility {
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
    }

    /**
     * What follows from the journal for the version after an entry.
     *
     * @throws JournalException if that version, or an entry that made it, is not at hand
     */
    public static Responsibility of(Journal journal, int shows) throws JournalException {
        Version version = journal.version(shows)
                .orElseThrow(() -> new JournalException("the version after entry " + shows + " is not at hand"));
        return new Finder(journal).find(version);
    }

    /** Numbers parties as they come up. */
    private static final class Finder {
        private final Journal journal;
        private final Map<Actor, Party> actors = new LinkedHashMap<>();
        private final Map<Digest, Party> digests = new LinkedHashMap<>();
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        private final List<Party> parties = new ArrayList<>();

        Finder(Journal journal) {
            this.journal = journal;
        }

        Responsibility find(Version version) throws JournalException {
            List<TracedNote> traced = version.notes().stream()
                    .sorted(Comparator.comparingLong(
                                    (TracedNote note) -> note.note().onset())
                            .thenComparingLong(note -> note.note().id()))
                    .toList();
            List<Share> shares = new ArrayList<>();
            for (TracedNote note : traced) {
                shares.add(new Share(note.note().id(), note.origin(), List.copyOf(of(note))));
            }
            return new Responsibility(parties, shares);
        }

        private Set<Party> of(TracedNote note) throws JournalException {
            Set<Party> found = new LinkedHashSet<>();
            for (int index : note.history()) {
                Optional<Entry> entry = journal.entry(index);
                if (entry.isEmpty()) {
                    throw new JournalException("entry " + index + ", which made a note, is not at hand");
                }
                found.add(party(entry.get()));
                if (note.origin() == Origin.MODEL || note.origin() == Origin.IMPORTED) {
                    return found; // what came after left it as it was
                }
            }
            return found;
        }

        private Party party(Entry entry) {
            if (entry.operation() instanceof Source.Imported imported) {
                return digest(Kind.FILE, imported.file());
            }
            Optional<Digest> model = entry.operation() instanceof Generation.Offered
                            && entry.base().isPresent()
                    ? journal.entry(entry.base().getAsInt()).flatMap(Finder::model)
                    : Optional.empty();
            return model.map(digest -> digest(Kind.MODEL, digest)).orElseGet(() -> actor(entry.actor()));
        }

        private static Optional<Digest> model(Entry base) {
            return base.operation() instanceof Generation.Requested requested
                    ? Optional.of(requested.model())
                    : Optional.empty();
        }

        private Party digest(Kind kind, Digest digest) {
            return digests.computeIfAbsent(digest, each -> add(kind, "", "sha256:" + each));
        }

        private Party actor(Actor actor) {
            return actors.computeIfAbsent(actor, each -> {
                if (each instanceof Actor.Person person) {
                    return add(Kind.PERSON, "", "sha256:" + person.id().digest());
                }
                Tool tool = ((Actor.Program) each).tool();
                return add(Kind.PROGRAM, tool.name(), tool.version());
            });
        }

        private Party add(Kind kind, String name, String identity) {
            int number = counts.merge(kind, 1, Integer::sum);
            String word = kind.word();
            Party party = new Party(word + "-" + number, kind, name.isEmpty() ? word + " " + number : name, identity);
            parties.add(party);
            return party;
        }
    }
}
