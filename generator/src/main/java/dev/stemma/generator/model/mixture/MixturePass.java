package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.kernel.Elementary;
import dev.stemma.generator.model.markov.CorpusMember;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.markov.EventPast;
import dev.stemma.generator.model.markov.Forecast;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Leads the members through melodies, note by note. */
final class MixturePass {
    static final int PLACES = 4;

    private final List<CorpusMember> members;
    private final Outcomes outcomes;
    private final int outcomeCount;
    private final boolean online;

    MixturePass(List<CorpusMember> members, Outcomes outcomes, int outcomeCount, boolean online) {
        this.members = members;
        this.outcomes = outcomes;
        this.outcomeCount = outcomeCount;
        this.online = online;
    }

    void learn(EventMelody melody) {
        members.forEach(member -> member.learn(melody));
    }

    /** What the members expect of a training melody that they have not learned; afterwards they have. */
    List<MixerTraining.Example> leaveOut(EventMelody melody) {
        members.forEach(member -> member.forget(melody));
        List<MixerTraining.Example> examples = new ArrayList<>();
        read(melody, examples::add);
        if (!online) {
            learn(melody);
        }
        return examples;
    }

    /** What the members expect of each note; online they learn it. */
    void read(EventMelody melody, Consumer<MixerTraining.Example> eachNote) {
        List<Member.Reading<EventPast>> readings = new ArrayList<>();
        for (CorpusMember member : members) {
            readings.add(online ? member.readAndLearn() : member.read());
        }
        EventPast past = new EventPast(melody);
        Forecast forecast = new Forecast(outcomeCount);
        do {
            Evidence evidence = new Evidence(members.size(), outcomeCount, PLACES);
            for (int i = 0; i < readings.size(); i++) {
                readings.get(i).predict(past, forecast);
                evidence.set(i, forecast);
            }
            place(evidence, past.length());
            int outcome = outcomes.of(melody, past.length());
            eachNote.accept(new MixerTraining.Example(evidence, outcome));
            for (Member.Reading<EventPast> reading : readings) {
                reading.accept(past, outcome);
            }
        } while (past.advance());
        if (online) {
            readings.forEach(reading -> ((CorpusMember.Learning) reading).finish());
        }
    }

    private static void place(Evidence evidence, int note) {
        evidence.place(0, (float) (Elementary.log(1 + note) / 4));
        evidence.place(1, note == 0 ? 1 : 0);
        evidence.place(2, note < 4 ? 1 : 0);
        evidence.place(3, 1);
    }
}
