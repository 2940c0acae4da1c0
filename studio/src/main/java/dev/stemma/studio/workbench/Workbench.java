package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.TrainedModel;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.Ancestry;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.StorePassword;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that Stemma does for a person, apart from showing it. */
public final class Workbench {
    /** Files whose credentials are taken out are read whole up to this size. */
    private static final long LARGEST_ASSET = 256L << 20;

    private final Models models;
    private final Composing composing;
    private final Explaining explaining;
    private final Signing signing;
    private final Verification verification;
    private final Publisher publisher;
    private final Editing editing;
    private final FileSigning fileSigning;
    private final Histories histories;
    private final LateStamping lateStamping;
    private final Redacting redacting;
    private final Forgetting forgetting;
    private final Inspecting inspecting;
    private final JournalFolder journals;
    private final Pieces pieces;
    private final Clock clock;
    private final Path home;

    /** The same where no key has a password. */
    public Workbench(Path home, Path models, Clock clock) {
        this(home, models, clock, Passwords.always(StorePassword.none()));
    }

    /**
     * @param home keys and trust
     * @param models folder of models
     * @param passwords of keys that have one
     */
    public Workbench(Path home, Path models, Clock clock, Passwords passwords) {
        this(home, new Models(models, home.resolve("models")), clock, passwords);
    }

    private Workbench(Path home, Models models, Clock clock, Passwords passwords) {
        this.models = models;
        this.explaining = new Explaining(this.models);
        SecureRandom random = new SecureRandom();
        this.signing = new Signing(home, clock, random, passwords);
        this.verification = new Verification(signing, this.models, clock);
        this.clock = clock;
        this.journals = new JournalFolder(home.resolve("journals"));
        this.pieces = new Pieces(this.models, journals, signing, clock, random);
        this.composing = new Composing(this.models, pieces, verification);
        this.publisher = new Publisher(verification);
        this.editing = new Editing(pieces, publisher, verification);
        this.fileSigning = new FileSigning(signing, verification, pieces);
        this.histories = new Histories(journals, pieces, fileSigning, verification, this.models, random);
        this.lateStamping = new LateStamping(signing, verification);
        this.redacting = new Redacting(signing, verification);
        this.forgetting = new Forgetting(journals, signing);
        this.inspecting = new Inspecting(verification, this.models);
        this.home = home;
    }

    /** The workbench of somebody else, who has keys and pieces of his or her own and shares nothing but the models. */
    public Workbench of(String guest) {
        return new Workbench(
                home.resolve("classroom").resolve(guest), models, clock, Passwords.always(StorePassword.none()));
    }

    /**
     * Composes a melody, or several to choose from.
     *
     * @param count how many candidates, by successive seeds; of these, what can be composed
     * @throws WorkbenchException if the wish cannot be met or the model cannot be used
     */
    public Making compose(Order order, int count, Signatory signatory) throws WorkbenchException {
        return composing.compose(order, count, signatory);
    }

    /**
     * A wish for new pitches in the bars and the rhythm of a file.
     *
     * @throws WorkbenchException if the file holds no melody in one metre, or one that begins with a pickup
     */
    public Wish inRhythmOf(Path file, ReadOptions options, Wish wish) throws WorkbenchException {
        return Composing.inRhythmOf(file, options, wish);
    }

    /**
     * Continues, fills or varies the melody of a file.
     *
     * @param onlyNew whether only the bars are kept in which the model wrote; then of one candidate
     * @param count how many candidates
     * @throws WorkbenchException if the file holds no melody that this can be done with, or the wish cannot be met
     */
    public Making rework(
            Path file, ReadOptions options, Task task, boolean onlyNew, Order order, int count, Signatory signatory)
            throws WorkbenchException {
        return composing.rework(file, options, task, onlyNew, order, count, signatory);
    }

    /** Whether works are in the data sets of models. */
    public DatasetAnswers datasets() {
        return new DatasetAnswers(verification);
    }

    /**
     * Looks the melody of a file up in the works that a model learnt from.
     *
     * @throws WorkbenchException if the file holds no melody or the model cannot be used
     */
    public Similarity similar(Path file, ReadOptions options, Optional<String> modelId) throws WorkbenchException {
        return Similarity.of(file, SafeFiles.read(file, Limits.FILE_BYTES), options, models.open(modelId));
    }

