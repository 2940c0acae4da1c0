package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was made of several melodies. */
public record Recognition(List<Judgement> judgements) {
    public Recognition {
        judgements = List.copyOf(judgements);
    }

    /** The traditions that melodies belong to or could be taken for. */
    public SortedSet<Tradition> traditions() {
        SortedSet<Tradition> traditions = new TreeSet<>();
        judgements.forEach(judgement -> {
            traditions.add(judgement.own());
            traditions.addAll(judgement.bits().keySet());
        });
        return traditions;
    }

    /** Only the melodies of a tradition. */
    public Recognition of(Tradition own) {
        return new Recognition(judgements.stream()
                .filter(judgement -> judgement.own().equals(own))
                .toList());
    }

    /** Only the melodies of some traditions, at least two, judged among these alone. */
    public Recognition among(Set<Tradition> some) {
        return new Recognition(judgements.stream()
                .filter(judgement -> some.contains(judgement.own()))
                .map(judgement -> {
                    SortedMap<Tradition, BitsPerNote> bits = new TreeMap<>(judgement.bits());
                    bits.keySet().retainAll(some);
                    return new Judgement(judgement.name(), judgement.own(), bits);
                })
                .toList());
    }

    /** Number of melodies. */
    public int count() {
        return judgements.size();
    }

    /** How many melodies were taken for a tradition. */
    public int takenFor(Tradition tradition, Aspect aspect) {
        return (int) judgements.stream()
                .filter(judgement -> judgement.verdict(aspect).equals(tradition))
                .count();
    }

    /** How many melodies were taken for their own tradition. */
    public int right(Aspect aspect) {
        return (int) judgements.stream()
                .filter(judgement -> judgement.isRight(aspect))
                .count();
    }

    /** The share that is right; guessing the more frequent of two traditions reaches its share. */
    public double accuracy(Aspect aspect) {
        return (double) right(aspect) / count();
    }

    /** The mean over traditions of the share that is right: guessing reaches one in the number of traditions. */
    public double balancedAccuracy(Aspect aspect) {
        List<Recognition> byTradition = traditions().stream()
                .map(this::of)
                .filter(each -> each.count() > 0)
                .toList();
        return byTradition.stream().mapToDouble(each -> each.accuracy(aspect)).sum() / byTradition.size();
    }

    /** The mean of {@link Judgement#margin}. */
    public double margin(Aspect aspect) {
        return judgements.stream().mapToDouble(each -> each.margin(aspect)).sum() / count();
    }

    /** The mean of {@link Judgement#distance}. */
    public double distance(Tradition one, Tradition other, Aspect aspect) {
        return judgements.stream()
                        .mapToDouble(each -> each.distance(one, other, aspect))
                        .sum()
                / count();
    }
}
