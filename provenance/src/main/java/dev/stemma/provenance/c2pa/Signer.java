package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Placement;
import dev.stemma.provenance.asset.StructuredTextCarrier;
import dev.stemma.provenance.identity.CertificateProfile;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.TimeStampAuthority;
import dev.stemma.provenance.identity.Validity;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Signs assets. An Ed25519 identity and the same identifiers give the same bytes again; ES256 signatures are random.
 *
 * <p>What is signed is in memory twice while it is; files of up to 2 GiB can be signed. Any number of threads may use one
 * signer, as far as its supplier of identifiers allows.
 */
public final class Signer {
    private final Supplier<UUID> identifiers;
    private final Clock clock;
    private final Optional<TimeStampAuthority> timeStamps;
    private final List<CoSigner> coSigners;

    /**
     * @param identifiers two for each asset: the manifest's and that of this version of the asset
     * @param clock by which an identity that is not valid yet, or no longer, is refused
     */
    public Signer(Supplier<UUID> identifiers, Clock clock) {
        this(identifiers, clock, Optional.empty(), List.of());
    }

    private Signer(
            Supplier<UUID> identifiers,
            Clock clock,
            Optional<TimeStampAuthority> timeStamps,
            List<CoSigner> coSigners) {
        this.identifiers = identifiers;
        this.clock = clock;
        this.timeStamps = timeStamps;
        this.coSigners = List.copyOf(coSigners);
    }

    /**
     * The same, but each signature is stamped with its time: what is signed can then be verified after the certificate has
     * ended, by everybody who trusts the authority. Stamps are random, so the same bytes do not come again.
     */
    public Signer stampedBy(TimeStampAuthority authority) {
        return new Signer(identifiers, clock, Optional.of(authority), coSigners);
    }

    /**
     * The same, but these people answer for the content too, each in an identity assertion (CAWG identity 1.3) for all that
     * the claim's signer states. Where signatures are stamped, so are theirs.
     */
    public Signer coSignedBy(List<CoSigner> people) {
        return new Signer(identifiers, clock, timeStamps, people);
    }

    /**
     * The file with its credentials inside, in place of any that it had. Other bytes stay, but for the lengths that grow. A
     * JSON Lines file keeps those that it had and ends with a {@link #checkpoint}.
     *
     * @param file is not changed
     * @param definition what to say about it; the hard binding and a map of the content are added
     * @param identity whose key signs
     * @throws SigningException if the file is malformed or of a format that carries no credentials, or if the identity's
     *     certificate must not be used, or if there is no time stamp to be had
     */
    public byte[] embed(byte[] file, ManifestDefinition definition, Identity identity) throws SigningException {
        Carrier carrier = Carrier.detect(ByteSource.of(file))
                .orElseThrow(() -> new SigningException("the file is of no format that carries credentials inside; put"
                        + " them into a sidecar beside it"));
        if (carrier instanceof JsonLinesCarrier) {
            return extended(file, checkpoint(ByteSource.of(file), definition, identity));
        }
        Draft draft = draft(definition, identity, coSigners).reserving(Stamping.USUAL);
        try {
            byte[] plain = carrier.strip(file);
            try {
                return embed(plain, carrier, draft);
            } catch (Stamping.TooLong e) {
                return embed(plain, carrier, draft.reserving(e.needed()));
            }
        } catch (AssetException e) {
            throw new SigningException("the file cannot take credentials: " + e.getMessage(), e);
        } catch (Stamping.TooLong e) {
            throw new SigningException("the time stamps of the authority differ too much in length", e);
        }
    }

    private static byte[] embed(byte[] plain, Carrier carrier, Draft draft)
            throws AssetException, SigningException, Stamping.TooLong {
        ContentMapAssertion.Blocks blocks = ContentMapAssertion.Blocks.of(plain.length);
        int length = draft.length(List.of(
                ContentMapAssertion.placeholder(blocks),
                DataHashAssertion.excluding(new ByteRange(0, 0), new byte[32])));
        Placement placement = carrier.reserve(plain, length);
        ByteRange exclusion = placement.exclusion();
        Content content = new Content(ByteSource.of(placement.bytes()), exclusion);
        byte[] hash = hashWithout(placement.bytes(), exclusion);
        return carrier.fill(
                placement,
                draft.sign(List.of(
                        ContentMapAssertion.of(content, blocks), DataHashAssertion.excluding(exclusion, hash))));
    }

    /**
     * The line to append to a JSON Lines file, in one write: credentials for all lines since the last such line (C2PA 2.5,
     * A.3.17.5.2). Where there is one, its manifest is the definition's parent, by the verdict on the file as it was then.
     *
     * @param file is not changed
     * @throws SigningException if the file is no JSON Lines, or its last line is not ended; if nothing was added since the
     *     last checkpoint, or the definition has another parent; if the identity's certificate must not be used
     */
    public byte[] checkpoint(ByteSource file, ManifestDefinition definition, Identity identity)
            throws SigningException {
        JsonLinesCarrier carrier = new JsonLinesCarrier();
        if (!carrier.recognizes(file)) {
            throw new SigningException("checkpoints are for JSON Lines: one JSON object a line, each line ended");
        }
        try {
            SegmentHashAssertion lines = NewLines.of(file, carrier).binding(definition);
            return carrier.line(file, draft(definition, identity, coSigners).sign(List.of(lines)));
        } catch (AssetException e) {
            throw new SigningException("the file cannot take a checkpoint: " + e.getMessage(), e);
        } catch (Stamping.TooLong e) {
            throw new IllegalStateException("a line has room for any stamp", e);
        }
    }

