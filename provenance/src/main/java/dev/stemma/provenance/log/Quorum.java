package dev.stemma.provenance.log;

import java.util.List;
import java.util.Set;

/** Which witnesses must have signed. */
public sealed interface Quorum {
    /** The witness of this key. */
    record Witness(String name, VerifierKey key) implements Quorum {}

    /** At least so many of the members. */
    record Group(String name, int threshold, List<Quorum> members) implements Quorum {
        public Group {
            members = List.copyOf(members);
            if (threshold < 1 || threshold > members.size()) {
                throw new LogException("group " + name + " has " + members.size()
                        + " members; expected a number from 1 to " + members.size() + ", found " + threshold);
            }
        }
    }

    /** Nobody. */
    record None() implements Quorum {}

    /** Whether these are enough. */
    default boolean isMetBy(Set<VerifierKey> signers) {
        if (this instanceof Witness witness) {
            return signers.contains(witness.key());
        }
        if (this instanceof Group group) {
            return group.members().stream()
                            .filter(member -> member.isMetBy(signers))
                            .count()
                    >= group.threshold();
        }
        return true;
    }
}
