package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.asset.SafeTensorsCarrier;
import dev.stemma.provenance.identity.TrustPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies the credentials of a file. Whatever the bytes are, the answer is a {@link Verdict}; a file that cannot be read
 * from its disk is an {@link java.io.UncheckedIOException}. The file is hashed as a stream, a store has at most {@value
 * ManifestReader#MAX_STORE} bytes.
 *
 * <p>Nothing is asked from the network, nothing is printed, nothing is remembered between two calls. Any number of threads
 * may verify at once, each with a {@link ByteSource} of its own.
 */
public final class Verifier {
    /** For the manifests of ingredients as for the asset's own. */
    static final List<Rule> MANIFEST_RULES = List.of(
            new TimeStampRule(),
            new CredentialRule(),
            new RevocationRule(),
            new ClaimedTimeRule(),
            new AssertionsRule(),
            new StandardManifestRule(),
            new UpdateManifestRule(),
            new ActionsRule(),
            new ActionIngredientsRule(),
            new ActionTargetsRule(),
            new IngredientPartsRule(),
            new ExternalDataRule(),
            new LinkedResourcesRule(),
            new MetadataRule(),
            new EvidenceRule(),
            new FileHashesRule(),
            new IdentityRule());

    /** For the asset itself: its content, bytes that only its own writer can answer for, its ingredients. */
    private static final List<Rule> ASSET_RULES = List.of(
            new DataHashRule(), new SegmentHashRule(), new PaddingRule(), new OwnEncodingRule(), new IngredientsRule());

    private Verifier() {}

    /**
     * Verifies the credentials inside the file or, if there are none, those given beside it.
     *
     * @param file is not closed
     * @param sidecar a manifest store that came with the file; one inside the file wins over it
     * @param policy whom to trust; the file has no say in it
     * @param clock the time at which certificates must be valid, if no trusted time stamp tells another
     * @return never {@code null}; what is wrong with the file is in it, not thrown
     * @throws java.io.UncheckedIOException if the file cannot be read from its disk, or becomes shorter meanwhile
     */
    public static Verdict verify(ByteSource file, Optional<byte[]> sidecar, TrustPolicy policy, Clock clock) {
        return verify(file, sidecar, policy, clock, RecordChecks.NONE);
    }

    /**
     * The same, and what the record says of how the file came to be is checked too.
     *
     * @param checks beside what follows from the record alone
     */
    public static Verdict verify(
            ByteSource file, Optional<byte[]> sidecar, TrustPolicy policy, Clock clock, RecordChecks checks) {
        Optional<Carrier> carrier = Carrier.detect(file);
        try {
            Located located = locate(carrier, file);
            if (located instanceof Located.Found found) {
                return examine(Asset.holding(file, carrier.get(), found), found.store(), policy, clock, checks);
            }
            if (sidecar.isEmpty()) {
                Check.Outcome outcome = located instanceof Located.Absent ? Check.Outcome.SKIPPED : Check.Outcome.FAIL;
                return none(
                        file,
                        outcome,
                        noneCode(carrier, located),
                        carrier.isPresent()
                                ? located.explanation()
                                : "this kind of file is not read here, so credentials inside it would not be found; there are none beside it");
            }
        } catch (AssetException e) {
            if (sidecar.isEmpty()) {
                return damaged(file, damageCode(carrier), e);
            }
        }
        return verify(file, SuppliedStore.beside(sidecar.get()), policy, clock, checks);
    }

    /**
     * Verifies the file by the store given and no other. The part of the file that the store's hash leaves out must be the
     * place of the store; where nobody knows that place, the verdict is {@link Verdict.State#VALID} at most.
     */
    public static Verdict verify(ByteSource file, SuppliedStore supplied, TrustPolicy policy, Clock clock) {
        return verify(file, supplied, policy, clock, RecordChecks.NONE);
    }

    private static Verdict verify(
            ByteSource file, SuppliedStore supplied, TrustPolicy policy, Clock clock, RecordChecks checks) {
        return examine(asset(file, supplied), supplied.store().content(), policy, clock, checks);
    }

    private static Asset asset(ByteSource file, SuppliedStore supplied) {
        Optional<Carrier> carrier = Carrier.detect(file);
        if (carrier.isEmpty()) {
            return new Asset(
                    file,
                    supplied.place()
                            .<Asset.Origin>map(Asset.Origin.EmbeddedInUnknownFormat::new)
                            .orElse(new Asset.Origin.BesideUnknownFormat()));
        }
        try {
            return Asset.beside(file, carrier.get(), carrier.get().locate(file));
        } catch (AssetException damagedFile) {
            return Asset.beside(file, carrier.get(), new Located.Absent());
        }
    }

    private static Located locate(Optional<Carrier> carrier, ByteSource file) {
        return carrier.isPresent() ? carrier.get().locate(file) : new Located.Absent();
    }

    /** Files that only grow have a code of their own (14.5.2.5). */
    private static String noneCode(Optional<Carrier> carrier, Located located) {
        return carrier.filter(JsonLinesCarrier.class::isInstance).isPresent() && !(located instanceof Located.Elsewhere)
                ? StatusCode.NO_CHECKPOINT
                : StatusCode.MANIFEST_INACCESSIBLE;
    }

    /** A header of another length than it says has a code of its own (14.12.1.6). */
    private static String damageCode(Optional<Carrier> carrier) {
        return carrier.filter(SafeTensorsCarrier.class::isInstance).isPresent()
                ? StatusCode.DATA_HASH_MALFORMED
                : StatusCode.GENERAL_ERROR;
    }

    private static Verdict examine(Asset asset, byte[] bytes, TrustPolicy policy, Clock clock, RecordChecks checks) {
        ManifestReader.Result result = ManifestReader.read(bytes);
        if (result instanceof ManifestReader.Result.Readable readable) {
            Examination examination = Examination.ofActive(asset, readable.store(), policy, clock.instant());
            MANIFEST_RULES.forEach(rule -> rule.apply(examination));
            ASSET_RULES.forEach(rule -> rule.apply(examination));
            new RecordRule(checks).apply(examination);
            return Verdict.of(examination.checks(), readable.store(), examination.attested());
        }
        String reason = ((ManifestReader.Result.Unreadable) result).reason();
        Check check = new Check(
                Check.Name.CLAIM,
                Check.Outcome.FAIL,
                StatusCode.MANIFEST_STORE_MALFORMED,
                new Place.Store(new ByteRange(0, bytes.length)),
                "the credentials cannot be read: " + reason);
        return new Verdict(Verdict.State.INVALID, List.of(check), Optional.empty());
    }

    private static Verdict none(ByteSource file, Check.Outcome outcome, String code, String explanation) {
        Check check = new Check(Check.Name.BINDING, outcome, code, wholeFile(file), explanation);
        List<Check> checks = Stream.concat(Stream.of(check), new LabelRule(file).checkUnsigned().stream())
                .toList();
        return new Verdict(Verdict.State.NONE, checks, Optional.empty());
    }

    private static Verdict damaged(ByteSource file, String code, AssetException cause) {
        Check check = new Check(
                Check.Name.BINDING,
                Check.Outcome.FAIL,
                code,
                wholeFile(file),
                "the file is damaged, so no credentials can be found in it: " + cause.getMessage());
        return new Verdict(Verdict.State.INVALID, List.of(check), Optional.empty());
    }

    private static Place wholeFile(ByteSource file) {
        return new Place.File(new ByteRange(0, file.length()));
    }
}
