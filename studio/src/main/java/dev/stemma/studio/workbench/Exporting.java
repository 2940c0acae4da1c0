package dev.stemma.studio.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.label.DataIntegrity;
import dev.stemma.provenance.label.DidKey;
import dev.stemma.provenance.label.ModelSignature;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What documents in the forms of other fields are made of, and the signatures that some of them bear. */
public final class Exporting {
    /** What the signature of a model is called, if nothing else is said. */
    public static final String SIGNATURE = "model.sig";

    private static final long LARGEST_FILE = 256L << 20;

    private final Signing signing;
    private final Verification verification;
    private final Models models;
    private final Clock clock;

    Exporting(Signing signing, Verification verification, Models models, Clock clock) {
        this.signing = signing;
        this.verification = verification;
        this.models = models;
        this.clock = clock;
    }

    /** Now. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Digest of a file of any length. */
    public Digest digest(Path file) throws WorkbenchException {
        SafeFiles.requireFile(file);
        return ModelFiles.digest(file);
    }

    /**
     * Issues a credential (W3C Verifiable Credentials 2.0): from now on, by the identity's key for credentials, with its proof.
     *
     * @param password that somebody typed for the key, if he or she did
     * @throws WorkbenchException if there is nobody of the name, or the key cannot be used or is of another kind
     */
    public ObjectNode issue(ObjectNode credential, Optional<String> identity, Optional<String> password)
            throws WorkbenchException {
        return password.isEmpty()
                ? issue(credential, signing, identity)
                : GivenPassword.use(password, signing, identity, opened -> issue(credential, opened, identity));
    }

    private ObjectNode issue(ObjectNode credential, Signing keys, Optional<String> name) throws WorkbenchException {
        Identity identity = keys.identity(name, KeyPurpose.CREDENTIALS);
        if (!DataIntegrity.suits(identity)) {
            throw new WorkbenchException(
                    "verifiable credentials are signed with Ed25519, and the key of " + identity.name()
                            + " for credentials is " + identity.algorithm(),
                    "take an identity with such a key: stemma key new NAME, then --as NAME");
        }
        ObjectNode issued = credential.deepCopy();
        issued.put("issuer", DidKey.of(identity.certificate().getPublicKey()).did())
                .put("validFrom", now().toString());
        return DataIntegrity.sign(issued, identity, now());
    }

    /**
     * Signs the files of a model as the OpenSSF has it, with the identity's key for that. Left out are its signature and what
     * belongs to Git.
     *
     * @param out where the signature is to lie; {@link #SIGNATURE} in the folder if empty
     * @param password that somebody typed for the key, if he or she did
     * @throws WorkbenchException if a file cannot be read or is a link, or the key cannot be used
     */
    public byte[] signModel(Path folder, Optional<Path> out, Optional<String> identity, Optional<String> password)
            throws WorkbenchException {
        ModelOnDisk model = model(folder);
        ModelFiles files = ModelFiles.of(folder, out.orElse(folder.resolve(SIGNATURE)));
        return password.isEmpty()
                ? signModel(model, files, signing.identity(identity, KeyPurpose.OPENSSF))
                : GivenPassword.use(
                        password,
                        signing,
                        identity,
                        opened -> signModel(model, files, opened.identity(identity, KeyPurpose.OPENSSF)));
    }

    private static byte[] signModel(ModelOnDisk model, ModelFiles files, Identity identity) {
        return ModelSignature.sign(model.model().config().id(), files.digests(), files.ignored(), identity);
    }

    /** The folder of a model that is here, by its name and digest. */
    public Path folder(String id, Digest digest) throws WorkbenchException {
        Path folder = models.folder(id);
        if (!models.has(id) || !models.open(Optional.of(id)).digest().equals(digest)) {
            throw WorkbenchException.missing(
                    "the model is not on this machine, so nothing can be told of it",
                    "put its folder beside the others");
        }
        return folder;
    }

    /**
     * A list of works.
     *
     * @param place the list, or the folder in which it lies
     * @throws WorkbenchException if there is none, or it is damaged
     */
    public DatasetOnDisk dataset(Path place) throws WorkbenchException {
        Path file = Files.isDirectory(place) ? place.resolve(ModelFolder.DATASET) : place;
        byte[] content = SafeFiles.read(file, LARGEST_FILE);
        try {
            return new DatasetOnDisk(
                    DatasetManifest.read(content),
                    Digest.of(content),
                    content.length,
                    verification.with(VerificationOptions.DEFAULT).verify(file),
                    written(file));
        } catch (CorpusException e) {
            throw new WorkbenchException(
                    file + " is no list of works: " + e.getMessage(),
                    "name the dataset.json of a model, or its folder",
                    e);
        }
    }

    /** Whether a place is a model: its folder, or a file in it by its usual name. */
    public static boolean isModel(Path place) {
        return Files.exists(modelFolder(place).resolve(ModelFolder.CONFIG));
    }

    /** The folder that is meant by itself or by one of its files. */
    public static Path modelFolder(Path place) {
        boolean named = List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS, ModelFolder.DATASET, ModelFolder.TRAINING)
                .contains(String.valueOf(place.getFileName()));
        return named && !Files.isDirectory(place) ? place.toAbsolutePath().getParent() : place;
    }

    /**
     * A model.
     *
     * @param place its folder, or a file in it
     * @throws WorkbenchException if it is none, or one that is damaged
     */
    public ModelOnDisk model(Path place) throws WorkbenchException {
        Path folder = modelFolder(place);
        try {
            ModelFolder model = ModelFolder.read(folder).requireIntact();
            Path weights = folder.resolve(ModelFolder.WEIGHTS);
            JsonNode training =
                    new ObjectMapper().readTree(SafeFiles.read(folder.resolve(ModelFolder.TRAINING), LARGEST_FILE));
            return new ModelOnDisk(
                    model,
                    dataset(folder),
                    training,
                    ModelFiles.of(folder, folder.resolve(SIGNATURE)).digests(),
                    verification.with(VerificationOptions.DEFAULT).verify(weights),
                    written(weights));
        } catch (ModelException | IOException e) {
            throw new WorkbenchException(
                    place + " is no model that can be used: " + e.getMessage(), "name the folder of a model", e);
        }
    }

    private static Instant written(Path file) throws WorkbenchException {
        try {
            return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read: " + e.getMessage(), "check the disk", e);
        }
    }
}
