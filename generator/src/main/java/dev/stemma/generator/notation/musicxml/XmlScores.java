package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;

/** Scores in XML, some plain or in a zip archive: MusicXML's, MuseScore's and MEI's, told apart by what is in them. */
public final class XmlScores {
    private XmlScores() {}

    /** @throws NotationException if the file is neither, or damaged */
    public static MelodyFormat format(byte[] file) throws NotationException {
        if (Archive.isArchive(file)) {
            return Archive.isMuseScore(file) ? MelodyFormat.MUSESCORE : MelodyFormat.MUSICXML;
        }
        return switch (new XmlDocument(file).root()) {
            case "museScore" -> MelodyFormat.MUSESCORE;
            case "mei" -> MelodyFormat.MEI;
            default -> MelodyFormat.MUSICXML;
        };
    }

    /** The melody of a score. */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        return switch (format(file)) {
            case MUSESCORE -> MuseScoreReader.read(file, options);
            case MEI -> MeiReader.read(file, options);
            default -> MusicXmlReader.read(file, options);
        };
    }
}
