package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.label.Responsibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the melody of a MusicXML score, plain or compressed. A voice is a voice of a part; of a chord the top note is
 * taken, with a warning. Pitches sound: transposing instruments are transposed. Ties are merged, repeats and endings
 * played, grace notes left out.
 */
public final class MusicXmlReader {
    private static final int MAX_MEASURES = 20_000;
    private static final int MAX_PARTS = 200;

    /** How the names of fields begin that say who answers for notes. */
    static final String PARTY = "responsibility.";

    private final XmlDocument document;
    private final Map<String, String> partNames = new LinkedHashMap<>();
    private final Map<String, List<Measure>> parts = new LinkedHashMap<>();
    private final Map<String, Integer> omitted = new TreeMap<>();
    private String workTitle = "";
    private String movementTitle = "";
    private Optional<String> composer = Optional.empty();

    private MusicXmlReader(XmlDocument document) {
        this.document = document;
    }

    /**
     * @throws NotationException if this is no partwise score or holds no notes; the message says where, or which voices
     *     there are
     */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        MusicXmlReader reader = new MusicXmlReader(opened(file));
        reader.score();
        String title = reader.workTitle.isEmpty() ? reader.movementTitle : reader.workTitle;
        Performance performance = new Performance(reader.parts, reader.partNames, reader.omitted);
        return performance.reading(
                MelodyFormat.MUSICXML, Optional.of(title).filter(it -> !it.isEmpty()), reader.composer, options);
    }

    /**
     * What a score says of who answers for its notes, in the order in which they stand in it.
     *
     * @throws NotationException if this is no partwise score
     */
    public static NoteClaims claims(byte[] file) throws NotationException {
        XmlDocument document = opened(file);
        Map<String, String> parties = new LinkedHashMap<>();
        List<List<String>> notes = new ArrayList<>();
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            if (name.get().equals("part")) {
                while (document.enter().isPresent()) {
                    document.element().all("note").stream()
                            .filter(MusicXmlReader::begins)
                            .forEach(note -> notes.add(named(note)));
                }
            } else {
                document.element().child("miscellaneous").ifPresent(fields -> parties.putAll(parties(fields)));
            }
        }
        return new NoteClaims(parties, notes);
    }

    private static boolean begins(Element note) {
        return note.has("pitch")
                && note.all("tie").stream()
                        .noneMatch(tie -> tie.attribute("type").equals("stop"));
    }

    /** What is no name of a party is another kind of editorial information. */
    private static List<String> named(Element note) {
        return Arrays.stream(note.textOf("level").split("\\s+"))
                .filter(Responsibility.Party::isId)
                .map(name -> "#" + name)
                .toList();
    }

    private static Map<String, String> parties(Element fields) {
        return fields.all("miscellaneous-field").stream()
                .filter(field -> field.attribute("name").startsWith(PARTY))
                .collect(Collectors.toMap(
                        field -> field.attribute("name").substring(PARTY.length()),
                        Element::text,
                        (first, second) -> first + " " + second));
    }

    private static XmlDocument opened(byte[] file) throws NotationException {
        if (file.length > Limits.FILE_BYTES) {
            throw new NotationException(
                    "found " + file.length + " bytes, at most " + Limits.FILE_BYTES + " bytes of MusicXML are read");
        }
        XmlDocument document = new XmlDocument(Archive.isArchive(file) ? Archive.score(file) : readable(file));
        if (!document.root().equals("score-partwise")) {
            throw new NotationException("found an XML document \"" + document.root() + "\", accepted: score-partwise"
                    + advice(document.root()));
        }
        return document;
    }

    /** C2PA credentials that were written as a comment hold two hyphens, so no XML parser reads on: blanks in their place. */
    private static byte[] readable(byte[] file) {
        ByteSource source = ByteSource.of(file);
        try {
            Optional<Located> located = Carrier.detect(source).map(carrier -> carrier.locate(source));
            if (located.isPresent() && located.get() instanceof Located.Found found) {
                byte[] copy = file.clone();
                for (int i = (int) found.exclusion().start();
                        i < found.exclusion().end();
                        i++) {
                    copy[i] = copy[i] == '\n' ? copy[i] : (byte) ' ';
                }
                return copy;
            }
            return file;
        } catch (AssetException notXml) {
            return file;
        }
    }

    private static String advice(String root) {
        return switch (root) {
            case "score-timewise" -> "; export the score again as partwise MusicXML";
            default -> "";
        };
    }

    private void score() throws NotationException {
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            if (name.get().equals("part")) {
                part(document.attribute("id"));
            } else {
                header(document.element());
            }
        }
    }

    private void header(Element element) {
        switch (element.name()) {
            case "work" -> workTitle = element.textOf("work-title");
            case "movement-title" -> movementTitle = element.text();
            case "identification" ->
                composer = element.all("creator").stream()
                        .filter(creator -> creator.attribute("type").equals("composer"))
                        .map(Element::text)
                        .findFirst();
            case "part-list" ->
                element.all("score-part")
                        .forEach(part -> partNames.put(part.attribute("id"), part.textOf("part-name")));
            default -> {}
        }
    }

    private void part(String id) throws NotationException {
        List<Measure> measures = new ArrayList<>();
        MeasureReader reader = new MeasureReader(omitted);
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            Element element = document.element();
            if (element.name().equals("measure")) {
                measures.add(reader.read(element));
            }
            if (measures.size() > MAX_MEASURES) {
                throw new NotationException("more than " + MAX_MEASURES + " bars in a part, the most that is read");
            }
        }
        parts.put(id, measures);
        if (parts.size() > MAX_PARTS) {
            throw new NotationException("more than " + MAX_PARTS + " parts, the most that is read");
        }
    }
}
