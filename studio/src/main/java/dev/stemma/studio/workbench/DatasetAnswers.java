package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.DatasetProofs;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.generator.corpus.TuneInFile;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a work is in a data set: proofs made with its list, and checked without. */
public final class DatasetAnswers {
    private static final long LARGEST_WORK = 64L << 20;
    private static final long LARGEST_LIST = 64L << 20;
    private static final long LARGEST_PROOF = 16L << 20;
    private static final long LARGEST_CONFIG = 16L << 20;

    private final Verification verification;

    DatasetAnswers(Verification verification) {
        this.verification = verification;
    }

    /**
     * A work to ask for.
     *
     * @param digest of its bytes: of the file, or of the tune in its tunebook
     * @param melodies by which it is known in any key and tempo, none if no melody can be read from it
     * @param notes of it
     * @param trouble why no melody can be read from it
     */
    public record Asked(Digest digest, List<Digest> melodies, int notes, Optional<String> trouble) {
        public Asked {
            melodies = List.copyOf(melodies);
        }

        /**
         * Whether a proof answers for this work: by its melody, or by its bytes alone where no melody can be asked for.
         *
         * @param roots that it was held against; what it says of its own does not count
         */
        public boolean isAnswered(DatasetProof proof, SortedRoots roots) {
            return melodies.isEmpty() || roots.melodies().isEmpty()
                    ? digest.equals(proof.work())
                    : proof.melodies().stream().anyMatch(each -> melodies.contains(each.melody()));
        }
    }

    /** What vouches for the roots that a proof was held against. */
    public enum Voucher {
        /** Whoever named them. */
        GIVEN,
        /** A configuration alone. */
        CONFIGURATION,
        /** A model whose digest covers its configuration, without credentials or with such as have ended. */
        MODEL,
        /** Nothing: the credentials in the model's weights do not hold, or name another model than these files make. */
        CONTRADICTED,
        /** A model with credentials that hold, of a signer who is not trusted here. */
        SIGNED,
        /** A model with credentials of a signer whom this machine trusts. */
        TRUSTED
    }

    /**
     * Roots to hold a proof against.
     *
     * @param listRead whether they were computed from the list of works, as those of form 1 must be
     * @param model its digest, where it is known
     */
    public record Trusted(SortedRoots roots, Voucher voucher, boolean listRead, Optional<Digest> model) {}

    /** A proof made, as it is written, and what it shows. */
    public record Made(DatasetProof proof, DatasetProof.Finding finding, boolean knowsMelodies) {}

    /**
     * A proof held against roots.
     *
     * @param proof nothing if the file is none, or not as it was written
     * @param finding what it shows; nothing if it does not lead to these roots, or nothing vouches for them
     * @param trouble why the file is no proof
     */
    public record Checked(
            Optional<DatasetProof> proof,
            Optional<DatasetProof.Finding> finding,
            Optional<String> trouble,
            Trusted trusted) {}

