package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** State of one tune while its lines are read: what its header says, its voices, which of them is written to. */
final class TuneBody {
    /** Notes and signs in one voice. */
    static final int MAX_EVENTS = 200_000;

    private static final int MAX_VOICES = 256;

    final List<String> titles = new ArrayList<>();
    final List<AbcField> fields = new ArrayList<>();
    final Map<String, Voice> voices = new LinkedHashMap<>();
    final Warnings warnings;
    int number;
    /** The order of parts, the {@code P:} field of the header. */
    String order = "";
    /** Length of the pickup, where an instruction states it. */
    Optional<Ticks> anacrusis = Optional.empty();

    private final Map<String, KeySignature> declared = new LinkedHashMap<>();
    private final Voice header;
    private Key headerKey = Key.C_MAJOR;
    private Optional<Event.TempoChange> headerTempo = Optional.empty();
    private Optional<String> tempoText = Optional.empty();
    private Optional<Mode> pentatonic = Optional.empty();
    private boolean inHeader = true;
    private int headerEnd = 1;
    private Optional<Voice> current = Optional.empty();

    TuneBody(Warnings warnings) {
        this.warnings = warnings;
        this.header = new Voice("", warnings);
    }

    boolean inHeader() {
        return inHeader;
    }

    void endHeader(int line) {
        inHeader = false;
        headerEnd = line;
    }

    /** The voice that music goes to; the first one where none has been named. */
    Voice voice() {
        if (current.isEmpty()) {
            current = Optional.of(voices.computeIfAbsent("1", this::begin));
        }
        return current.get();
    }

    private Voice begin(String id) {
        int line = headerEnd;
        Voice voice = new Voice(id, header, warnings);
        voice.unit = Optional.of(header.unit());
        Optional.ofNullable(declared.get(id)).ifPresent(voice::setProperties);
        voice.events.add(new Event.KeyChange(line, sounding(headerKey, voice.transpose())));
        voice.events.add(new Event.MetreChange(line, header.metre));
        headerTempo.ifPresent(voice.events::add);
        return voice;
    }

    /** Whether a field speaks for all voices: in the header, or before any music. */
    private boolean isGlobal() {
        return inHeader || current.isEmpty();
    }

    void inlineField(int line, char letter, String text) throws NotationException {
        field(line, letter, TextString.withoutComment(text));
    }

