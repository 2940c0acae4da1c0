package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;

/** Who signs, and with what. */
record Hand(Signer signer, Identity identity, String hint) {
    static Hand of(Signing signing, Signatory signatory) throws WorkbenchException {
        return new Hand(
                signing.signer(signatory), signing.identity(signatory.identity(), KeyPurpose.CLAIMS), signatory.hint());
    }

    /** The file with the credentials inside. */
    Sealed embed(byte[] plain, ManifestDefinition definition) throws WorkbenchException {
        try {
            return Sealed.inside(plain, signer.embed(plain, definition, identity));
        } catch (SigningException e) {
            throw new WorkbenchException(e.getMessage(), hint, e);
        }
    }

    /** The file as it is, with the credentials to lie beside it. */
    Sealed sidecar(byte[] plain, ManifestDefinition definition) throws WorkbenchException {
        try {
            return Sealed.beside(plain, signer.sidecar(plain, definition, identity));
        } catch (SigningException e) {
            throw new WorkbenchException(e.getMessage(), hint, e);
        }
    }
}