    /**
     * The credentials for a file that stays as it is, of any format, to be saved beside it as {@code name.ext.c2pa}.
     *
     * @param definition what to say about it; the hard binding and a map of the content are added
     * @param identity whose key signs
     * @throws SigningException if the file is empty, or if the identity's certificate must not be used
     */
    public byte[] sidecar(byte[] file, ManifestDefinition definition, Identity identity) throws SigningException {
        if (file.length == 0) {
            throw new SigningException("an empty file has no content that could be signed");
        }
        byte[] hash = HashAlgorithm.SHA256.hash(file, 0, file.length);
        Content content = new Content(ByteSource.of(file), new ByteRange(0, 0));
        try {
            return draft(definition, identity, coSigners)
                    .sign(List.of(
                            ContentMapAssertion.of(content, ContentMapAssertion.Blocks.of(file.length)),
                            DataHashAssertion.ofWholeFile(hash)));
        } catch (Stamping.TooLong e) {
            throw new IllegalStateException("a sidecar has room for any stamp", e);
        }
    }

    /**
     * A file with credentials inside, signed before, now with a time stamp for them. The stamp stands in a manifest of its
     * own, signed by the identity and stamped as well; what was signed before stays as it is.
     *
     * @param verdict on the file as it is
     * @throws SigningException if the file is not valid, or of a format whose signed bytes include the length of the
     *     credentials (MIDI, WAV, SafeTensors), or if there is no time stamp to be had
     */
    public byte[] stampLater(byte[] file, Verdict verdict, Identity identity) throws SigningException {
        Carrier carrier = LaterStamp.carrier(file);
        return LaterStamp.replaced(file, carrier, stampLater(verdict, identity));
    }

    /**
     * The same for credentials beside a file: the new content of the sidecar.
     *
     * @param verdict on the file with its sidecar as it is
     */
    public byte[] stampLater(Verdict verdict, Identity identity) throws SigningException {
        TimeStampAuthority authority = timeStamps.orElseThrow(
                () -> new IllegalStateException("a signer without a time stamp authority stamps nothing"));
        return update(LaterStamp.of(verdict).definition(new Stamping(authority, 0)), identity);
    }

    /**
     * A file with credentials inside, with assertions taken out of them. A new manifest says so: one that only adds to
     * those that were there, where the length of the credentials is not among the bytes signed, else one with a hash of the
     * content of its own.
     *
     * @param verdict on the file as it is
     * @throws SigningException if the file is not valid, or its checkpoints are signed one by the other (JSON Lines)
     */
    public byte[] redact(byte[] file, Verdict verdict, Redaction redaction, Identity identity) throws SigningException {
        Carrier carrier = Carrier.detect(ByteSource.of(file))
                .orElseThrow(() -> new SigningException("the file is of no format that carries credentials inside"));
        if (carrier instanceof JsonLinesCarrier) {
            throw new SigningException(
                    "the checkpoints of a JSON Lines file stand in it one after the other, each among"
                            + " the bytes that the next one signs; nothing can be taken out of them");
        }
        return carrier instanceof StructuredTextCarrier
                ? LaterStamp.replaced(file, carrier, redact(verdict, redaction, identity))
                : embed(file, redaction.definition(verdict, carrier.mediaType()).build(), identity);
    }

    /** The same for credentials beside a file: the new content of the sidecar. */
    public byte[] redact(Verdict verdict, Redaction redaction, Identity identity) throws SigningException {
        return update(redaction.definition(verdict, "application/octet-stream").buildUpdate(), identity);
    }

    private byte[] update(ManifestDefinition definition, Identity identity) throws SigningException {
        try {
            return draft(definition, identity, List.of()).sign(List.of());
        } catch (Stamping.TooLong e) {
            throw new IllegalStateException("an update has room for any stamp", e);
        }
    }

    private Draft draft(ManifestDefinition definition, Identity identity, List<CoSigner> people)
            throws SigningException {
        Optional<String> outside = Validity.of(identity.certificate()).problemAt(clock.instant());
        if (outside.isPresent()) {
            throw new SigningException("the certificate of " + identity.name() + " " + outside.get());
        }
        List<CertificateProfile.Violation> violations = CertificateProfile.check(identity.certificate());
        if (!violations.isEmpty()) {
            throw new SigningException(
                    "the certificate of " + identity.name() + " must not sign claims: " + violations.get(0));
        }
        for (CoSigner person : people) {
            person.checkCertificate(clock.instant());
        }
        return new Draft(
                definition,
                identity,
                people,
                timeStamps.map(authority -> new Stamping(authority, 0)),
                identifiers.get(),
                identifiers.get());
    }

    private static byte[] extended(byte[] file, byte[] line) {
        byte[] extended = Arrays.copyOf(file, file.length + line.length);
        System.arraycopy(line, 0, extended, file.length, line.length);
        return extended;
    }

    private static byte[] hashWithout(byte[] file, ByteRange exclusion) {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        digest.update(file, 0, (int) exclusion.start());
        digest.update(file, (int) exclusion.end(), file.length - (int) exclusion.end());
        return digest.digest();
    }
}
