package dev.stemma.studio.workbench;

import dev.stemma.generator.model.training.TrainedModel;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Signs the models that people train. */
public final class ModelSigning {
    private final Signing signing;
    private final Verification verification;

    ModelSigning(Signing signing, Verification verification) {
        this.signing = signing;
        this.verification = verification;
    }

    /**
     * Opens the keys that would sign a model, so that a long work does not end in a refusal.
     *
     * @throws WorkbenchException if there is nobody of the name, or a key cannot be used
     */
    public void requireKeys(Signatory signatory) throws WorkbenchException {
        requireKeys(signing, signatory);
    }

    /**
     * The same for the identity that signs when nobody is named, with the password that somebody typed for it, if he or she
     * did.
     */
    public void requireKeys(Optional<String> password) throws WorkbenchException {
        GivenPassword.use(password, signing, Optional.empty(), opened -> {
            requireKeys(opened, Signatory.LOCAL);
            return opened;
        });
    }

    private static void requireKeys(Signing signing, Signatory signatory) throws WorkbenchException {
        signing.identity(signatory.identity(), KeyPurpose.MODELS);
        signing.signer(signatory);
    }

    /**
     * Writes the folder of a trained model, the trainer's credentials in its weights and beside its list of works; those of
     * the weights name those of the list.
     *
     * @throws WorkbenchException if they cannot be signed
     * @throws IOException if there is something already, or the folder cannot be written
     */
    public void publish(TrainedModel trained, Path folder, Signatory signatory) throws WorkbenchException, IOException {
        try {
            Identity identity = signing.identity(signatory.identity(), KeyPurpose.MODELS);
            Signer signer = signing.signer(signatory);
            byte[] list = trained.dataset().toJson();
            byte[] store = signer.sidecar(list, ModelCredentials.of(trained.dataset()), identity);
            Verdict works = verification.verify(list, Optional.of(store));
            byte[] weights = signer.embed(
                    trained.model().weightsFile(),
                    ModelCredentials.of(trained.model(), trained.without(), works),
                    identity);
            trained.write(folder, weights, Optional.of(store));
        } catch (SigningException e) {
            throw new WorkbenchException("the model cannot be signed: " + e.getMessage(), signatory.hint(), e);
        }
    }
}
