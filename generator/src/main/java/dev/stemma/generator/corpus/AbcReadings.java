package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.AbcBook;
import dev.stemma.generator.notation.abc.AbcField;
import dev.stemma.generator.notation.abc.AbcOptions;
import dev.stemma.generator.notation.abc.AbcReader;
import dev.stemma.generator.notation.abc.AbcTune;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tunes of an ABC tunebook, every written bar once. A tune's bytes run from its {@code X:} line to the last one before
 * an empty line, without the last line ending.
 */
final class AbcReadings {
    private static final Pattern LINE = Pattern.compile("^line (\\d+)");

    private AbcReadings() {}

    /**
     * The part of a file that holds one tune.
     *
     * @param line of the file at which it begins, from 1
     */
    private record Block(int line, byte[] bytes) {}

    static List<Found> read(byte[] file, String path) throws NotationException {
        List<byte[]> lines = TextLines.of(file);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (startsWith(lines.get(i), "X:")) {
                starts.add(i);
            }
        }
        boolean utf16 = startsWith(file, "\u00FE\u00FF") || startsWith(file, "\u00FF\u00FE");
        if (starts.isEmpty() || utf16) {
            return List.of(reading(new byte[0], 0, new Block(1, file), path));
        }
        requireText(file);
        byte[] header = join(lines.subList(0, starts.get(0)));
        List<Found> readings = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            Block block = new Block(starts.get(i) + 1, tune(lines.subList(starts.get(i), end)));
            readings.add(reading(header, starts.get(0), block, path));
        }
        return readings;
    }

    private static void requireText(byte[] file) throws NotationException {
        for (int i = 0; i < file.length; i++) {
            if (file[i] == 0) {
                throw new NotationException("found the byte 0 at " + i + ", which no text has; accepted: ABC");
            }
        }
    }

    private static Found reading(byte[] header, int headerLines, Block block, String path) throws NotationException {
        byte[] text = Arrays.copyOf(header, header.length + block.bytes().length);
        System.arraycopy(block.bytes(), 0, text, header.length, block.bytes().length);
        AbcBook book = AbcReader.readBook(text, AbcOptions.WRITTEN);
        if (book.tunes().isEmpty()) {
            String reason = book.refused().get(0).getMessage();
            return new Found.Refused("tune at line " + block.line(), inFile(reason, headerLines, block.line()));
        }
        AbcTune tune = book.tunes().get(0);
        String place = "X:" + tune.number() + " at line " + block.line();
        if (2 * tune.chords() > tune.melody().notes().size()) {
            return new Found.Refused(
                    place,
                    "found " + tune.chords() + " chords beside "
                            + tune.melody().notes().size()
                            + " notes, accepted: a single line, with a chord now and then");
        }
        return new Found.Tune(
                place,
                path + "/" + tune.number(),
                String.join(" / ", tune.titles()),
                texts(tune, 'C'),
                source(tune),
                Optional.empty(),
                Map.of(),
                block.bytes(),
                tune.melody());
    }

    /** A message of the reader that names a line of what it was given, naming the line of the file. */
    private static String inFile(String message, int headerLines, int blockLine) {
        Matcher matcher = LINE.matcher(message);
        if (!matcher.find() || Integer.parseInt(matcher.group(1)) <= headerLines) {
            return message;
        }
        int line = Integer.parseInt(matcher.group(1)) - headerLines + blockLine - 1;
        return "line " + line + message.substring(matcher.end());
    }

    private static Optional<String> source(AbcTune tune) {
        String source = String.join("; ", texts(tune, 'S'));
        String origin = String.join("; ", texts(tune, 'O'));
        return source.isEmpty()
                ? Optional.empty()
                : Optional.of(origin.isEmpty() ? source : source + " (origin: " + origin + ")");
    }

    private static List<String> texts(AbcTune tune, char letter) {
        return tune.fields().stream()
                .filter(field -> field.letter() == letter)
                .map(AbcField::text)
                .map(Text::line)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** From {@code X:} to the first empty line after {@code K:}. */
    private static byte[] tune(List<byte[]> lines) {
        boolean inMusic = false;
        int end = 0;
        for (byte[] line : lines) {
            boolean blank = new String(line, StandardCharsets.ISO_8859_1).isBlank();
            if (blank && inMusic) {
                break;
            }
            inMusic |= startsWith(line, "K:");
            end++;
        }
        byte[] joined = join(lines.subList(0, end));
        int length = joined.length;
        while (length > 0 && (joined[length - 1] == '\n' || joined[length - 1] == '\r')) {
            length--;
        }
        return Arrays.copyOf(joined, length);
    }

    private static byte[] join(List<byte[]> lines) {
        byte[] joined = new byte[lines.stream().mapToInt(line -> line.length).sum()];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, joined, at, line.length);
            at += line.length;
        }
        return joined;
    }

    private static boolean startsWith(byte[] bytes, String prefix) {
        return new String(bytes, 0, Math.min(bytes.length, prefix.length()), StandardCharsets.ISO_8859_1)
                .equals(prefix);
    }
}
