package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the melody of an MEI score of versions 4 and 5: the first staff, as {@link MusicXmlReader} reads a part. Chord symbols
 * are passed over; endings are played one after another.
 */
public final class MeiReader {
    private static final int MAX_MEASURES = 20_000;
    private static final int DEEPEST = 20;
    private static final String STAFF = "1";

    private final XmlDocument document;
    private final MeiBar bar = new MeiBar();
    private final Map<String, Integer> omitted = new TreeMap<>();
    private final MeasureReader reader = new MeasureReader(omitted);
    private final List<Measure> measures = new ArrayList<>();
    private final Map<String, String> parties = new LinkedHashMap<>();
    private Optional<String> title = Optional.empty();

    private MeiReader(XmlDocument document) {
        this.document = document;
    }

    /** @throws NotationException if this is no MEI or holds no notes; the message says where */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        MeiReader mei = walked(file);
        Map<String, List<Measure>> staves = Map.of(STAFF, mei.measures);
        return new Performance(staves, Map.of(), mei.omitted)
                .reading(MelodyFormat.MEI, mei.title, Optional.empty(), options);
    }

    /** @throws NotationException if this is no MEI that can be read */
    public static NoteClaims claims(byte[] file) throws NotationException {
        MeiReader mei = walked(file);
        return new NoteClaims(mei.parties, mei.bar.claims());
    }

    private static MeiReader walked(byte[] file) throws NotationException {
        if (file.length > Limits.FILE_BYTES) {
            throw new NotationException(
                    "found " + file.length + " bytes, at most " + Limits.FILE_BYTES + " bytes of MEI are read");
        }
        XmlDocument document = new XmlDocument(file);
        if (!document.root().equals("mei")) {
            throw new NotationException(
                    "found an XML document \"" + Element.brief(document.root()) + "\", accepted: mei");
        }
        MeiReader reader = new MeiReader(document);
        reader.walk(0);
        return reader;
    }

    private void walk(int depth) throws NotationException {
        if (depth > DEEPEST) {
            throw new NotationException("more than " + DEEPEST + " sections inside each other");
        }
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            switch (name.get()) {
                case "music", "body", "mdiv", "score", "section", "ending" -> walk(depth + 1);
                case "meiHead" -> head(document.element());
                case "scoreDef", "staffDef" -> bar.define(document.element());
                case "measure" -> measure(document.element());
                default -> document.element();
            }
        }
    }

    private void head(Element head) {
        Optional<Element> statement = head.child("fileDesc").flatMap(file -> file.child("titleStmt"));
        title = statement.map(each -> each.textOf("title")).filter(text -> !text.isEmpty());
        statement.map(each -> each.all("respStmt")).orElse(List.of()).stream()
                .flatMap(each -> each.children().stream())
                .filter(each -> !each.attribute("id").isEmpty())
                .forEach(each -> parties.put(each.attribute("id"), each.attribute("label")));
    }

    private void measure(Element measure) throws NotationException {
        measures.add(reader.read(bar.said(measure, STAFF)));
        if (measures.size() > MAX_MEASURES) {
            throw new NotationException("more than " + MAX_MEASURES + " bars in a score, the most that is read");
        }
    }
}