    /** Takes one field, its comment removed. */
    void field(int line, char letter, String text) throws NotationException {
        try {
            switch (letter) {
                case 'X' -> number = number(line, text.strip());
                case 'T' -> addTitle(text);
                case 'K' -> key(line, text);
                case 'M' -> metre(line, text);
                case 'L' -> (isGlobal() ? header : voice()).unit = Optional.of(MusicFields.unit(text));
                case 'Q' -> tempo(line, text);
                case 'V' -> switchVoice(line, text);
                case 'P' -> part(line, text.strip());
                case 'I' -> instruction(line, text.strip());
                case 'w' -> voice().lyrics.words(line, text);
                case 'm', 'r', 's', 'U' -> {}
                default -> {
                    if (letter >= 'A' && letter <= 'Z') {
                        fields.add(new AbcField(letter, TextString.decode(text.strip())));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new NotationException("line " + line + ": " + e.getMessage(), e);
        }
    }

    private int number(int line, String text) {
        if (!text.matches("\\d{1,9}")) {
            warnings.add(line, "the reference number is no number: \"" + text + "\", read as 0");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private void addTitle(String text) {
        String title = TextString.decode(text.strip());
        if (!title.isEmpty()) {
            titles.add(title);
        }
    }

    private void key(int line, String text) {
        KeySignature field = KeySignature.parse(text);
        if (!field.exact()) {
            warnings.add(
                    line,
                    "the key signature \"" + text.strip() + "\" is no mode's: the notes are as it says, the key"
                            + " is given as " + field.key().orElseThrow());
        }
        Optional<Key> key = field.key().map(k -> pentatonic(line, k));
        if (isGlobal()) {
            header.setKey(field);
            headerKey = key.orElse(headerKey);
            endHeader(line);
            tempoText.ifPresent(tempo -> readTempo(line, tempo));
            return;
        }
        voice().setKey(field);
        key.ifPresent(k -> voice().events.add(new Event.KeyChange(line, sounding(k, voice().transpose()))));
    }

    private Key pentatonic(int line, Key key) {
        Optional<Mode> mode = pentatonic;
        pentatonic = Optional.empty();
        if (mode.isPresent() && mode.get().fifths() != key.mode().fifths()) {
            warnings.add(line, "the mode " + mode.get().label() + " has another signature than " + key + ", left out");
            return key;
        }
        return mode.map(m -> new Key(key.tonic(), m)).orElse(key);
    }

    /** The key that sounds where {@code key} is written, with at most six sharps or flats where transposed. */
    private static Key sounding(Key key, int transpose) {
        int signature = key.signature() + 7 * transpose;
        return transpose % 12 == 0 ? key : Key.ofSignature(Math.floorMod(signature + 5, 12) - 5, key.mode());
    }

    private void metre(int line, String text) {
        Voice voice = isGlobal() ? header : voice();
        voice.metre = MusicFields.metre(text);
        if (voice.metre.isEmpty()) {
            warnings.add(line, "free metre: bars are counted in the metre before, or in 4/4");
        }
        if (voice != header) {
            voice.events.add(new Event.MetreChange(line, voice.metre));
        }
    }

    private void tempo(int line, String text) {
        if (inHeader) {
            tempoText = Optional.of(text);
        } else {
            readTempo(line, text);
        }
    }

    private void readTempo(int line, String text) {
        try {
            Ticks unit = (current.isEmpty() ? header : voice()).unit();
            MusicFields.tempo(text, unit).ifPresent(tempo -> {
                Event.TempoChange change = new Event.TempoChange(line, tempo);
                if (current.isEmpty()) {
                    headerTempo = Optional.of(change);
                } else {
                    voice().events.add(change);
                }
            });
        } catch (IllegalArgumentException e) {
            warnings.add(line, e.getMessage() + "; left out");
        }
    }

    private void switchVoice(int line, String text) throws NotationException {
        String[] parts = text.strip().split("\\s+", 2);
        String id = parts[0];
        KeySignature properties = KeySignature.ofVoice(parts.length > 1 ? parts[1] : "");
        if (inHeader) {
            declared.put(id, properties);
            return;
        }
        if (voices.size() >= MAX_VOICES && !voices.containsKey(id)) {
            throw new NotationException(
                    "line " + line + ": more than " + MAX_VOICES + " voices; accepted: at most that");
        }
        Voice voice = voices.computeIfAbsent(id, this::begin);
        if (parts.length > 1) {
            voice.setProperties(properties);
        }
        current = Optional.of(voice);
        voice.lyrics.startLine();
    }

    private void part(int line, String text) {
        if (inHeader) {
            order = text;
        } else if (!text.isEmpty()) {
            voice().events.add(new Event.PartMark(line, text.charAt(0)));
        }
    }

    /** An {@code I:} field or a {@code %%} directive; those for engravers and players are passed over. */
    void instruction(int line, String text) {
        String[] words = text.split("\\s+");
        if (words.length < 2) {
            return;
        }
        switch (words[0]) {
            case "propagate-accidentals" -> reach(line, words[1]);
            case "stemma-mode" -> {
                pentatonic = Arrays.stream(Mode.values())
                        .filter(mode -> mode.isPentatonic() && mode.label().equals(words[1]))
                        .findFirst();
                if (pentatonic.isEmpty()) {
                    warnings.add(line, "no pentatonic mode \"" + words[1] + "\"; known: gong, shang, jue, zhi, yu");
                }
            }
            case "stemma-anacrusis" -> anacrusis(line, words[1]);
            default -> {}
        }
    }

    private void anacrusis(int line, String length) {
        try {
            anacrusis = Optional.of(Ticks.parseFraction(length));
        } catch (IllegalArgumentException e) {
            warnings.add(line, "stemma-anacrusis is \"" + length + "\"; accepted: quarter notes, 1 or 1/2");
        }
    }

    private void reach(int line, String name) {
        Optional<Voice.Reach> reach = switch (name.toLowerCase(Locale.ROOT)) {
            case "not" -> Optional.of(Voice.Reach.NOTE);
            case "octave" -> Optional.of(Voice.Reach.OCTAVE);
            case "pitch" -> Optional.of(Voice.Reach.PITCH);
            default -> Optional.empty();
        };
        if (reach.isEmpty()) {
            warnings.add(line, "propagate-accidentals is \"" + name + "\"; known: not, octave, pitch");
            return;
        }
        header.reach = reach.get();
        voices.values().forEach(voice -> voice.reach = reach.get());
    }
}
