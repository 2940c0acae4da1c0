package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.NotationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Zip files with a score: compressed MusicXML (.mxl), whose META-INF/container.xml names it, and those of MuseScore (.mscz).
 */
final class Archive {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final int MAX_ENTRIES = 200;

    private Archive() {}

    static boolean isArchive(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /**
     * The score in an archive.
     *
     * @throws NotationException if there is none, or the entries are larger than {@link Limits#FILE_BYTES} together
     */
    static byte[] score(byte[] bytes) throws NotationException {
        Map<String, byte[]> entries = entries(bytes);
        if (!entries.containsKey(CONTAINER)) {
            throw new NotationException("found a zip archive without " + CONTAINER + ", accepted: compressed MusicXML");
        }
        String path = rootFile(entries.get(CONTAINER));
        if (!entries.containsKey(path)) {
            throw new NotationException("the archive names \"" + path + "\" as its score, but has no such file");
        }
        return entries.get(path);
    }

    /** Whether this is an archive of MuseScore: it holds a score of its own kind. */
    static boolean isMuseScore(byte[] bytes) throws NotationException {
        return isArchive(bytes) && entries(bytes).keySet().stream().anyMatch(Archive::isMuseScoreName);
    }

    /**
     * The score in an archive of MuseScore, not those of its excerpts.
     *
     * @throws NotationException as {@link #score}
     */
    static byte[] museScore(byte[] bytes) throws NotationException {
        Map<String, byte[]> entries = entries(bytes);
        String name = entries.keySet().stream()
                .filter(Archive::isMuseScoreName)
                .min(Comparator.comparingLong((String entry) ->
                                entry.chars().filter(c -> c == '/').count())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new NotationException("found a zip archive without a score of MuseScore (.mscx)"));
        return entries.get(name);
    }

    private static boolean isMuseScoreName(String name) {
        return name.endsWith(".mscx");
    }

    private static Map<String, byte[]> entries(byte[] bytes) throws NotationException {
        Map<String, byte[]> entries = new HashMap<>();
        int left = Limits.FILE_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || entries.size() >= MAX_ENTRIES) {
                    throw new NotationException("the archive unpacks to more than " + Limits.FILE_BYTES + " bytes or "
                            + MAX_ENTRIES + " files, the most that is read");
                }
                entries.put(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new NotationException(
                    "not a readable zip archive: " + (e.getMessage() == null ? "it is cut off" : e.getMessage()), e);
        }
        return entries;
    }

    private static String rootFile(byte[] container) throws NotationException {
        XmlDocument document = new XmlDocument(container);
        for (Optional<String> name = document.enter(); name.isPresent(); name = document.enter()) {
            Element element = document.element();
            if (element.name().equals("rootfiles") && element.has("rootfile")) {
                return element.all("rootfile").get(0).attribute("full-path");
            }
        }
        throw new NotationException(CONTAINER + " names no rootfile");
    }
}
