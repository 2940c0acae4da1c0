package dev.stemma.generator.notation;

import dev.stemma.generator.notation.midi.MidiReader;
import dev.stemma.generator.notation.musicxml.MeiReader;
import dev.stemma.generator.notation.musicxml.MuseScoreReader;
import dev.stemma.generator.notation.musicxml.MusicXmlReader;
import dev.stemma.generator.notation.musicxml.XmlScores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a melody from a file of any kind that is known here: MIDI, ABC, MusicXML and MuseScore (plain or
 * compressed), MEI, Melody JSON Lines.
 * The kind is found in the content, whatever the file is called.
 */
public final class MelodyFile {
    private static final String ACCEPTED =
            "accepted: a Standard MIDI File, ABC, MusicXML (.musicxml, .mxl), MuseScore (.mscx, .mscz), MEI"
                    + " or Melody JSON Lines";
    private static final Pattern ABC = Pattern.compile("(?m)^[XK]:\\s*\\S");

    /** Beginnings of files that people take for music files, and what those are. */
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "RIFF", "a RIFF file (sound, or MIDI in a wrapper)",
            "ID3", "an MP3 file",
            "OggS", "an Ogg file",
            "fLaC", "a FLAC file",
            "%PDF", "a PDF file",
            "\u0089PNG", "a PNG image",
            "ptab", "a Power Tab file",
            "\u001f\u008b", "a gzip archive"));

    private MelodyFile() {}

    /**
     * The melody of a file.
     *
     * @throws IOException if the file cannot be opened or read
     * @throws NotationException if it holds no melody; see {@link #read(byte[], ReadOptions)}
     */
    public static Reading read(Path file, ReadOptions options) throws IOException, NotationException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(Limits.FILE_BYTES + 1), options);
        }
    }

    /**
     * The melody in these bytes, at most {@link Limits#FILE_BYTES} of them.
     *
     * @throws NotationException what was found, where, and what is accepted
     */
    public static Reading read(byte[] bytes, ReadOptions options) throws NotationException {
        return switch (format(bytes)) {
            case MIDI -> MidiReader.read(bytes, options);
            case ABC -> AbcTunes.read(bytes, options);
            case MUSICXML -> MusicXmlReader.read(bytes, options);
            case MEI -> MeiReader.read(bytes, options);
            case MUSESCORE -> MuseScoreReader.read(bytes, options);
            case JSON_LINES -> JsonTunes.read(bytes, options);
        };
    }

    /**
     * The kind of a file by its content; that it begins like one does not say that it is whole.
     *
     * @throws NotationException if it is none of the known kinds, empty, or too large
     */
    public static MelodyFormat format(byte[] bytes) throws NotationException {
        if (bytes.length == 0) {
            throw new NotationException("the file is empty; " + ACCEPTED);
        }
        if (bytes.length > Limits.FILE_BYTES) {
            throw new NotationException(
                    "the file is longer than " + Limits.FILE_BYTES + " bytes, the most that is read");
        }
        String start = start(bytes);
        if (start.startsWith("MThd")) {
            return MelodyFormat.MIDI;
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("<")) {
            return XmlScores.format(bytes);
        }
        if (start.startsWith("{")) {
            return MelodyFormat.JSON_LINES;
        }
        if (ABC.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find() && isText(bytes)) {
            return MelodyFormat.ABC;
        }
        throw new NotationException("found " + describe(bytes, start) + "; " + ACCEPTED);
    }

    /** The first characters after a byte order mark and blanks, one byte each. */
    private static String start(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
            head = head.substring(2).replace("\0", "");
        }
        return head.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }

    private static String describe(byte[] bytes, String start) {
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (start.startsWith(other.getKey())) {
                return other.getValue();
            }
        }
        if (isText(bytes)) {
            String line = new String(bytes, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            int end = line.offsetByCodePoints(0, Math.min(40, line.codePointCount(0, line.length())));
            return line.isEmpty() ? "nothing but blanks" : "text that begins \"" + line.substring(0, end) + "\"";
        }
        return "bytes that begin "
                + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, Math.min(8, bytes.length));
    }
}
