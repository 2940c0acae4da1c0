package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Work;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.workbench.ModelSigning;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Trainings in class, one at a time: a small network learns up to a hundred tunes in a process of its own. A second one, which
 * stops after its first epoch, is kept to hear what was learnt.
 */
public final class Trainings implements AutoCloseable {
    private static final int MOST_WORKS = 100;
    private static final int EPOCHS = 24;
    private static final int LONGEST_SLUG = 24;
    private static final String BEFORE = "before";

    private final Path home;
    private final ModelSigning signing;
    private final Path folder;
    private final Path models;
    private final StarterTunes starter;
    private final GivenTunes given;
    private final Consumer<Training> listener;
    private final Map<UUID, Training> known = new ConcurrentHashMap<>();
    private final Map<UUID, Wanted> asked = new ConcurrentHashMap<>();
    private Optional<TrainingProcess> running = Optional.empty();
    private Optional<UUID> current = Optional.empty();
    private boolean closed;

    /**
     * @param workbench of who signs the models, which go into its home
     * @param listener hears of each change
     */
    Trainings(Workbench workbench, StarterTunes starter, GivenTunes given, Consumer<Training> listener) {
        this.home = workbench.home();
        this.signing = workbench.modelSigning();
        this.folder = home.resolve("lessons").resolve("trainings");
        this.models = home.resolve("models");
        this.starter = starter;
        this.given = given;
        this.listener = listener;
    }

    /**
     * What is to be learnt.
     *
     * @param corpora of the starter tunes, by name
     * @param files that were given
     */
    public record Wanted(String title, List<String> corpora, List<Digest> files) {
        public Wanted {
            corpora = List.copyOf(corpora);
            files = List.copyOf(files);
        }
    }

    /**
     * Begins one.
     *
     * @param password of the key that signs the model, if it has one; forgotten when the training is over
     * @throws WorkbenchException if one is under way, the tunes are too many, or the password is wrong
     */
    public synchronized Training begin(Wanted wanted, Optional<String> password) throws WorkbenchException {
        if (current.map(known::get).filter(each -> !each.stage().isOver()).isPresent()) {
            throw WorkbenchException.overtaken("a training is under way already", "stop it, or wait for its end");
        }
        List<Work> chosen = chosen(wanted);
        if (chosen.isEmpty() || chosen.size() > MOST_WORKS) {
            throw new WorkbenchException(
                    chosen.size() + " tunes were chosen",
                    "choose 1 to " + MOST_WORKS + ": more take too long in class");
        }
        signing.requireKeys(password);
        UUID id = UUID.randomUUID();
        Training training = new Training(
                id,
                wanted.title(),
                name(wanted.title(), id),
                chosen.size(),
                Training.Stage.PREPARING,
                List.of(),
                EPOCHS,
                Optional.empty());
        List<String> sources = sources(wanted);
        asked.put(id, wanted);
        current = Optional.of(id);
        tell(training);
        Thread teaching = new Thread(() -> teach(training, password, sources), "training");
        teaching.setDaemon(true);
        teaching.start();
        return training;
    }

    private List<Work> chosen(Wanted wanted) throws WorkbenchException {
        List<Work> chosen = new ArrayList<>(starter.works().stream()
                .filter(work ->
                        wanted.corpora().contains(work.entry().tradition().id()))
                .toList());
        for (Digest file : wanted.files()) {
            chosen.addAll(given.works(file));
        }
        return chosen;
    }

    private List<String> sources(Wanted wanted) throws WorkbenchException {
        List<String> sources = new ArrayList<>();
        for (String corpus : wanted.corpora()) {
            if (StarterTunes.knows(corpus)) {
                sources.add(starter.file(corpus).toString());
            }
        }
        if (!sources.isEmpty()) {
            sources.addAll(List.of("--descriptors", starter.descriptors().toString()));
        }
        for (Digest file : wanted.files()) {
            sources.add(given.place(file).toString());
        }
        return sources;
    }

