package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tune of a file that somebody asks about: what a corpus would read, whatever terms it stands under and wherever the
 * file lies.
 *
 * @param place in the file, for people
 * @param digest of the bytes that it is read from, where it can be read
 * @param melodies {@link MelodyDigest}s by which it may be known, its own first; none if it cannot be read
 * @param notes how many it has
 * @param trouble why it cannot be read
 */
public record TuneInFile(
        String place, Optional<Digest> digest, List<Digest> melodies, int notes, Optional<String> trouble) {
    public TuneInFile {
        melodies = List.copyOf(melodies);
    }

    /**
     * How many tunes a file may hold, told without reading them.
     *
     * @param name of the file, whose ending tells what it is
     */
    public static int atMost(String name, byte[] content) {
        return MusicFile.named(name).map(kind -> kind.atMost(content)).orElse(1);
    }

    /**
     * All tunes of a file in its order, those that cannot be read among them.
     *
     * @param name of the file, whose ending tells what it is
     */
    public static List<TuneInFile> in(String name, byte[] content) {
        Optional<MusicFile> kind = MusicFile.named(name);
        if (kind.isEmpty()) {
            return List.of(without(name, "no music by its name; accepted: " + MusicFile.ACCEPTED));
        }
        List<TuneInFile> tunes = new ArrayList<>();
        try {
            for (Found found : kind.get().read(content, name.replaceFirst("\\.[^.]*$", ""))) {
                tunes.add(
                        found instanceof Found.Tune tune
                                ? of(tune)
                                : without(found.place(), ((Found.Refused) found).reason()));
            }
        } catch (NotationException | IOException e) {
            return List.of(without(name, e.getMessage()));
        }
        return tunes.isEmpty() ? List.of(without(name, "no tune in it")) : List.copyOf(tunes);
    }

    private static TuneInFile of(Found.Tune tune) {
        return tune.melody().notes().isEmpty()
                ? without(tune.place(), "no notes in it")
                : new TuneInFile(
                        tune.place(),
                        Optional.of(Digest.of(tune.bytes())),
                        MelodyDigest.forms(tune.melody()),
                        tune.melody().notes().size(),
                        Optional.empty());
    }

    private static TuneInFile without(String place, String trouble) {
        return new TuneInFile(place, Optional.empty(), List.of(), 0, Optional.of(trouble));
    }
}
