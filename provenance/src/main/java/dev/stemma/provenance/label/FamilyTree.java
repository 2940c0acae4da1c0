package dev.stemma.provenance.label;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Opening;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The family of a file: all that its credentials name as what it came from.
 *
 * @param members the file itself first; each before what it came from, as far as they do not go in circles; those without
 *     credentials of their own last
 * @param history what happened to the piece in between, where the file has a journal
 */
public record FamilyTree(List<FamilyMember> members, Optional<History> history) {
    /**
     * The journal of a piece.
     *
     * @param shows index of the entry after which the piece is what the file holds
     * @param openings of the people who appear in it, as far as they are told
     */
    public record History(Journal journal, int shows, List<Opening> openings) {
        public History {
            openings = List.copyOf(openings);
        }
    }

    public FamilyTree {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a family has one member, the file itself");
        }
        Set<String> ids = members.stream().map(FamilyMember::id).collect(Collectors.toSet());
        boolean whole = members.stream()
                .flatMap(each -> each.descent().stream())
                .allMatch(descent -> ids.contains(descent.id()));
        if (ids.size() < members.size() || !whole) {
            throw new IllegalArgumentException("members are told apart by their ids, and come from each other");
        }
    }

    /** The file that the family is of. */
    public FamilyMember file() {
        return members.get(0);
    }
}
