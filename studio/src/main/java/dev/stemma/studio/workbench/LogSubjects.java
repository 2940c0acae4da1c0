package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.Replay;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.journals.JournalLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What files, models and data sets are to be entered in a log as. */
final class LogSubjects {
    private final FileVerifier verifier;
    private final Replay.Models models;

    LogSubjects(FileVerifier verifier, Replay.Models models) {
        this.verifier = verifier;
        this.models = models;
    }

    /**
     * Something to enter.
     *
     * @param path under which it was named or found
     * @param purpose of the key that speaks for it
     */
    record Subject(Path path, LogEntry entry, KeyPurpose purpose) {}

    /**
     * Looks at what is named: files with credentials that hold, folders of them, folders of models, lists of works.
     *
     * @param sessions whether the journals of files are entered rather than the files
     */
    List<Subject> of(Path directory, List<Path> names, boolean sessions) throws WorkbenchException {
        List<Subject> subjects = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path name : names) {
            Path path = directory.resolve(name);
            if (Files.exists(path.resolve(ModelFolder.WEIGHTS)) && !sessions) {
                subjects.add(model(name, path));
            } else if (path.endsWith(ModelFolder.DATASET) && !sessions) {
                subjects.add(dataset(name, path));
            } else {
                files.add(name);
            }
        }
        FilesToVerify found = FilesToVerify.of(directory, files);
        if (!found.unreadable().isEmpty()) {
            throw found.unreadable().get(0);
        }
        for (FilesToVerify.Subject file : found.files()) {
            Optional<Verdict> verdict = file.found()
                    ? verifier.verifyIfKnown(file.path()).filter(each -> each.state() != Verdict.State.NONE)
                    : Optional.of(verifier.verify(file.path()));
            if (verdict.isPresent()) {
                subjects.add(sessions ? session(file, verdict.get()) : output(file, verdict.get()));
            }
        }
        if (subjects.isEmpty()) {
            throw new WorkbenchException(
                    "there is nothing to enter: no file with credentials was found",
                    "name files that stemma compose or stemma sign wrote, a model's folder, or a dataset.json");
        }
        return subjects;
    }

    private static LogFacts facts(FilesToVerify.Subject file, Verdict verdict) throws WorkbenchException {
        if (!verdict.intact() || verdict.manifests().isEmpty()) {
            throw new WorkbenchException(
                    file.name() + " does not verify, so it is not entered; nothing was",
                    "stemma verify " + file.name() + " says what was found; sign it first: stemma sign " + file.name());
        }
        return new LogFacts(verdict.manifests().get(), JournalLines.beside(file.path()));
    }

    private Subject output(FilesToVerify.Subject file, Verdict verdict) throws WorkbenchException {
        LogFacts facts = facts(file, verdict);
        LogEntry entry = new LogEntry.Output(
                facts.credentials().orElseThrow(),
                facts.content(),
                facts.model().map(model -> model.digest()),
                facts.model()
                        .flatMap(model -> models.find(model.digest()))
                        .map(model -> model.config().dataset().root()),
                facts.journalHead());
        return new Subject(file.name(), entry, purpose(file.path()));
    }

    private static Subject session(FilesToVerify.Subject file, Verdict verdict) throws WorkbenchException {
        RecordedJournal recorded = facts(file, verdict)
                .journal()
                .orElseThrow(() -> new WorkbenchException(
                        file.name() + " carries no journal, so there is no session to enter; nothing was entered",
                        "files that stemma compose, edit or adopt writes carry one"));
        return new Subject(
                file.name(),
                new LogEntry.Session(
                        recorded.journal().head(), recorded.journal().size()),
                KeyPurpose.CLAIMS);
    }

    private Subject model(Path name, Path folder) throws WorkbenchException {
        try {
            ModelFolder model = ModelFolder.read(folder).requireIntact();
            return new Subject(
                    name,
                    new LogEntry.Model(
                            model.digest(),
                            model.config().dataset().root(),
                            credentials(name, folder.resolve(ModelFolder.WEIGHTS))),
                    KeyPurpose.MODELS);
        } catch (ModelException e) {
            throw new WorkbenchException(e.getMessage(), "restore the model's folder from where you have it", e);
        }
    }

    private Subject dataset(Path name, Path file) throws WorkbenchException {
        DatasetManifest list = Corpora.dataset(file);
        return new Subject(
                name,
                new LogEntry.Dataset(
                        list.root(),
                        list.works().size(),
                        list.sorted().flatMap(SortedRoots::melodies),
                        credentials(name, file)),
                KeyPurpose.CLAIMS);
    }

    /** Those of the file, if it has any; they must hold. */
    private Optional<LogEntry.Credentials> credentials(Path name, Path file) throws WorkbenchException {
        Verdict verdict = verifier.verify(file);
        if (verdict.state() == Verdict.State.NONE) {
            return Optional.empty();
        }
        return facts(new FilesToVerify.Subject(name, file, false), verdict).credentials();
    }

    private static KeyPurpose purpose(Path file) throws WorkbenchException {
        try (ByteSource source = ByteSource.open(file)) {
            return Signing.purpose(Carrier.detect(source));
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be opened: " + e.getMessage(), "check the disk", e);
        }
    }

    /** What a digest of an entry is: the file's credentials if it has any, else what it is about. */
    static Digest sought(LogEntry entry) {
        return entry.credentials().map(LogEntry.Credentials::claim).orElseGet(entry::subject);
    }
}
