package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Viewpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The viewpoints of a melody model. Those that see the tradition learn what is its own, the others what all have in common;
 * those named after bars compare with what stood at the same place that many bars before.
 */
final class TokenViewpoints {
    private final Vocabulary vocabulary;

    TokenViewpoints(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** On rhythm steps, long term. */
    List<Viewpoint<TokenPast>> rhythmLongTerm() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        list.add(rhythm("rhythm", List.of(), TokenPast::rhythm, 8));
        list.add(rhythm("rhythm-place", List.of(TokenPast::metrePlace), TokenPast::rhythm, 6));
        list.add(rhythm(
                "rhythm-tradition", List.of(TokenViewpoints::tradition, TokenPast::metrePlace), TokenPast::rhythm, 4));
        list.add(rhythm(
                "rhythm-phrase",
                List.of(past -> past.context().barsToGo(), TokenPast::metrePlace),
                TokenPast::rhythm,
                3));
        list.addAll(rhythmBars());
        return list;
    }

    /** On rhythm steps, short term. */
    List<Viewpoint<TokenPast>> rhythmShortTerm() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        list.add(rhythm("rhythm", List.of(), TokenPast::rhythm, 6));
        list.add(rhythm("rhythm-place", List.of(TokenPast::metrePlace), TokenPast::rhythm, 6));
        list.addAll(rhythmBars());
        return list;
    }

    private List<Viewpoint<TokenPast>> rhythmBars() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        for (int i = 0; i < TokenPast.BARS_BEFORE.length; i++) {
            int index = i;
            list.add(rhythm(
                    "rhythm-bars-" + TokenPast.BARS_BEFORE[i],
                    List.of(
                            past -> past.rhythmBefore(index),
                            past -> Math.min(6, past.rhythmRun(index)),
                            TokenPast::metrePlace),
                    TokenPast::rhythm,
                    1));
        }
        return list;
    }

    private Viewpoint<TokenPast> rhythm(
            String name, List<ToLongFunction<TokenPast>> present, TokenViewpoint.Element element, int order) {
        return new TokenViewpoint(
                name, vocabulary.firstPitchToken(), (past, outcome) -> outcome, present, element, order);
    }

    /** On pitch steps, long term. */
    List<Viewpoint<TokenPast>> pitchLongTerm() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        list.add(interval("interval", List.of(), TokenPast::interval, 6));
        list.add(degree("degree-tradition", List.of(TokenViewpoints::tradition, TokenViewpoints::mode), 5));
        list.add(interval("interval-tradition", List.of(TokenViewpoints::tradition), TokenPast::interval, 5));
        list.add(interval(
                "interval-rhythm",
                List.of(past -> past.rhythmOfNote(past.notes())),
                (past, note) -> pair(past.interval(note), past.rhythmOfNote(note)),
                5));
        list.add(degree("degree-place", List.of(TokenViewpoints::mode, TokenPast::metrePlace), 4));
        list.add(new TokenViewpoint(
                "degree-rhythm",
                vocabulary.pitches(),
                (past, outcome) -> outcome,
                List.of(
                        TokenViewpoints::mode,
                        past -> pair(past.strength(), past.rhythmOfNote(past.notes())),
                        past -> past.rhythmBeforeNote(past.notes())),
                TokenPast::pitch,
                4));
        list.add(degree(
                "degree-phrase",
                List.of(
                        TokenViewpoints::mode,
                        past -> pair(past.context().barsToGo(), past.context().reach())),
                3));
        list.addAll(pitchBars());
        return list;
    }

    /** On pitch steps, short term. */
    List<Viewpoint<TokenPast>> pitchShortTerm() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        list.add(degree("degree", List.of(), 5));
        list.add(interval("interval", List.of(), TokenPast::interval, 5));
        list.add(interval(
                "interval-rhythm",
                List.of(past -> past.rhythmOfNote(past.notes())),
                (past, note) -> pair(past.interval(note), past.rhythmOfNote(note)),
                5));
        list.add(degree("degree-place", List.of(past -> past.place()), 3));
        list.addAll(pitchBars());
        return list;
    }

    private List<Viewpoint<TokenPast>> pitchBars() {
        List<Viewpoint<TokenPast>> list = new ArrayList<>();
        for (int i = 0; i < TokenPast.BARS_BEFORE.length; i++) {
            int index = i;
            list.add(new TokenViewpoint(
                    "pitch-bars-" + TokenPast.BARS_BEFORE[i],
                    2 * vocabulary.pitches(),
                    (past, outcome) -> vocabulary.pitches() + outcome - pitchBefore(past, index),
                    List.of(
                            past -> past.noteBefore(index) < 0 ? -1 : past.beganBefore(index) ? 1 : 0,
                            past -> Math.min(6, past.differenceRun(index)),
                            past -> past.difference(index),
                            past -> Math.min(3, past.rhythmRun(index)),
                            past -> past.noteBefore(index) < 0 ? 0 : pitchBefore(past, index) - past.lastPitch()),
                    TokenPast::interval,
                    1));
        }
        return list;
    }

    /** The pitch to which one is compared: that of the last note where there was none some bars before. */
    private static int pitchBefore(TokenPast past, int index) {
        int note = past.noteBefore(index);
        return note < 0 ? past.lastPitch() : past.pitch(note);
    }

    private Viewpoint<TokenPast> degree(String name, List<ToLongFunction<TokenPast>> present, int order) {
        return new TokenViewpoint(
                name, vocabulary.pitches(), (past, outcome) -> outcome, present, TokenPast::pitch, order);
    }

    private Viewpoint<TokenPast> interval(
            String name, List<ToLongFunction<TokenPast>> present, TokenViewpoint.Element element, int order) {
        return new TokenViewpoint(
                name,
                2 * vocabulary.pitches(),
                (past, outcome) -> vocabulary.pitches() + outcome - past.lastPitch(),
                present,
                element,
                order);
    }

    private static long tradition(TokenPast past) {
        return past.traditionKey();
    }

    private static long mode(TokenPast past) {
        return past.context().conditions().mode().ordinal();
    }

    private static long pair(long first, long second) {
        return first << 16 ^ second;
    }
}
