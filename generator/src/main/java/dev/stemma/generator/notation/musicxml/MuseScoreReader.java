package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the melody of a score of MuseScore 3 or 4, plain (.mscx) or in its archive (.mscz), as {@link MusicXmlReader} reads
 * MusicXML: a voice is a voice of a staff, of a chord the top note is taken, ties are merged, repeats played.
 */
public final class MuseScoreReader {
    private static final int MAX_MEASURES = 20_000;
    private static final int MAX_STAVES = 200;

    private final XmlDocument document;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<Measure>> staves = new LinkedHashMap<>();
    private final Map<String, Integer> omitted = new TreeMap<>();
    private Optional<String> title = Optional.empty();
    private Optional<String> composer = Optional.empty();

    private MuseScoreReader(XmlDocument document) {
        this.document = document;
    }

    /** @throws NotationException if this is no score of MuseScore 3 or 4 or holds no notes; the message says where */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        if (file.length > Limits.FILE_BYTES) {
            throw new NotationException("found " + file.length + " bytes, at most " + Limits.FILE_BYTES
                    + " bytes of a MuseScore file are read");
        }
        XmlDocument document = new XmlDocument(Archive.isArchive(file) ? Archive.museScore(file) : file);
        String version = document.attribute("version");
        if (!document.root().equals("museScore") || !version.matches("[34]\\..{1,10}")) {
            throw new NotationException("found an XML document \"" + Element.brief(document.root()) + "\""
                    + (version.isEmpty() ? "" : " of version " + Element.brief(version))
                    + ", accepted: museScore of version 3 or 4; save the score with a newer MuseScore");
        }
        MuseScoreReader reader = new MuseScoreReader(document);
        reader.root();
        return new Performance(reader.staves, reader.names, reader.omitted)
                .reading(MelodyFormat.MUSESCORE, reader.title, reader.composer, options);
    }

    private void root() throws NotationException {
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            if (name.get().equals("Score")) {
                score();
            } else {
                document.element();
            }
        }
    }

    private void score() throws NotationException {
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            switch (name.get()) {
                case "Staff" -> staff(document.attribute("id"));
                case "Part" -> part(document.element());
                case "metaTag" -> tag(document.element());
                default -> document.element();
            }
        }
    }

    private void part(Element part) {
        for (Element staff : part.all("Staff")) {
            names.put(staff.attribute("id"), part.textOf("trackName"));
        }
    }

    private void tag(Element tag) {
        Optional<String> text = Optional.of(tag.text()).filter(it -> !it.isEmpty());
        switch (tag.attribute("name")) {
            case "workTitle" -> title = title.or(() -> text);
            case "composer" -> composer = composer.or(() -> text);
            default -> {}
        }
    }

    private void staff(String id) throws NotationException {
        List<Measure> measures = new ArrayList<>();
        MeasureReader reader = new MeasureReader(omitted);
        MuseScoreBar bar = new MuseScoreBar();
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            Element element = document.element();
            if (element.name().equals("Measure") && !element.has("multiMeasureRest")) {
                measures.add(reader.read(bar.said(element)));
            } else if (element.name().equals("VBox")) {
                frame(element);
            }
            if (measures.size() > MAX_MEASURES) {
                throw new NotationException("more than " + MAX_MEASURES + " bars in a staff, the most that is read");
            }
        }
        staves.put(id, measures);
        if (staves.size() > MAX_STAVES) {
            throw new NotationException("more than " + MAX_STAVES + " staves, the most that is read");
        }
    }

    /** What stands above the first bar, for scores whose properties say nothing. */
    private void frame(Element frame) {
        for (Element text : frame.all("Text")) {
            Optional<String> words = Optional.of(text.textOf("text")).filter(it -> !it.isEmpty());
            switch (text.textOf("style").toLowerCase(Locale.ROOT)) {
                case "title" -> title = title.or(() -> words);
                case "composer" -> composer = composer.or(() -> words);
                default -> {}
            }
        }
    }
}
