package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;

/** Scores in XML, plain or in a zip archive: MusicXML's and MuseScore's, told apart by what is in them. */
public final class XmlScores {
    private XmlScores() {}

    /** @throws NotationException if the file is neither, or damaged */
    public static MelodyFormat format(byte[] file) throws NotationException {
        boolean museScore = Archive.isArchive(file)
                ? Archive.isMuseScore(file)
                : new XmlDocument(file).root().equals("museScore");
        return museScore ? MelodyFormat.MUSESCORE : MelodyFormat.MUSICXML;
    }

    /** The melody of a score. */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        return format(file) == MelodyFormat.MUSESCORE
                ? MuseScoreReader.read(file, options)
                : MusicXmlReader.read(file, options);
    }
}
