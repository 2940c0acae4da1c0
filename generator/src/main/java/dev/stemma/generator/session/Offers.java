package dev.stemma.generator.session;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.sampling.DrawnNote;
import dev.stemma.generator.model.sampling.ParticleSampler;
import dev.stemma.generator.model.sampling.Sample;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Generation.OfferedNote;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model made, as the journal keeps it. All notes in the places that were opened to the model are the model's, under
 * new ids, also where it wrote what stood there before; all others keep their ids.
 */
final class Offers {
    /** With which kernel the model's probabilities are computed here. */
    static final int KERNEL = LstmNetwork.KERNEL_VERSION;

    /** With which sampler notes are drawn here. */
    static final Generation.Sampler SAMPLER = new Generation.Sampler(ParticleSampler.NAME, ParticleSampler.VERSION);

    private Offers() {}

    /**
     * An offer.
     *
     * @param before what the model was given
     * @param number among the candidates, from 1
     * @param firstId of the notes that the model wrote
     * @throws RecordException if a note is neither the model's nor was there before
     */
    static Generation.Offered of(Composition made, Version before, int number, long firstId) throws RecordException {
        Set<Note> kept = new HashSet<>(made.melody().notes());
        made.drawn().forEach(drawn -> kept.remove(drawn.note()));
        List<Long> removed = new ArrayList<>();
        for (TracedNote traced : before.notes()) {
            if (!kept.remove(Scores.note(traced.note()))) {
                removed.add(traced.note().id());
            }
        }
        if (!kept.isEmpty()) {
            throw new RecordException("the request brings notes of its own; they must be entered before");
        }
        List<OfferedNote> added = new ArrayList<>();
        for (DrawnNote drawn : made.drawn()) {
            added.add(offered(drawn, firstId + added.size()));
        }
        ScoreFrame frame = Scores.frame(made.melody());
        Sample sample = made.sample();
        return new Generation.Offered(
                number,
                made.request().seed(),
                frame.equals(before.frame()) ? Optional.empty() : Optional.of(frame),
                removed,
                added,
                new Generation.Sampling(
                        sample.particles(), sample.resamplings(), sample.searched(), sample.log2Probability()));
    }

    private static OfferedNote offered(DrawnNote drawn, long id) {
        JournalNote note = Scores.note(id, drawn.note());
        return new OfferedNote(
                note,
                new Evidence(
                        drawn.draw(),
                        drawn.particle(),
                        drawn.logProbability(),
                        drawn.rank(),
                        drawn.rhythms(),
                        drawn.pitches()));
    }
}