    /**
     * Reads the work of a file.
     *
     * @param tune which, from 1, where the file has several
     */
    public static Asked asked(Path file, Optional<Integer> tune) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_WORK);
        List<TuneInFile> tunes = TuneInFile.in(String.valueOf(file.getFileName()), content);
        if (tune.isEmpty() && tunes.size() > 1) {
            throw new WorkbenchException(file + " holds " + tunes.size() + " tunes", "say which with --tune N");
        }
        int number = tune.orElse(1);
        if (number < 1 || number > tunes.size()) {
            throw new WorkbenchException(
                    file + " holds " + tunes.size() + (tunes.size() == 1 ? " tune" : " tunes") + ", found --tune "
                            + number,
                    "number them from 1");
        }
        TuneInFile found = tunes.get(number - 1);
        if (found.digest().isEmpty() && tunes.size() > 1) {
            throw new WorkbenchException(
                    file + ", " + found.place() + ": " + found.trouble().orElseThrow(),
                    "put the tune right, or ask for another");
        }
        return new Asked(
                found.digest().orElseGet(() -> Digest.of(content)), found.melodies(), found.notes(), found.trouble());
    }

    /** Makes a proof about a data set, and writes it where that is asked for. */
    public static Made prove(Path dataset, Asked asked, Optional<Path> out, boolean overwrite)
            throws WorkbenchException {
        DatasetProofs proofs = Corpora.dataset(dataset).proofs();
        DatasetProof proof = proofs.prove(asked.digest(), proofs.knowsMelodies() ? asked.melodies() : List.of());
        if (out.isPresent()) {
            SafeFiles.write(out.get(), proof.toJson(), overwrite);
        }
        DatasetProof.Finding finding =
                proof.against(proofs.roots()).orElseThrow(() -> new IllegalStateException("a proof just made holds"));
        return new Made(proof, finding, proofs.knowsMelodies());
    }

    /** Whether a file is a proof that reads. */
    public static boolean isProof(Path file) throws WorkbenchException {
        if (!String.valueOf(file.getFileName()).endsWith(".json") || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            DatasetProof.read(SafeFiles.read(file, LARGEST_LIST));
            return true;
        } catch (CorpusException e) {
            return false;
        }
    }

    /** Reads a proof and holds it against roots. */
    public static Checked check(Path file, Trusted trusted) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_PROOF);
        try {
            DatasetProof proof = DatasetProof.read(content);
            Optional<DatasetProof.Finding> finding =
                    trusted.voucher() == Voucher.CONTRADICTED ? Optional.empty() : proof.against(trusted.roots());
            return new Checked(Optional.of(proof), finding, Optional.empty(), trusted);
        } catch (CorpusException e) {
            return new Checked(Optional.empty(), Optional.empty(), Optional.of(e.getMessage()), trusted);
        }
    }

    /**
     * The roots of the data set that a model learnt from.
     *
     * @param named its folder, of whose files what is there vouches for its {@code config.json}; or a file of the folder, or
     *     a configuration under another name
     */
    public Trusted of(Path named) throws WorkbenchException {
        Path folder = Files.isDirectory(named) ? named : named.toAbsolutePath().getParent();
        try {
            if (!Files.exists(folder.resolve(ModelFolder.CONFIG)) && Files.isRegularFile(named)) {
                ModelConfig config = ModelConfig.read(SafeFiles.read(named, LARGEST_CONFIG));
                return trusted(folder, config, Voucher.CONFIGURATION, Optional.empty());
            }
            if (!Files.exists(folder.resolve(ModelFolder.WEIGHTS))) {
                ModelConfig config =
                        ModelConfig.read(SafeFiles.read(folder.resolve(ModelFolder.CONFIG), LARGEST_CONFIG));
                return trusted(folder, config, Voucher.CONFIGURATION, Optional.empty());
            }
            ModelFolder model = ModelFolder.read(folder);
            return trusted(folder, model.config(), voucher(folder, model), Optional.of(model.digest()));
        } catch (ModelException e) {
            throw new WorkbenchException(e.getMessage(), "restore the model's folder from where you have it", e);
        }
    }

    private static Trusted trusted(Path folder, ModelConfig config, Voucher voucher, Optional<Digest> model)
            throws WorkbenchException {
        ModelConfig.Dataset stated = config.dataset();
        if (stated.sorted().isPresent()) {
            return new Trusted(stated.sorted().get(), voucher, false, model);
        }
        DatasetManifest list = Corpora.dataset(folder);
        if (!list.root().equals(stated.root())) {
            throw new WorkbenchException(
                    folder + " holds a dataset.json that is not that of its model",
                    "restore it from where you have it");
        }
        return new Trusted(list.proofs().roots(), voucher, true, model);
    }

    /** Whether credentials in the weights speak of this very model, configuration included. */
    private Voucher voucher(Path folder, ModelFolder model) throws WorkbenchException {
        Verdict verdict = verification.with(VerificationOptions.DEFAULT).verify(folder.resolve(ModelFolder.WEIGHTS));
        boolean named = verdict.manifests().stream()
                .flatMap(store -> store.active().assertions(AiDisclosureAssertion.class))
                .anyMatch(said ->
                        said.modelIdentifier().equals(Optional.of(model.digest().urn())));
        if (verdict.state() == Verdict.State.NONE || named && isOutlived(verdict)) {
            return Voucher.MODEL;
        }
        if (!named || !verdict.intact()) {
            return Voucher.CONTRADICTED;
        }
        return verdict.state() == Verdict.State.TRUSTED ? Voucher.TRUSTED : Voucher.SIGNED;
    }

    /** Whether nothing is wrong with credentials but that their certificates have ended. */
    private static boolean isOutlived(Verdict verdict) {
        return !verdict.intact()
                && verdict.checks().stream()
                        .filter(Check::isFailure)
                        .allMatch(check -> check.name() == Check.Name.TIME || check.name() == Check.Name.TRUST);
    }
}