    /** Melodies composed to the same wish, the best first. */
    public List<Candidate> ranked(List<Piece> pieces) throws WorkbenchException {
        return Candidate.ranked(pieces);
    }

    /**
     * Why the notes of a piece stand where they do, in the eyes of its model under the traditions asked for.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    public Explained explain(Piece piece, int alternatives) throws WorkbenchException {
        return Explained.of(
                        piece.model(),
                        piece.composition().request().tradition(),
                        piece.composition().melody(),
                        piece.explanations(alternatives))
                .in(piece);
    }

    /**
     * Why the notes of a file's melody could be expected.
     *
     * @param wish for tradition and members of the model
     * @throws WorkbenchException if the file holds no melody, or the model does not know the tradition
     */
    public Explained explain(Path file, ReadOptions options, Wish wish, Optional<String> modelId, int alternatives)
            throws WorkbenchException {
        Melody melody = Composing.read(file, SafeFiles.read(file, Limits.FILE_BYTES), options)
                .melody();
        return explaining.explain(melody, wish, modelId, alternatives);
    }

    /** Refuses if a file that would be written is there already. */
    public void requireFree(Publication publication) throws WorkbenchException {
        publisher.requireFree(publication);
    }

    /**
     * Writes and signs one of the melodies that a model just made.
     *
     * @return the files written, the score first
     */
    public List<WrittenFile> publish(Making making, Piece piece, Publication publication) throws WorkbenchException {
        return publisher.publish(making.open(), piece, publication);
    }

    /**
     * Opens the keys that would sign a model, so that a long work does not end in a refusal.
     *
     * @throws WorkbenchException if there is nobody of the name, or a key cannot be used
     */
    public void requireModelKeys(Signatory signatory) throws WorkbenchException {
        signing.identity(signatory.identity(), KeyPurpose.MODELS);
        signing.signer(signatory);
    }

    /**
     * Writes the folder of a trained model, the trainer's credentials in its weights.
     *
     * @throws WorkbenchException if they cannot be signed
     * @throws IOException if there is something already, or the folder cannot be written
     */
    public void publish(TrainedModel trained, Path folder, Signatory signatory) throws WorkbenchException, IOException {
        try {
            byte[] weights = signing.signer(signatory)
                    .embed(
                            trained.model().weightsFile(),
                            ModelCredentials.of(trained.model()),
                            signing.identity(signatory.identity(), KeyPurpose.MODELS));
            trained.write(folder, weights);
        } catch (SigningException e) {
            throw new WorkbenchException("the model cannot be signed: " + e.getMessage(), signatory.hint(), e);
        }
    }

    /**
     * Signs a file that is there: into it, or beside it where its kind carries no credentials; a JSON Lines file (by its
     * name too) gets a checkpoint. Credentials that it has become its parent's. What the same identity
     * has signed and time stamps are asked for, that is stamped instead, if its kind allows it.
     *
     * @param out where the signed file goes, or the credentials beside it; the file itself, or {@code FILE.c2pa}, if empty
     * @param overwrite whether another file that is there is replaced
     * @return what was written
     * @throws WorkbenchException if the file has credentials that do not hold, or cannot be signed
     */
    public WrittenFile sign(Path file, Optional<Path> out, Signatory signatory, boolean overwrite)
            throws WorkbenchException {
        Optional<WrittenFile> stamped = lateStamping.stamp(file, out, signatory, overwrite);
        return stamped.isPresent() ? stamped.get() : fileSigning.sign(file, out, signatory, overwrite);
    }

    /**
     * Writes a copy of a signed file that says less; who takes something out signs for it.
     *
     * @throws WorkbenchException if the file is not valid, or would not be afterwards; if there is nothing of the label, or
     *     it must stay
     */
    public Redacting.Redacted redact(Path file, Withheld withheld, Path out, Signatory signatory, boolean overwrite)
            throws WorkbenchException {
        return redacting.redact(file, withheld, out, signatory, overwrite);
    }

    /** Writes a document about a file. */
    public WrittenFile save(Path path, byte[] document, String mediaType, boolean overwrite) throws WorkbenchException {
        SafeFiles.write(path, document, overwrite);
        return new WrittenFile(path, Digest.of(document), mediaType);
    }

