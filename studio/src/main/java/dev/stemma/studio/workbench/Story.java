package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Opening;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to a piece, with whom and what its commitments stand for, as far as that is known.
 *
 * @param journal all that is known to have happened
 * @param shows the entry after which the piece is what the file holds
 * @param carried how many entries the file carries; what follows is known on this machine alone
 */
public record Story(Journal journal, int shows, int carried, Map<Commitment, Opening> openings) {
    public Story {
        openings = Map.copyOf(openings);
    }

    static Story of(Journal journal, int shows, int carried, List<Opening> openings) {
        return new Story(
                journal,
                shows,
                carried,
                openings.stream()
                        .collect(Collectors.toMap(Opening::commitment, Function.identity(), (one, same) -> one)));
    }

    /** The people whose work the journal tells, in the order in which they came, by the names that they show. */
    public List<String> people() {
        return journal.entries().stream()
                .map(Entry::actor)
                .filter(Actor.Person.class::isInstance)
                .distinct()
                .map(this::name)
                .distinct()
                .toList();
    }

    /** Who somebody is: the name that is shown, or what tells him or her apart. */
    public String name(Actor actor) {
        return actor instanceof Actor.Person person
                ? text(person.id()).orElse("person " + person.id().brief())
                : ((Actor.Program) actor).tool().name();
    }

    /** What a commitment is to, if that is known. */
    public Optional<String> text(Commitment commitment) {
        return Optional.ofNullable(openings.get(commitment)).map(Opening::text);
    }
}
