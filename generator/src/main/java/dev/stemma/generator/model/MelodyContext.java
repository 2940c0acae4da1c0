package dev.stemma.generator.model;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import java.util.Arrays;

/**
 * Where a melody stands while it is read or made token by token, and the sparse features a network sees there. Training
 * and composing use this one class, so they cannot disagree.
 *
 * <p>Each step activates one feature in most of these groups, in this order: previous token (or none); last pitch (or
 * none); place in the bar in sixteenths (0 to 31, or off that grid); metrical strength; bars to go; bar number modulo 8;
 * tradition; mode; metre; on a pitch step, whether the note reaches the bar line or the end of the piece; and what stood
 * at the same place 2, 4 and 8 bars before: on a rhythm step its rhythm token, on a pitch step its pitch token.
 */
public final class MelodyContext {
    private static final int[] BARS_TO_GO = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24};
    private static final int[] LOOK_BACK_BARS = {2, 4, 8};
    private static final int SIXTEENTHS = 32;
    private static final int STRENGTHS = 5;
    private static final int PHRASE = 8;
    private static final int NONE = -1;

    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final int[] offsets;
    private final Heard rhythmAt;
    private final Heard pitchAt;
    private Ticks now;
    private int barIndex;
    private int previousToken = NONE;
    private int lastPitchToken = NONE;
    private int pendingNote = NONE;

    public MelodyContext(Vocabulary vocabulary, Conditions conditions) {
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.now = conditions.start();
        this.offsets = offsets(vocabulary);
        this.rhythmAt = new Heard();
        this.pitchAt = new Heard();
        advanceBar();
    }

    private MelodyContext(MelodyContext other) {
        this.vocabulary = other.vocabulary;
        this.conditions = other.conditions;
        this.offsets = other.offsets;
        this.rhythmAt = other.rhythmAt.copy();
        this.pitchAt = other.pitchAt.copy();
        this.now = other.now;
        this.barIndex = other.barIndex;
        this.previousToken = other.previousToken;
        this.lastPitchToken = other.lastPitchToken;
        this.pendingNote = other.pendingNote;
    }

    public MelodyContext copy() {
        return new MelodyContext(this);
    }

    /** Number of features, the width of the network's input. */
    public static int featureCount(Vocabulary vocabulary) {
        return offsets(vocabulary)[Group.values().length];
    }

    /** Where each group begins, and behind the last the number of features. */
    private static int[] offsets(Vocabulary vocabulary) {
        int[] offsets = new int[Group.values().length + 1];
        for (Group group : Group.values()) {
            offsets[group.ordinal() + 1] = offsets[group.ordinal()] + group.width(vocabulary);
        }
        return offsets;
    }

    /** Where the next event begins; while a pitch is awaited, where its note begins. */
    public Ticks now() {
        return now;
    }

    /** Index of the bar of {@link #now} among those of the conditions. */
    public int barIndex() {
        return barIndex;
    }

    /** The bar of {@link #now}. */
    public Bar bar() {
        return conditions.bars().get(barIndex);
    }

    public Conditions conditions() {
        return conditions;
    }

    /** Whether the next token is a pitch. */
    public boolean awaitsPitch() {
        return pendingNote != NONE;
    }

    /** Duration of the note whose pitch is awaited. */
    public Ticks pendingDuration() {
        return vocabulary.duration(pendingNote);
    }

    /** Whether the bars are full. */
    public boolean isComplete() {
        return pendingNote == NONE && !now.isBefore(conditions.end());
    }

    /** Takes the next token in the course of events; its duration is that of the token. */
    public void accept(int token) {
        accept(token, vocabulary.isPitch(token) ? pendingDurationOrZero() : vocabulary.duration(token));
    }

    /** Takes the next token, of an event that really lasts {@code duration}: real music has durations that no token has. */
    public void accept(int token, Ticks duration) {
        if (vocabulary.isPitch(token) != awaitsPitch()) {
            throw new IllegalArgumentException(
                    awaitsPitch() ? "a pitch token is due, found " + token : "a rhythm token is due, found " + token);
        }
        if (vocabulary.isNote(token)) {
            pendingNote = token;
            rhythmAt.add(now, token);
        } else {
            if (vocabulary.isPitch(token)) {
                pitchAt.add(now, token);
                lastPitchToken = token;
                pendingNote = NONE;
            } else {
                rhythmAt.add(now, token);
            }
            now = now.plus(duration);
            advanceBar();
        }
        previousToken = token;
    }

    private Ticks pendingDurationOrZero() {
        return awaitsPitch() ? pendingDuration() : Ticks.ZERO;
    }

    private void advanceBar() {
        while (barIndex + 1 < conditions.bars().size() && !now.isBefore(bar().end())) {
            barIndex++;
        }
    }

    /** The active features, ascending within their groups. */
    public int[] features() {
        int[] active = new int[Group.values().length + LOOK_BACK_BARS.length];
        int count = 0;
        for (Group group : Group.values()) {
            if (group != Group.LOOK_BACK) {
                int value = value(group);
                if (value != NONE) {
                    active[count++] = offsets[group.ordinal()] + value;
                }
            }
        }
        for (int i = 0; i < LOOK_BACK_BARS.length; i++) {
            int token = tokenBefore(LOOK_BACK_BARS[i]);
            if (token != NONE) {
                active[count++] = offsets[Group.LOOK_BACK.ordinal()] + i * vocabulary.size() + token;
            }
        }
        return Arrays.copyOf(active, count);
    }

    private int value(Group group) {
        return switch (group) {
            case PREVIOUS_TOKEN -> previousToken == NONE ? vocabulary.size() : previousToken;
            case LAST_PITCH ->
                lastPitchToken == NONE ? vocabulary.pitches() : lastPitchToken - vocabulary.firstPitchToken();
            case PLACE -> place();
            case STRENGTH -> strength();
            case BARS_TO_GO -> barsToGo();
            case PHRASE -> Math.floorMod(bar().number() - 1, PHRASE);
            case TRADITION -> vocabulary.traditionIndex(conditions.tradition());
            case MODE -> Vocabulary.modeIndex(conditions.mode());
            case METRE -> vocabulary.metreIndex(bar().metre());
            case REACH -> reach();
            case LOOK_BACK -> NONE;
        };
    }

    /** Where {@link #now} stands in its bar, as if a pickup were the end of a full bar. */
    public Ticks placeInBar() {
        Bar bar = bar();
        boolean pickup = bar.number() == 0;
        Ticks written = bar.metre().barLength();
        Ticks offset = pickup ? written.minus(bar.length()) : Ticks.ZERO;
        return now.minus(bar.start()).plus(offset);
    }

    private int place() {
        long sixteenth = Ticks.PER_QUARTER / 4;
        long place = placeInBar().value();
        return place % sixteenth == 0 && place / sixteenth < SIXTEENTHS ? (int) (place / sixteenth) : SIXTEENTHS;
    }

    /** Metrical strength of {@link #now}: 0 for the bar line, 1 for a beat, 2 to 4 for what lies between. */
    public int strength() {
        Ticks place = placeInBar();
        if (place.isZero()) {
            return 0;
        }
        if (bar().metre().beats().contains(place)) {
            return 1;
        }
        if (place.value() % (Ticks.PER_QUARTER / 2) == 0) {
            return 2;
        }
        return place.value() % (Ticks.PER_QUARTER / 4) == 0 ? 3 : 4;
    }

    /** Bars from this one to the end, in steps that grow wider. */
    public int barsToGo() {
        int left = conditions.bars().size() - barIndex;
        for (int i = 0; i < BARS_TO_GO.length; i++) {
            if (left <= BARS_TO_GO[i]) {
                return i;
            }
        }
        return BARS_TO_GO.length;
    }

    /** While a pitch is awaited: 1 if its note reaches the end, 0 if it reaches the bar line, -1 if neither. */
    public int reach() {
        if (!awaitsPitch()) {
            return NONE;
        }
        Ticks end = now.plus(pendingDuration());
        if (!end.isBefore(conditions.end())) {
            return 1;
        }
        return end.isBefore(bar().end()) ? NONE : 0;
    }

    private int tokenBefore(int bars) {
        if (barIndex < bars) {
            return NONE;
        }
        Bar then = conditions.bars().get(barIndex - bars);
        if (!then.metre().equals(bar().metre()) || !then.length().equals(bar().length())) {
            return NONE;
        }
        long at = then.start().plus(now.minus(bar().start())).value();
        return (awaitsPitch() ? pitchAt : rhythmAt).at(at, NONE);
    }

    /** The groups of features, in the order of their indices. */
    private enum Group {
        PREVIOUS_TOKEN,
        LAST_PITCH,
        PLACE,
        STRENGTH,
        BARS_TO_GO,
        PHRASE,
        TRADITION,
        MODE,
        METRE,
        REACH,
        LOOK_BACK;

        private int width(Vocabulary vocabulary) {
            return switch (this) {
                case PREVIOUS_TOKEN -> vocabulary.size() + 1;
                case LAST_PITCH -> vocabulary.pitches() + 1;
                case PLACE -> SIXTEENTHS + 1;
                case STRENGTH -> STRENGTHS;
                case BARS_TO_GO -> MelodyContext.BARS_TO_GO.length + 1;
                case PHRASE -> MelodyContext.PHRASE;
                case TRADITION -> vocabulary.traditions().size();
                case MODE -> dev.stemma.generator.music.Mode.values().length;
                case METRE -> vocabulary.metres().size() + 1;
                case REACH -> 2;
                case LOOK_BACK -> LOOK_BACK_BARS.length * vocabulary.size();
            };
        }
    }
}