    /**
     * What the credentials of a file name as its family, with the journal that lies beside it where that is too long to lie
     * in it; nothing if it has no credentials that can be read.
     */
    public Optional<FamilyTree> family(Path file, Verdict verdict) {
        return Ancestry.of(verdict, JournalLines.beside(file));
    }

    /** Verifies a file. */
    public Verdict verify(Path file, VerificationOptions options) throws WorkbenchException {
        return verifier(options).verify(file);
    }

    /**
     * What verifies files on this machine.
     *
     * @throws WorkbenchException if a PEM file named in the options cannot be read
     */
    public FileVerifier verifier(VerificationOptions options) throws WorkbenchException {
        return verification.with(options);
    }

    /**
     * Writes a copy of a file without the credentials inside it.
     *
     * @throws WorkbenchException if the file is of no kind that carries credentials
     */
    public void strip(Path file, Path target, boolean overwrite) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_ASSET);
        try {
            Carrier carrier = Carrier.detect(ByteSource.of(content))
                    .orElseThrow(() -> new WorkbenchException(
                            file + " is of no kind that carries credentials inside",
                            "MIDI, WAV, ABC, MusicXML, MEI, SafeTensors and JSON Lines files do"));
            SafeFiles.write(target, carrier.strip(content), overwrite);
        } catch (AssetException e) {
            throw new WorkbenchException(
                    file + " is damaged: " + e.getMessage(), "restore it from where you have it", e);
        }
    }

    /**
     * A model that is at hand.
     *
     * @param id the first by name if nothing is said
     */
    public ModelFolder model(Optional<String> id) throws WorkbenchException {
        return models.open(id);
    }

    /** All models at hand that can be used, by name. */
    public List<KnownModel> models() throws WorkbenchException {
        return models.known();
    }

    /** Whether a model of this name is at hand. */
    public boolean hasModel(String id) {
        return models.has(id);
    }

    /**
     * Erases what the records on this machine hold of a person.
     *
     * @param person the name of an identity, or one that a file of somebody else showed
     * @param withKeys whether the person's keys go too
     */
    public Forgetting.Forgotten forget(String person, boolean withKeys) throws WorkbenchException {
        return forgetting.forget(person, withKeys);
    }

    /**
     * The pieces that live on this machine.
     *
     * @param table where they are found again
     */
    public Desk desk(PieceTable table) {
        DeskSigning deskSigning = new DeskSigning(pieces, signing, publisher, models);
        DeskDrawer drawer = new DeskDrawer(journals, pieces, signing, verification);
        return new Desk(drawer, composing, deskSigning, models, table, clock);
    }

    /** What people do to the pieces of files. */
    public Editing editing() {
        return editing;
    }

    /** What models expect in melodies. */
    public Explaining explaining() {
        return explaining;
    }

    /** What happened to the pieces of files. */
    public Histories histories() {
        return histories;
    }

    /** Identities and whom to trust. */
    public Signing signing() {
        return signing;
    }

    /** Inspects files that were handed over as bytes. */
    public Inspecting inspecting() {
        return inspecting;
    }

    /** The same with the registry, whose rows are brought up to the journals while the caller goes on. */
    public Desk desk(Registry registry) {
        Desk desk = desk(registry.pieces());
        Thread recovering = new Thread(() -> recover(desk), "recovering");
        recovering.setDaemon(true);
        recovering.start();
        return desk;
    }

    private static void recover(Desk desk) {
        try {
            desk.recover();
        } catch (RegistryException | WorkbenchException e) {
            // Told to whoever asks for the first time: the registry or the journals cannot be used.
        }
    }

    /**
     * The registry of this home, opened while the caller goes on, and closed by the caller.
     *
     * @param address of another one, such as {@code jdbc:postgresql://localhost/stemma?user=me}
     */
    public Registry openRegistry(Optional<String> address) {
        return Registry.openLater(address.orElseGet(() -> "jdbc:sqlite:" + home.resolve("registry.db")));
    }

    /** Pieces and files that were examined, as the registry knows them. */
    public Library library(Registry registry) {
        return new Library(registry, inspecting, clock);
    }

    /** Keys, journals and all else that is kept; models that were trained here in its folder {@code models}. */
    public Path home() {
        return home;
    }
}
