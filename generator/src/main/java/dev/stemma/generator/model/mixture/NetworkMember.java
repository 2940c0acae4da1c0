package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Forecast;
import dev.stemma.generator.model.markov.Member;

/** The network as one member among others: it says what the past was told of it. */
final class NetworkMember implements Member<TokenPast>, Member.Reading<TokenPast> {
    static final String NAME = "network";

    private final int pitchFrom;

    NetworkMember(Vocabulary vocabulary) {
        pitchFrom = vocabulary.firstPitchToken();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Member.Reading<TokenPast> read() {
        return this;
    }

    @Override
    public void predict(TokenPast past, Forecast forecast) {
        forecast.setLog(past.network(), past.context().awaitsPitch() ? pitchFrom : 0);
    }

    @Override
    public void accept(TokenPast past, int outcome) {
        // the network reads for itself
    }

    @Override
    public Member.Reading<TokenPast> copy() {
        return this;
    }
}
