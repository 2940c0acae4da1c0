package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Counts;
import dev.stemma.generator.model.markov.GrowingCounts;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.PackedCounts;
import dev.stemma.provenance.asset.SafeTensors;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link MixtureModel} has learned beside its network. As tensors those of {@link PackedCounts}, and for {@code
 * rhythm} and {@code pitch} steps, with M members, H hidden units and F features (F32, row by row):
 *
 * <pre>
 * mixer.rhythm.base         [M]       mixer.pitch.base         [M]
 * mixer.rhythm.gates        [M, H]    mixer.pitch.gates        [M, H]
 * mixer.rhythm.hidden.bias  [H]       mixer.pitch.hidden.bias  [H]
 * mixer.rhythm.hidden       [H, F]    mixer.pitch.hidden       [H, F]
 * </pre>
 *
 * @param counts of all long-term members
 * @param rhythm weights of the members of rhythm steps, in the order of {@link #rhythmMembers}
 * @param pitch weights of the members of pitch steps, in the order of {@link #pitchMembers}
 */
public record LearnedMembers(PackedCounts counts, MixerWeights rhythm, MixerWeights pitch) {
    private static final String RHYTHM = "mixer.rhythm.";
    private static final String PITCH = "mixer.pitch.";

    /** Names of the members of rhythm steps in this version, the network first. */
    public static List<String> rhythmMembers(Vocabulary vocabulary) {
        return names(TokenMembers.ofRhythm(vocabulary, new GrowingCounts()));
    }

    /** Names of the members of pitch steps in this version, the network first. */
    public static List<String> pitchMembers(Vocabulary vocabulary) {
        return names(TokenMembers.ofPitch(vocabulary, new GrowingCounts()));
    }

    private static List<String> names(List<Member<TokenPast>> members) {
        return members.stream().map(Member::name).toList();
    }

    /**
     * Reads the tensors, if there are any.
     *
     * @throws IllegalArgumentException if one is missing or they do not fit each other
     */
    public static Optional<LearnedMembers> from(SafeTensors tensors) {
        if (tensors.tensors().keySet().stream().noneMatch(name -> name.startsWith(RHYTHM))) {
            return Optional.empty();
        }
        return Optional.of(new LearnedMembers(
                PackedCounts.from(tensors), MixerWeights.from(tensors, RHYTHM), MixerWeights.from(tensors, PITCH)));
    }

    /** The tensors given, and these. */
    public SafeTensors addTo(SafeTensors tensors) {
        return pitch.addTo(rhythm.addTo(counts.addTo(tensors), RHYTHM), PITCH);
    }

    /**
     * Checks that the weights are those of this version's members.
     *
     * @throws IllegalArgumentException if they are not
     */
    public void requireFit(Vocabulary vocabulary) {
        rhythmMixture(vocabulary);
        pitchMixture(vocabulary);
    }

    Mixture<TokenPast> rhythmMixture(Vocabulary vocabulary) {
        return rhythmMixture(vocabulary, counts);
    }

    Mixture<TokenPast> pitchMixture(Vocabulary vocabulary) {
        return pitchMixture(vocabulary, counts);
    }

    /** The same weights over other counts. */
    Mixture<TokenPast> rhythmMixture(Vocabulary vocabulary, Counts others) {
        return new Mixture<>(
                TokenMembers.ofRhythm(vocabulary, others), rhythm, new TokenPlaces(), vocabulary.firstPitchToken());
    }

    /** The same weights over other counts. */
    Mixture<TokenPast> pitchMixture(Vocabulary vocabulary, Counts others) {
        return new Mixture<>(TokenMembers.ofPitch(vocabulary, others), pitch, new TokenPlaces(), vocabulary.pitches());
    }
}
