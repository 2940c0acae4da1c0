package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.Voice.Written;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of music code (ABC 2.1 section 4) into the current voice of a tune. */
final class MusicLine {
    private static final Pattern NOTE =
            Pattern.compile("(\\^\\^|\\^|__|_|=)?(\\d{0,2}/\\d{0,2})?([A-Ga-g])([,']*)(\\d*)(/*)(\\d*)");
    private static final Pattern LENGTH = Pattern.compile("(\\d*)(/*)(\\d*)");
    private static final Pattern REST = Pattern.compile("([zxZX])(\\d*)(/*)(\\d*)");
    private static final Pattern TUPLET = Pattern.compile("\\(\\s?(\\d{1,2})(?::(\\d{0,2}))?(?::(\\d{0,2}))?");
    private static final Pattern FIELD = Pattern.compile("\\[([A-Za-z]):([^\\]\\[]*)\\]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SIGN = Pattern.compile("!([^!|\\[\\]]{1,40})!|\\+([A-Za-z0-9.()<>]{1,40})\\+");
    private static final Pattern GRACE = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern SPACER = Pattern.compile("y\\d*/?\\d*");
    private static final String IGNORED = " \t`)$*;?@#\\.~HIJKLMNPQRTUVWhijklmnopqrstuvw";

    private final TuneBody body;
    private final int line;
    private final String text;
    private final Warnings warnings;
    private int at;

    MusicLine(TuneBody body, int line, String text, Warnings warnings) {
        this.body = body;
        this.line = line;
        this.text = text;
        this.warnings = warnings;
    }

    void read() throws NotationException {
        while (at < text.length()) {
            readSymbol(text.charAt(at));
        }
    }

    private void readSymbol(char c) throws NotationException {
        Optional<BarSign> bar = BarSign.at(text, at);
        if (bar.isPresent()) {
            body.voice().barLine(bar.get().event(line));
            at = bar.get().end();
        } else if (c == '[') {
            readBracket();
        } else if ("^_=ABCDEFGabcdefg".indexOf(c) >= 0) {
            readNote();
        } else if ("zxZX".indexOf(c) >= 0) {
            readRest();
        } else if (c == '"') {
            readQuoted();
        } else if (c == '(') {
            readParenthesis();
        } else if (c == '<' || c == '>') {
            readBrokenRhythm(c);
        } else {
            readMark(c);
        }
    }

    private void readMark(char c) {
        Optional<MatchResult> sign = c == '!' || c == '+' ? match(SIGN) : Optional.empty();
        Optional<MatchResult> skipped = c == '{' ? match(GRACE) : c == 'y' ? match(SPACER) : Optional.empty();
        if (sign.isPresent()) {
            String name = sign.get().group(1) == null
                    ? sign.get().group(2)
                    : sign.get().group(1);
            Navigations.parse(name).ifPresent(kind -> add(new Event.Sign(line, kind)));
            at = sign.get().end();
        } else if (skipped.isPresent()) {
            at = skipped.get().end();
        } else if (c == '-') {
            readTie();
        } else if (c == '&') {
            body.voice().overlaid = true;
            warnings.add(line, "a voice overlay (&) was passed over");
            at++;
        } else if (c == 'S' || c == 'O') {
            add(new Event.Sign(line, c == 'S' ? Event.Navigation.SEGNO : Event.Navigation.CODA));
            at++;
        } else {
            if (IGNORED.indexOf(c) < 0 && c != '!') {
                warnings.add(
                        line, "'" + TextString.encode(String.valueOf(c)) + "' means nothing in music, passed over");
            }
            at++;
        }
    }

    private void readBracket() throws NotationException {
        Optional<MatchResult> field = match(FIELD);
        if (field.isPresent()) {
            at = field.get().end();
            body.inlineField(line, field.get().group(1).charAt(0), field.get().group(2));
        } else {
            readChord();
        }
    }

    private void readNote() throws NotationException {
        Optional<MatchResult> note = match(NOTE);
        if (note.isEmpty()) {
            warnings.add(line, "an accidental without a note was passed over");
            at++;
            return;
        }
        at = note.get().end();
        Written written = written(note.get());
        Ticks length = length(note.get(), 5);
        addSound(Optional.of(written), length);
    }

    private Written written(MatchResult note) throws NotationException {
        Optional<String> accidental = Optional.ofNullable(note.group(1));
        if (note.group(2) != null) {
            warnings.add(line, "a quarter tone was read without its accidental");
            accidental = Optional.empty();
        }
        char letter = note.group(3).charAt(0);
        int octave = Character.isLowerCase(letter) ? 1 : 0;
        for (char mark : note.group(4).toCharArray()) {
            octave += mark == '\'' ? 1 : -1;
        }
        Written written =
                Math.abs(octave) > 12 ? new Written(0, 0, -1) : body.voice().written(letter, octave, accidental);
        if (written.midi() < 0 || written.midi() > 127) {
            throw refused(
                    "\"" + shortened(note.group()) + "\" is no MIDI pitch",
                    "notes from C,,,,, (number 0) to g''''' (127)");
        }
        return written;
    }

    /** The unit note length times the numerator, slashes and denominator in these groups of the match. */
    private Ticks length(MatchResult match, int group) throws NotationException {
        return length(body.voice().unit(), match, group);
    }

    private Ticks length(Ticks unit, MatchResult match, int group) throws NotationException {
        String numerator = match.group(group);
        int slashes = match.group(group + 1).length();
        String denominator = match.group(group + 2);
        if (numerator.length() > 6 || denominator.length() > 6 || slashes > 10) {
            throw refused("the length \"" + shortened(match.group()) + "\"", "numbers below a million");
        }
        long times = numerator.isEmpty() ? 1 : Integer.parseInt(numerator);
        long by = denominator.isEmpty() ? 1L << slashes : Integer.parseInt(denominator);
        if (times == 0 || by == 0) {
            throw refused("the length \"" + match.group() + "\", which is zero or none", "lengths above zero");
        }
        Ticks whole = unit.times(times);
        if (whole.value() % by != 0) {
            warnings.add(line, "the length of \"" + match.group() + "\" was rounded");
        }
        Ticks length = Ticks.ofUnits(whole.value(), by * Ticks.PER_QUARTER);
        if (length.isZero() || length.isAfter(MAX_SOUND)) {
            throw refused("the length \"" + match.group() + "\"", "up to 4,096 quarter notes, and at least one tick");
        }
        return length;
    }

    private static final Ticks MAX_SOUND = Ticks.quarters(4096);

    private void readRest() throws NotationException {
        MatchResult rest = match(REST).orElseThrow();
        at = rest.end();
        if (Character.isLowerCase(rest.group(1).charAt(0))) {
            addSound(Optional.empty(), length(rest, 2));
            return;
        }
        String count = rest.group(2);
        if (count.length() > 3 || count.equals("0")) {
            throw refused("\"" + shortened(rest.group()) + "\"", "1 to 999 bars of rest");
        }
        add(new Event.BarsOfRest(line, count.isEmpty() ? 1 : Integer.parseInt(count)));
    }

    private void addSound(Optional<Written> note, Ticks length) throws NotationException {
        Voice voice = body.voice();
        if (!voice.overlaid) {
            voice.addSound(line, note, length, warnings);
            if (voice.events.size() > TuneBody.MAX_EVENTS) {
                throw refused(
                        "more than " + TuneBody.MAX_EVENTS + " notes and signs in one voice", "at most that many");
            }
        }
    }

    private void add(Event event) {
        if (!body.voice().overlaid) {
            body.voice().events.add(event);
        }
    }

    /** {@code [CEG]2}: the highest note stands for all; the first note's length counts. */
    private void readChord() throws NotationException {
        int close = at + 1;
        while (close < text.length() && "]|[".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        if (close == text.length() || text.charAt(close) != ']') {
            warnings.add(line, "a \"[\" that no \"]\" closes was passed over");
            at++;
            return;
        }
        String inner =
                QUOTED.matcher(text.substring(at + 1, close)).replaceAll("").replaceAll("![^!]*!", "");
        at = close + 1;
        Matcher notes = NOTE.matcher(inner);
        Optional<Written> top = Optional.empty();
        Optional<Ticks> first = Optional.empty();
        boolean topTied = false;
        int count = 0;
        while (notes.find()) {
            Written written = written(notes);
            first = Optional.of(first.isPresent() ? first.get() : length(notes, 5));
            count++;
            if (top.isEmpty() || written.midi() > top.get().midi()) {
                top = Optional.of(written);
                topTied = notes.end() < inner.length() && inner.charAt(notes.end()) == '-';
            }
        }
        MatchResult outer = match(LENGTH).orElseThrow();
        at = outer.end();
        if (top.isEmpty()) {
            warnings.add(line, "brackets without a note were passed over");
            return;
        }
        if (count > 1) {
            warnings.addChord(line);
        }
        addSound(top, length(first.orElseThrow(), outer, 1));
        if (topTied) {
            body.voice().tie();
        }
    }

    private void readTie() {
        at++;
        if (!body.voice().overlaid && !body.voice().tie()) {
            warnings.add(line, "a tie (-) follows no note, passed over");
        }
    }

    /** A slur, or the beginning of a tuplet: {@code (p:q:r}, ABC 2.1 section 4.13. */
    private void readParenthesis() throws NotationException {
        Optional<MatchResult> tuplet = match(TUPLET);
        if (tuplet.isEmpty()) {
            at++;
            return;
        }
        at = tuplet.get().end();
        int played = Integer.parseInt(tuplet.get().group(1));
        boolean compound = body.voice().metre.map(metre -> metre.isCompound()).orElse(false);
        int time = number(tuplet.get().group(2), defaultTime(played, compound));
        int notes = number(tuplet.get().group(3), played);
        if (played < 1 || played > 32 || time < 1 || time > 32 || notes > 64) {
            throw refused("the tuplet \"" + tuplet.get().group() + "\"", "(3, (5:4, (3:2:4 with numbers 1 to 32");
        }
        if (!body.voice().overlaid && !body.voice().startTuplet(played, time, notes)) {
            throw refused("a tuplet inside two others", "one inside another at most");
        }
    }

    private static int number(String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }

    private static int defaultTime(int played, boolean compound) {
        return switch (played) {
            case 2, 4, 8 -> 3;
            case 3, 6 -> 2;
            default -> compound ? 3 : 2;
        };
    }

    private void readBrokenRhythm(char sign) {
        int dots = 1;
        while (at + dots < text.length() && text.charAt(at + dots) == sign) {
            dots++;
        }
        at += dots;
        if (!body.voice().overlaid && !(dots <= 3 && body.voice().breakRhythm(sign == '>', dots))) {
            warnings.add(line, "a broken rhythm (" + sign + ") that no note precedes was passed over");
        }
    }

    /** A chord symbol, an annotation or a jump. */
    private void readQuoted() {
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != '"') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            warnings.add(line, "a quotation mark that nothing closes was passed over");
            at++;
            return;
        }
        String content = text.substring(at + 1, close);
        at = close + 1;
        boolean annotation = !content.isEmpty() && "^_<>@".indexOf(content.charAt(0)) >= 0;
        Optional<Event.Navigation> sign = Navigations.parse(annotation ? content.substring(1) : content);
        if (sign.isPresent()) {
            add(new Event.Sign(line, sign.get()));
        } else if (!annotation && !content.isBlank()) {
            add(new Event.ChordMark(line, TextString.decode(content)));
        }
    }

    private Optional<MatchResult> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private NotationException refused(String found, String accepted) {
        return new NotationException("line " + line + ": found " + found + "; accepted: " + accepted);
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }
}