    private static String name(String title, UUID id) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = slug.isEmpty() ? "class" : slug.substring(0, Math.min(LONGEST_SLUG, slug.length()));
        return start.replaceAll("-$", "") + "-" + id.toString().substring(0, 4);
    }

    private void teach(Training training, Optional<String> password, List<String> sources) {
        UUID id = training.id();
        Path place = folder.resolve(id.toString());
        try {
            Files.createDirectories(place);
            Course before = new Course(training, place.resolve(BEFORE), 1, sources);
            if (run(before, password, List.of())) {
                tell(known.get(id).at(Training.Stage.LEARNING));
                List<Double> curve = new ArrayList<>();
                Path made = place.resolve(training.model());
                if (run(new Course(training, made, EPOCHS, sources), password, curve)) {
                    keep(id, made);
                }
            }
        } catch (IOException e) {
            tell(known.get(id).failed("the model cannot be kept: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unless somebody stopped the training at the last moment. */
    private synchronized void keep(UUID id, Path made) throws IOException {
        if (!known.get(id).stage().isOver()) {
            Files.createDirectories(models);
            Files.move(made, models.resolve(known.get(id).model()));
            tell(known.get(id).at(Training.Stage.DONE));
        }
    }

    /** What one network goes through. */
    private record Course(Training training, Path out, int epochs, List<String> sources) {
        List<String> arguments() {
            List<String> arguments = new ArrayList<>(sources);
            arguments.addAll(List.of("--preset", "class-room", "--epochs", String.valueOf(epochs), "--no-resume"));
            arguments.addAll(List.of("--title=" + training.title(), "--out", out.toString()));
            return arguments;
        }
    }

    private boolean run(Course course, Optional<String> password, List<Double> curve)
            throws IOException, InterruptedException {
        UUID id = course.training().id();
        Optional<TrainingProcess> started = start(id, password, course.arguments());
        if (started.isEmpty()) {
            return false;
        }
        boolean made = started.get().follow(bits -> {
            if (course.epochs() > 1) {
                curve.add(bits);
                tell(known.get(id).after(curve));
            }
        });
        if (!made && !known.get(id).stage().isOver()) {
            Optional<String> problem = started.get().problem();
            tell(known.get(id).failed(problem.isPresent() ? problem.get() : "the training ended before its time"));
        }
        return made && !known.get(id).stage().isOver();
    }

    private synchronized Optional<TrainingProcess> start(UUID id, Optional<String> password, List<String> arguments)
            throws IOException {
        if (closed || known.get(id).stage().isOver()) {
            return Optional.empty();
        }
        running = Optional.of(TrainingProcess.start(home, password, arguments));
        return running;
    }

    private synchronized void tell(Training training) {
        Training before = known.get(training.id());
        if (before == null || !before.stage().isOver()) {
            known.put(training.id(), training);
            listener.accept(training);
        }
    }

    /** A training as it stands. */
    public Training find(UUID id) throws WorkbenchException {
        return Optional.ofNullable(known.get(id))
                .orElseThrow(() -> WorkbenchException.missing("there is no such training", "begin another one"));
    }

    /** The one that was begun last. */
    public synchronized Optional<Training> last() {
        return current.map(known::get);
    }

    /** Stops one; what is over stays as it is. */
    public synchronized Training stop(UUID id) throws WorkbenchException {
        Training training = find(id);
        if (!training.stage().isOver()) {
            tell(training.at(Training.Stage.STOPPED));
            running.ifPresent(TrainingProcess::stop);
        }
        return find(id);
    }

    /** A training that is done, to be heard. */
    public Lesson lesson(UUID id) throws WorkbenchException {
        Training training = find(id);
        if (training.stage() != Training.Stage.DONE) {
            throw WorkbenchException.overtaken("this training is not done", "wait for its end, or begin another one");
        }
        return new Lesson(folder.resolve(id.toString()), models, training.model(), chosen(asked.get(id)));
    }

    /** Ends the one that is under way; none begins any more. */
    @Override
    public synchronized void close() {
        closed = true;
        running.ifPresent(TrainingProcess::stop);
    }
}
