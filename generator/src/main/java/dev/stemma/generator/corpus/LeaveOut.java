package dev.stemma.generator.corpus;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Works that somebody wants left out.
 *
 * @param works each an id, a digest or a title
 * @param creators each the name of one, as a whole or within a credit such as {@code 'Eva' William H. Havergal, 1847.}
 */
public record LeaveOut(List<String> works, List<String> creators) {
    private static final int NAMED = 5;

    public LeaveOut {
        works = List.copyOf(works);
        creators = List.copyOf(creators);
    }

    /** Whether nothing is to be left out. */
    public boolean isNothing() {
        return works.isEmpty() && creators.isEmpty();
    }

    /**
     * Those of a list that are meant, in its order.
     *
     * @throws CorpusException if a name is that of no work, or a title that of several
     */
    public List<CatalogueEntry> among(List<CatalogueEntry> listed) throws CorpusException {
        Set<String> meant = new TreeSet<>();
        for (String name : works) {
            meant.add(work(name, listed).id());
        }
        for (String creator : creators) {
            List<CatalogueEntry> found = by(creator, listed);
            if (found.isEmpty()) {
                throw new CorpusException("no work is by \"" + creator + "\" among " + listed.size() + " works");
            }
            found.forEach(work -> meant.add(work.id()));
        }
        return listed.stream().filter(work -> meant.contains(work.id())).toList();
    }

    private static CatalogueEntry work(String name, List<CatalogueEntry> listed) throws CorpusException {
        List<Predicate<CatalogueEntry>> ways = List.of(
                work -> work.id().equals(name),
                work -> work.digest().toString().equals(name.toLowerCase(Locale.ROOT)),
                work -> plain(work.title()).equals(plain(name)));
        for (Predicate<CatalogueEntry> way : ways) {
            List<CatalogueEntry> found = listed.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            if (found.size() > 1) {
                throw new CorpusException(found.size() + " works are called \"" + name + "\": "
                        + found.stream().limit(NAMED).map(CatalogueEntry::id).collect(Collectors.joining(", "))
                        + (found.size() > NAMED ? " ..." : "") + "; name one by its id");
            }
        }
        throw new CorpusException(
                "no work has the id, digest or title \"" + name + "\" among " + listed.size() + " works");
    }

    private static List<CatalogueEntry> by(String name, List<CatalogueEntry> listed) {
        String words = words(name);
        return words.isBlank()
                ? List.of()
                : listed.stream()
                        .filter(work -> work.creators().stream()
                                .anyMatch(creator -> words(creator).contains(words)))
                        .toList();
    }

    /** The words of a text, each between spaces, so that one text is found in another by whole words. */
    private static String words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : plain(text).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
