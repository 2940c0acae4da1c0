package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.Event.BarLine;
import dev.stemma.generator.notation.abc.Event.Navigation;
import java.util.Optional;

/**
 * Plays a range of written events: sections between repeat signs as often as they say, each time with its own ending,
 * then at most one jump, after which repeats are not taken again.
 */
final class Passage {
    private final PlayingOrder order;
    private final int from;
    private final int to;
    private int at;
    private int sectionStart;
    /** How many more times the sign at the section's start asks for; 0 where there was no such sign. */
    private int sectionStarts;

    /** Whether a repeat has ended: from then on a double bar line begins a section, too. */
    private boolean repeated;

    private int pass = 1;
    private boolean inEnding;
    private boolean inLastEnding;
    /** How often the section is played, 0 until it has been counted. */
    private int passes;
    /** The time for which no ending was found from here on. */
    private int missing;

    private Optional<Navigation> pending = Optional.empty();
    private Optional<Navigation> jumped = Optional.empty();
    private boolean stopping;

    Passage(PlayingOrder order, int from, int to) {
        this.order = order;
        this.from = from;
        this.to = to;
    }

    void play() throws NotationException {
        moveTo(from);
        beginSection(from, 0);
        while (at < to) {
            Event event = order.written.get(at);
            if (event instanceof BarLine bar) {
                order.emit(bar);
                if (stopping) {
                    return;
                }
                takeBarLine(bar);
            } else if (event instanceof Event.Sign sign) {
                takeSign(sign);
            } else {
                order.emit(event);
                at++;
            }
            if (at >= to && pending.isPresent()) {
                jump();
            }
        }
    }

    private void moveTo(int place) throws NotationException {
        at = place;
        order.restore(place);
    }

    private void beginSection(int start, int starts) {
        sectionStart = start;
        sectionStarts = starts;
        pass = 1;
        inEnding = false;
        inLastEnding = false;
        passes = 0;
        missing = 0;
    }

    private void takeBarLine(BarLine bar) throws NotationException {
        if (bar.ends() > 0 && repeats(bar)) {
            repeat();
            return;
        }
        boolean divides = bar.section() && (inLastEnding || (repeated && sectionStarts == 0));
        repeated |= bar.ends() > 0;
        if (bar.ends() > 0 || bar.starts() > 0 || divides) {
            beginSection(at + 1, bar.starts());
        }
        if (pending.isPresent()) {
            jump();
        } else if (bar.endings().isEmpty()) {
            at++;
        } else {
            takeEnding(bar);
        }
    }

    private boolean repeats(BarLine bar) {
        return jumped.isEmpty() && !inLastEnding && pass < Math.max(bar.ends() + 1, passes());
    }

    private void repeat() throws NotationException {
        pass++;
        inEnding = false;
        missing = 0;
        moveTo(sectionStart);
    }

    /** How often the section is played: as its signs or the highest number of its endings say. */
    private int passes() {
        if (passes == 0) {
            passes = countPasses();
        }
        return passes;
    }

    private int countPasses() {
        int highest = Math.max(1, sectionStarts + 1);
        boolean ended = false;
        for (int i = sectionStart; i < to; i++) {
            Event event = order.written.get(i);
            if (event instanceof BarLine bar) {
                if (bar.starts() > 0 || (ended && bar.endings().isEmpty())) {
                    break;
                }
                highest = bar.endings().stream().reduce(highest, Math::max);
                ended = bar.ends() > 0 && bar.endings().isEmpty();
            } else if (event instanceof Event.Sound && ended) {
                break;
            }
        }
        return highest;
    }

    private void takeEnding(BarLine bar) throws NotationException {
        int last = passes();
        int wanted = jumped.isPresent() ? last : pass;
        if (bar.endings().contains(wanted)) {
            enterEnding(at + 1, wanted >= last);
            return;
        }
        if (inEnding && pass < last && jumped.isEmpty()) {
            order.warnings.add(bar.line(), "a variant ending without a repeat sign before it: the repeat was supplied");
            repeat();
            return;
        }
        for (int i = at + 1; i < to && missing != wanted; i++) {
            if (order.written.get(i) instanceof BarLine later) {
                if (later.endings().contains(wanted)) {
                    moveTo(i + 1);
                    enterEnding(i + 1, wanted >= last);
                    return;
                }
                if (later.starts() > 0) {
                    break;
                }
            }
        }
        missing = wanted;
        order.warnings.add(bar.line(), "no ending for time " + wanted + ": this one was played");
        enterEnding(at + 1, wanted >= last);
    }

    private void enterEnding(int place, boolean last) {
        at = place;
        inEnding = true;
        inLastEnding = last;
    }

    private void takeSign(Event.Sign sign) throws NotationException {
        at++;
        switch (sign.kind()) {
            case SEGNO -> {}
            case FINE -> stopping = jumped.isPresent();
            case CODA -> leaveForCoda(sign);
            default -> pending = jumped.isPresent() ? Optional.empty() : Optional.of(sign.kind());
        }
    }

    private void leaveForCoda(Event.Sign sign) throws NotationException {
        boolean leaves = jumped.filter(
                        kind -> kind == Navigation.DA_CAPO_AL_CODA || kind == Navigation.DAL_SEGNO_AL_CODA)
                .isPresent();
        if (!leaves) {
            return;
        }
        int coda = find(Navigation.CODA, at);
        if (coda < 0) {
            order.warnings.add(sign.line(), "no coda to go to: the jump was left out");
            return;
        }
        moveTo(coda + 1);
        beginSection(at, 0);
    }

    /** Carries out the jump that is pending, once. */
    private void jump() throws NotationException {
        Navigation kind = pending.orElseThrow();
        pending = Optional.empty();
        boolean toSegno = switch (kind) {
            case DAL_SEGNO, DAL_SEGNO_AL_FINE, DAL_SEGNO_AL_CODA -> true;
            default -> false;
        };
        int target = toSegno ? find(Navigation.SEGNO, from) : from;
        if (target < 0) {
            order.warnings.add(
                    order.written.get(Math.min(at, to - 1)).line(), "no segno to go to: the jump was left out");
            at++;
            return;
        }
        jumped = Optional.of(kind);
        moveTo(target);
        beginSection(target, 0);
    }

    private int find(Navigation kind, int start) {
        for (int i = start; i < to; i++) {
            if (order.written.get(i) instanceof Event.Sign sign && sign.kind() == kind) {
                return i;
            }
        }
        return -1;
    }
}
