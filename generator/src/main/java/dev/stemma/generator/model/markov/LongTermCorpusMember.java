package dev.stemma.generator.model.markov;

/** A {@link LongTermMember} that learns and forgets the melodies of a corpus. */
public final class LongTermCorpusMember implements CorpusMember {
    private final Viewpoint<EventPast> viewpoint;
    private final Outcomes outcomes;
    private final GrowingCounts counts = new GrowingCounts();
    private final LongTermMember<EventPast> member;
    private final long[] keys;

    public LongTermCorpusMember(Viewpoint<EventPast> viewpoint, Outcomes outcomes) {
        this.viewpoint = viewpoint;
        this.outcomes = outcomes;
        member = new LongTermMember<>(viewpoint, counts);
        keys = new long[viewpoint.maximumContexts()];
    }

    @Override
    public String name() {
        return member.name();
    }

    @Override
    public Reading<EventPast> read() {
        return member.read();
    }

    @Override
    public void learn(EventMelody melody) {
        EventPast past = new EventPast(melody);
        do {
            int contexts = viewpoint.contexts(past, keys);
            counts.learn(keys, contexts, viewpoint.symbol(past, outcomes.of(melody, past.length())));
        } while (past.advance());
    }

    @Override
    public void forget(EventMelody melody) {
        EventPast past = new EventPast(melody);
        do {
            int contexts = viewpoint.contexts(past, keys);
            counts.forget(keys, contexts, viewpoint.symbol(past, outcomes.of(melody, past.length())));
        } while (past.advance());
    }

    @Override
    public Learning readAndLearn() {
        return new NoteByNote(member.readAndLearn());
    }

    private record NoteByNote(Reading<EventPast> reading) implements Learning {
        @Override
        public void predict(EventPast past, Forecast forecast) {
            reading.predict(past, forecast);
        }

        @Override
        public void accept(EventPast past, int outcome) {
            reading.accept(past, outcome);
        }

        @Override
        public Reading<EventPast> copy() {
            return reading.copy();
        }

        @Override
        public void finish() {}
    }
}
