package dev.stemma.generator.model.markov;

/** A {@link ShortTermMember} among members that learn a corpus: it takes nothing from one melody to another. */
public final class ShortTermCorpusMember implements CorpusMember {
    private final ShortTermMember<EventPast> member;

    public ShortTermCorpusMember(Viewpoint<EventPast> viewpoint) {
        member = new ShortTermMember<>(viewpoint);
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
    public void learn(EventMelody melody) {}

    @Override
    public void forget(EventMelody melody) {}

    @Override
    public Learning readAndLearn() {
        Reading<EventPast> reading = member.read();
        return new Learning() {
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
        };
    }
}
