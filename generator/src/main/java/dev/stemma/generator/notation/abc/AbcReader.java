package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.Source.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ABC 2.1 (abcnotation.com/wiki/abc:standard:v2.1), the older dialects of common tunebooks included.
 *
 * <p>Limits: a file of {@value Source#MAX_LENGTH} characters, {@value #MAX_TUNES} tunes, {@value TuneBody#MAX_EVENTS}
 * notes and signs in a voice, and as many again when its repeats are played.
 */
public final class AbcReader {
    static final int MAX_TUNES = 100_000;

    private AbcReader() {}

    /** The tunes of a file, as played. See {@link #read(String, AbcOptions)}. */
    public static List<AbcTune> read(String text) throws NotationException {
        return read(text, AbcOptions.PLAYED);
    }

    /** The tunes of a file, as played. See {@link #read(byte[], AbcOptions)}. */
    public static List<AbcTune> read(byte[] bytes) throws NotationException {
        return read(bytes, AbcOptions.PLAYED);
    }

    /** Decodes by byte order mark, {@code %%abc-charset}, as UTF-8 or else Latin-1, then {@link #read(String, AbcOptions)}. */
    public static List<AbcTune> read(byte[] bytes, AbcOptions options) throws NotationException {
        return read(Source.decode(bytes), options);
    }

    /**
     * The tunes of a file, at least one.
     *
     * @throws NotationException if there is none, or for the first that cannot be read
     */
    public static List<AbcTune> read(String text, AbcOptions options) throws NotationException {
        AbcBook book = readBook(text, options);
        if (!book.refused().isEmpty()) {
            throw book.refused().get(0);
        }
        return book.tunes();
    }

    /** As {@link #readBook(String, AbcOptions)}, from bytes. */
    public static AbcBook readBook(byte[] bytes, AbcOptions options) throws NotationException {
        return readBook(Source.decode(bytes), options);
    }

    /**
     * The tunes of a file that can be read, and the reasons for the others.
     *
     * @throws NotationException if there is no tune at all
     */
    public static AbcBook readBook(String text, AbcOptions options) throws NotationException {
        List<AbcTune> tunes = new ArrayList<>();
        List<NotationException> refused = new ArrayList<>();
        List<Line> fileHeader = new ArrayList<>();
        for (List<Line> block : blocks(Source.lines(text), fileHeader)) {
            try {
                tunes.add(new TuneReader(fileHeader, block, options).read());
            } catch (NotationException e) {
                refused.add(e);
            }
        }
        if (tunes.isEmpty() && refused.isEmpty()) {
            throw new NotationException("no tune found; accepted: ABC, where a tune begins with a line such as X:1 and"
                    + " its music follows a line such as K:D");
        }
        return new AbcBook(tunes, refused);
    }

    /** Divides a file into tunes, which begin at {@code X:} and end at an empty line after {@code K:}. */
    private static List<List<Line>> blocks(List<Line> lines, List<Line> fileHeader) throws NotationException {
        boolean numbered = lines.stream().anyMatch(line -> isField(line, 'X'));
        List<List<Line>> blocks = new ArrayList<>();
        boolean inTune = false;
        boolean inMusic = false;
        for (Line line : lines) {
            boolean begins = isField(line, 'X') || (!numbered && !inTune && isField(line, "TMLKQV"));
            if (begins) {
                blocks.add(new ArrayList<>());
                inTune = true;
                inMusic = false;
            } else if (line.isBlank() && inMusic) {
                inTune = false;
            }
            inMusic |= isField(line, 'K');
            if (inTune) {
                blocks.get(blocks.size() - 1).add(line);
            } else if (blocks.isEmpty()) {
                fileHeader.add(line);
            }
            if (blocks.size() > MAX_TUNES) {
                throw new NotationException("line " + line.number() + ": more than " + MAX_TUNES
                        + " tunes; accepted: at most that many in a file");
            }
        }
        return blocks;
    }

    private static boolean isField(Line line, char letter) {
        return isField(line, String.valueOf(letter));
    }

    private static boolean isField(Line line, String letters) {
        String text = line.text();
        return text.length() > 1 && text.charAt(1) == ':' && letters.indexOf(text.charAt(0)) >= 0;
    }
}
