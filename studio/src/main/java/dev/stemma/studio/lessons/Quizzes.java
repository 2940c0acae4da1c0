package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The quizzes that are under way, in memory only: some, and for an afternoon. For any number of threads. */
public final class Quizzes {
    private static final int MOST = 40;
    private static final Duration KEPT = Duration.ofHours(6);
    private static final int SALT_BYTES = 32;
    private static final int TRIES = 3;
    private static final int ORDER = 0;
    private static final int PLACES = 1;

    private final Workbench workbench;
    private final StarterTunes starter;
    private final GivenTunes given;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, Kept> kept = new LinkedHashMap<>();

    private record Kept(Quiz quiz, Instant made, Optional<Quiz.Opened> opened) {}

    public Quizzes(Workbench workbench, StarterTunes starter, GivenTunes given, Clock clock) {
        this.workbench = workbench;
        this.starter = starter;
        this.given = given;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param tradition of the tunes; any if nothing is said
     * @param files that were given, to take tunes of instead of the starter corpora, if there are any
     */
    public record Wanted(int rounds, Optional<String> tradition, Optional<String> model, List<Digest> files) {
        public Wanted {
            files = List.copyOf(files);
        }
    }

    /**
     * Makes a quiz; a seed that nobody can guess is drawn if none is given.
     *
     * @throws WorkbenchException if there are too few tunes
     */
    public Quiz make(Wanted wanted, Optional<Long> givenSeed) throws WorkbenchException {
        long seed = givenSeed.orElseGet(() -> random.nextLong() >>> 1);
        ModelFolder model = workbench.models().open(wanted.model());
        List<Quiz.Round> rounds = new ArrayList<>();
        for (HumanTune work : shuffled(candidates(wanted), seed)) {
            if (rounds.size() < wanted.rounds()) {
                round(work, wanted, model, seed, rounds.size()).ifPresent(rounds::add);
            }
        }
        if (rounds.size() < wanted.rounds()) {
            throw new WorkbenchException(
                    "only " + rounds.size() + " tunes can be set against the model",
                    "ask for fewer rounds, or add tunes of at least four full bars in one key and one metre");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Quiz quiz = new Quiz(UUID.randomUUID(), HexFormat.of().formatHex(salt), seed, model.digest(), rounds);
        keep(quiz);
        return quiz;
    }

    private List<HumanTune> candidates(Wanted wanted) throws WorkbenchException {
        if (!wanted.files().isEmpty()) {
            List<Work> works = new ArrayList<>();
            for (Digest file : wanted.files()) {
                works.addAll(given.works(file));
            }
            return works.stream().map(HumanTune::of).toList();
        }
        return starter.works().stream()
                .map(HumanTune::of)
                .filter(tune -> wanted.tradition().map(tune.tradition()::equals).orElse(true))
                .toList();
    }

    private Optional<Quiz.Round> round(HumanTune work, Wanted wanted, ModelFolder model, long seed, int number)
            throws WorkbenchException {
        Optional<Melody> human = work.excerpt();
        if (human.isEmpty()) {
            return Optional.empty();
        }
        Quiz.Side place = Philox.uniform(seed, number, PLACES) < 0.5 ? Quiz.Side.FIRST : Quiz.Side.SECOND;
        Wish wish = likeness(human.get(), work.tradition(), model);
        for (int i = 0; i < TRIES; i++) {
            long modelSeed = (seed + 1 + (long) number * TRIES + i) & Long.MAX_VALUE;
            try {
                Melody written = workbench.explaining().sample(wish, wanted.model(), modelSeed);
                if (!written.length().isAfter(human.get().length())) {
                    Melody framed = HumanTune.inFrameOf(human.get(), written.notes());
                    return Optional.of(new Quiz.Round(work, human.get(), framed, modelSeed, place));
                }
            } catch (WorkbenchException cannotWriteThis) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** A melody like another in all that is not to tell them apart; of its tradition, if the model has learnt that. */
    private static Wish likeness(Melody melody, String tradition, ModelFolder model) {
        int bars = melody.bars().size();
        Wish.Builder wish = Wish.ANYTHING
                .but()
                .bars(bars)
                .metre(melody.metres().first())
                .key(melody.keys().first())
                .tempo(melody.tempos().first());
        model.config().vocabulary().traditions().stream()
                .map(Tradition::id)
                .filter(tradition::equals)
                .findFirst()
                .ifPresent(known -> wish.tradition(TraditionBlend.of(new Tradition(known))));
        return wish.build();
    }

    private static List<HumanTune> shuffled(List<HumanTune> tunes, long seed) {
        List<HumanTune> left = new ArrayList<>(tunes);
        List<HumanTune> drawn = new ArrayList<>();
        while (!left.isEmpty()) {
            drawn.add(left.remove((int) (Philox.uniform(seed, drawn.size(), ORDER) * left.size())));
        }
        return drawn;
    }

    /**
     * Takes all answers, and opens the key: once.
     *
     * @throws WorkbenchException if there is no such quiz, it is open, or there is not one answer for each round
     */
    public synchronized Quiz.Opened open(UUID id, String listener, List<Quiz.Answer> answers)
            throws WorkbenchException {
        Kept found = find(id);
        if (found.opened().isPresent()) {
            throw WorkbenchException.overtaken("the key of this quiz is open already", "make another quiz");
        }
        int rounds = found.quiz().rounds().size();
        if (answers.size() != rounds) {
            throw new WorkbenchException(
                    "there are " + answers.size() + " answers to " + rounds + " rounds", "answer each round once");
        }
        Quiz.Opened opened = new Quiz.Opened(found.quiz(), listener, answers);
        kept.put(id, new Kept(found.quiz(), found.made(), Optional.of(opened)));
        return opened;
    }

    /**
     * A quiz that is over.
     *
     * @throws WorkbenchException if it is not, or there is none
     */
    public synchronized Quiz.Opened opened(UUID id) throws WorkbenchException {
        return find(id).opened()
                .orElseThrow(() -> WorkbenchException.overtaken(
                        "the key of this quiz is still sealed", "answer all rounds: then it is opened"));
    }

    private Kept find(UUID id) throws WorkbenchException {
        Kept found = kept.get(id);
        if (found == null || isOld(found)) {
            throw WorkbenchException.missing("there is no such quiz any more", "make another quiz");
        }
        return found;
    }

    private synchronized void keep(Quiz quiz) {
        kept.values().removeIf(this::isOld);
        while (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(quiz.id(), new Kept(quiz, clock.instant(), Optional.empty()));
    }

    private boolean isOld(Kept each) {
        return each.made().plus(KEPT).isBefore(clock.instant());
    }
}
