package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.Source.Line;
import java.util.List;
import java.util.Optional;

/** Reads the lines of one tune. */
final class TuneReader {
    private final List<Line> fileHeader;
    private final List<Line> lines;
    private final AbcOptions options;
    private final Warnings warnings = new Warnings();
    private final TuneBody body = new TuneBody(warnings);
    /** Line of the last {@code K:} field, 0 without one. */
    private final int lastKey;

    private boolean continued;

    TuneReader(List<Line> fileHeader, List<Line> lines, AbcOptions options) {
        this.fileHeader = fileHeader;
        this.lines = lines;
        this.options = options;
        this.lastKey = lines.stream()
                .filter(line -> line.text().startsWith("K:"))
                .mapToInt(Line::number)
                .max()
                .orElse(0);
    }

    AbcTune read() throws NotationException {
        for (Line line : fileHeader) {
            readFileHeader(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            i = readLine(i);
        }
        return tune();
    }

    /** Fields before the first tune hold for all: those about music and about the source, not titles or words. */
    private void readFileHeader(Line line) throws NotationException {
        String text = line.text();
        if (isField(text) && "MLQOABCDFGHNRSZI".indexOf(text.charAt(0)) >= 0) {
            body.field(line.number(), text.charAt(0), TextString.withoutComment(text.substring(2)));
        } else if (text.startsWith("%%")) {
            body.instruction(line.number(), text.substring(2).strip());
        }
    }

    /** Reads the line at this place, and the {@code +:} lines that go on with it; returns the last one read. */
    private int readLine(int at) throws NotationException {
        Line line = lines.get(at);
        String text = line.text();
        if (text.startsWith("%%")) {
            body.instruction(line.number(), text.substring(2).strip());
        } else if (isField(text)) {
            return readField(at);
        } else if (!TextString.withoutComment(text).isBlank()) {
            readMusic(line);
        } else if (text.isBlank() && body.inHeader()) {
            warnings.add(line.number(), "an empty line before K: was passed over");
        }
        return at;
    }

    private int readField(int at) throws NotationException {
        Line line = lines.get(at);
        StringBuilder content =
                new StringBuilder(TextString.withoutComment(line.text().substring(2)));
        int last = at;
        while (last + 1 < lines.size() && lines.get(last + 1).text().startsWith("+:")) {
            last++;
            content.append(' ')
                    .append(TextString.withoutComment(lines.get(last).text().substring(2))
                            .strip());
        }
        body.field(line.number(), line.text().charAt(0), content.toString());
        return last;
    }

    private void readMusic(Line line) throws NotationException {
        if (body.inHeader() && line.number() < lastKey) {
            warnings.add(line.number(), "a line of the header that is no field was passed over");
            return;
        }
        if (body.inHeader()) {
            warnings.add(line.number(), "music without K:, read in C major");
            body.field(line.number(), 'K', "C");
        }
        String music = TextString.withoutComment(line.text()).stripTrailing();
        boolean continues = music.endsWith("\\");
        if (!continued) {
            body.voice().lyrics.startLine();
        }
        continued = continues;
        new MusicLine(body, line.number(), continues ? music.substring(0, music.length() - 1) : music, warnings).read();
    }

    /** {@code A:...}, but not {@code e:|}, which is music that ends a repeat. */
    private static boolean isField(String text) {
        return text.length() > 1
                && text.charAt(1) == ':'
                && Character.isLetter(text.charAt(0))
                && text.charAt(0) < 128
                && !(text.length() > 2
                        && "|:".indexOf(text.charAt(2)) >= 0
                        && "ABCDEFGabcdefgz".indexOf(text.charAt(0)) >= 0);
    }

    private AbcTune tune() throws NotationException {
        List<Voice> sounding =
                body.voices.values().stream().filter(voice -> voice.notes() > 0).toList();
        int first = lines.get(0).number();
        if (sounding.isEmpty()) {
            throw new NotationException("line " + first + ": tune " + body.number
                    + " has no notes; accepted: at least one, after a line such as K:D");
        }
        VoiceChoice choice = VoiceChoice.among(sounding, options, first);
        List<Event> written = choice.voice().events;
        List<Event> events = options.repeats() == AbcOptions.Repeats.EXPANDED
                ? PlayingOrder.of(written, body.order, warnings)
                : written;
        Optional<String> title = body.titles.stream().findFirst();
        Melody melody;
        try {
            melody = new Assembly(warnings, body.anacrusis).melody(events, title);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new NotationException("line " + first + ": tune " + body.number + ": " + e.getMessage(), e);
        }
        return new AbcTune(
                body.number,
                body.titles,
                body.fields,
                melody,
                sounding.stream().map(voice -> voice.id).toList(),
                choice.voice().id,
                choice.reason(),
                warnings.chords(),
                warnings.all());
    }
}
