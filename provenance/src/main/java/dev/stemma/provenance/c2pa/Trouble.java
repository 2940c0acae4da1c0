package dev.stemma.provenance.c2pa;

/** What kind of thing a finding complains of, the gravest first, with what a reader can do about it. */
enum Trouble {
    UNREADABLE(
            "the credentials cannot be read, so nothing is known about the file",
            "fetch the file again, or ask the sender for it: it was damaged or altered on its way"),
    CREDENTIALS_CHANGED(
            "the credentials were changed after they were signed",
            "believe nothing that they say; fetch the file again, or ask the sender for it as it was signed"),
    CONTENT_CHANGED(
            "the content is not the one that was signed",
            "fetch the file again, or ask the sender for it as it was signed; whoever edited it on purpose signs it anew,"
                    + " with the signed file as its parent"),
    REVOKED(
            "the signer's certificate was revoked",
            "ask the signer what happened to their key, and for the file signed with a new one"),
    CERTIFICATE(
            "the signer's certificate must not sign credentials",
            "ask the signer for a certificate for signing Content Credentials (stemma key new, or stemma key csr for an"
                    + " authority), and to sign again"),
    OUTDATED(
            "the signer's certificate was not valid at the time that counts",
            "ask the signer to sign again with a renewed certificate (stemma key renew), and with a time stamp"
                    + " (--tsa URL), which keeps a signature good after the certificate has ended; if the certificate is not"
                    + " valid yet, look at this computer's clock"),
    RULES(
            "the credentials break the rules of the standard, so they cannot be relied on",
            "ask the sender which program wrote them, and for a file signed by one that keeps the standard"),
    RECORD(
            "what the credentials say of how the melody came to be is not true, or not complete",
            "do not rely on its record of origins and contributions; ask whoever signed it how it came to be"),
    LABEL(
            "the label in the file does not hold",
            "go by the record rather than by the label; ask whoever signed the file to write it again (--label gb)"),
    INGREDIENT(
            "the record of something that the file was made from is not in order",
            "ask the sender for the files that this one was made from, and verify each of them"),
    IDENTITY(
            "the person or organisation named beside the signer is not proved",
            "ask them whether the file is theirs, and by which certificate they can be known"),
    LOG(
            "the proof that it is in a transparency log does not hold",
            "get the proof again from whoever keeps the log (stemma log prove FILE), or take away the file with the proof if"
                    + " it belongs to another file"),
    WORKS(
            "the list of works beside the model is not the one of which its credentials speak",
            "restore the model's folder from where you have it, with dataset.json and config.json as they came with the model"),
    UNCOVERED(
            "the signature does not cover all of the file",
            "ask the sender for a file with the credentials inside, or in a format that is read here"),
    UNKNOWN_SIGNER(
            "the file is as it was signed, but nobody whom you trust vouches for the signer",
            "get the certificate of the signer's authority (CA.pem) by a way that you trust, compare it with the sender,"
                    + " then: stemma trust add CA.pem"),
    UNKNOWN_INGREDIENT_SIGNER(
            "nobody whom you trust vouches for the signer of something that the file was made from",
            "if it matters who made that: get the certificate of the signer's authority by a way that you trust, then: stemma"
                    + " trust add CA.pem"),
    UNKNOWN_LOG(
            "nothing that you know vouches for the log that it is in",
            "get the key of the log, and the keys of its witnesses, by a way that you trust, and name them in a policy:"
                    + " --log-policy POLICY"),
    NOTHING_TO_CHECK(
            "no credentials of the file were found",
            "ask the sender for the signed file, or for its sidecar (FILE.c2pa); programs may drop credentials when they"
                    + " save a file"),
    STAMP(
            "the time stamp does not count, so the time of signing is not proved",
            "nothing, while the certificate is valid; later the file needs a good time stamp (stemma sign --tsa URL)"),
    NOTE("the file is as it was signed", "");

    private final String headline;
    private final String advice;

    Trouble(String headline, String advice) {
        this.headline = headline;
        this.advice = advice;
    }

    /** What it comes to, in one clause. */
    String headline() {
        return headline;
    }

    /** What to do; empty if there is nothing to do. */
    String advice() {
        return advice;
    }
}
