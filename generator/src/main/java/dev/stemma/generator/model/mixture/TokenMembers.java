package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Counts;
import dev.stemma.generator.model.markov.LongTermMember;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.ShortTermMember;
import dev.stemma.generator.model.markov.Viewpoint;
import java.util.ArrayList;
import java.util.List;

/** The members of a melody model: the network first, then the long-term and the short-term Markov models. */
final class TokenMembers {
    private TokenMembers() {}

    static List<Member<TokenPast>> ofRhythm(Vocabulary vocabulary, Counts counts) {
        TokenViewpoints viewpoints = new TokenViewpoints(vocabulary);
        return members(vocabulary, counts, viewpoints.rhythmLongTerm(), viewpoints.rhythmShortTerm());
    }

    static List<Member<TokenPast>> ofPitch(Vocabulary vocabulary, Counts counts) {
        TokenViewpoints viewpoints = new TokenViewpoints(vocabulary);
        return members(vocabulary, counts, viewpoints.pitchLongTerm(), viewpoints.pitchShortTerm());
    }

    private static List<Member<TokenPast>> members(
            Vocabulary vocabulary,
            Counts counts,
            List<Viewpoint<TokenPast>> longTerm,
            List<Viewpoint<TokenPast>> shortTerm) {
        List<Member<TokenPast>> members = new ArrayList<>();
        members.add(new NetworkMember(vocabulary));
        longTerm.forEach(viewpoint -> members.add(new LongTermMember<>(viewpoint, counts)));
        shortTerm.forEach(viewpoint -> members.add(new ShortTermMember<>(viewpoint)));
        return members;
    }
}
