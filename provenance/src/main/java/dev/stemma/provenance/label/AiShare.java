package dev.stemma.provenance.label;

import dev.stemma.provenance.label.Responsibility.Kind;
import dev.stemma.provenance.label.Responsibility.Party;
import dev.stemma.provenance.label.Responsibility.Share;
import dev.stemma.provenance.record.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What part generative AI had in a recording and in each contribution to it, in the words of DDEX ERN 4.3.2
 * ({@code ContainsAI}, {@code AiContribution}). What exists keeps the rules that its schema states in words and no schema
 * processor checks.
 *
 * @param containsAi nothing if notes were brought in of which the journal does not tell who made them
 */
public record AiShare(Optional<Amount> containsAi, List<Contributor> contributors) {
    /** How much. */
    public enum Amount {
        ALL("All"),
        NONE("None"),
        PARTLY("Partly");

        private final String term;

        Amount(String term) {
            this.term = term;
        }

        /** As DDEX writes it. */
        public String term() {
            return term;
        }
    }

    /**
     * Somebody or something that had a part.
     *
     * @param person nothing for generative AI, which DDEX has no party for
     */
    public record Contributor(Optional<Party> person, Amount aiContribution) {
        public Contributor {
            if (person.isEmpty() != (aiContribution == Amount.ALL)) {
                throw new IllegalArgumentException(
                        "AiContribution is All for the special contributor GenerativeAI and for nobody else; found "
                                + aiContribution.term() + " for "
                                + person.map(Party::name).orElse("GenerativeAI"));
            }
        }
    }

    public AiShare {
        contributors = List.copyOf(contributors);
        if (containsAi.filter(Amount.ALL::equals).isPresent()
                && contributors.stream().anyMatch(each -> each.person().isPresent())) {
            throw new IllegalArgumentException("where ContainsAI is All, GenerativeAI is the only contributor");
        }
        if (containsAi.filter(Amount.NONE::equals).isPresent()
                && contributors.stream().anyMatch(each -> each.aiContribution() != Amount.NONE)) {
            throw new IllegalArgumentException(
                    "where ContainsAI is None, no contributor has the AiContribution Partly or All");
        }
    }

    /** What follows from the notes: from all of a model, as it wrote them; from none of a model; or from both. */
    public static AiShare of(Responsibility responsibility) {
        List<Share> notes = responsibility.notes();
        boolean none = notes.stream().noneMatch(note -> note.involves(Kind.MODEL));
        boolean all = !notes.isEmpty() && notes.stream().allMatch(note -> note.origin() == Origin.MODEL);
        List<Contributor> contributors = new ArrayList<>();
        if (!none) {
            contributors.add(new Contributor(Optional.empty(), Amount.ALL));
        }
        for (Party person : responsibility.parties()) {
            if (person.kind() == Kind.PERSON) {
                boolean withModel =
                        notes.stream().anyMatch(note -> note.parties().contains(person) && note.involves(Kind.MODEL));
                contributors.add(new Contributor(Optional.of(person), withModel ? Amount.PARTLY : Amount.NONE));
            }
        }
        return new AiShare(amount(none, all, notes), contributors);
    }

    private static Optional<Amount> amount(boolean none, boolean all, List<Share> notes) {
        if (none && notes.stream().anyMatch(note -> note.involves(Kind.FILE))) {
            return Optional.empty();
        }
        return Optional.of(none ? Amount.NONE : all ? Amount.ALL : Amount.PARTLY);
    }
}
