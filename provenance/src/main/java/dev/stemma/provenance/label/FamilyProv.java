package dev.stemma.provenance.label;

import dev.stemma.provenance.label.FamilyMember.Deed;
import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.label.FamilyMember.Relation;
import dev.stemma.provenance.label.FamilyMember.Signer;
import dev.stemma.provenance.label.ProvBuilder.Said;
import dev.stemma.provenance.label.ProvDocument.Kind;
import dev.stemma.provenance.label.ProvDocument.Term;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The family of a file in the terms of PROV: files and what they came from are entities; making one is an activity, with
 * which its program is associated on behalf of its signer; and what the journal tells comes in between.
 */
public final class FamilyProv {
    private static final String RECORD = "record";
    private static final String C2PA = "c2pa";
    private static final String SHA256 = "sha256";
    private static final Pattern MANIFEST = Pattern.compile("urn:c2pa:([A-Za-z0-9:._-]{1,200})");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._-]{1,100}");
    private static final Pattern DIGEST = Pattern.compile("urn:sha256:([0-9a-f]{64})");

    private final ProvBuilder prov = new ProvBuilder()
            .namespace(C2PA, "urn:c2pa:")
            .namespace(SHA256, Digest.URN)
            .namespace(RECORD, "https://stemma.dev/record/")
            .namespace(ProvName.STEMMA, "https://stemma.dev/ns/prov#");

    private final FamilyTree family;

    private FamilyProv(FamilyTree family) {
        this.family = family;
    }

    /** The document about the family. */
    public static ProvDocument of(FamilyTree family) {
        FamilyProv translation = new FamilyProv(family);
        family.members().forEach(translation::entity);
        family.members().stream().filter(FamilyMember::isSigned).forEach(translation::origin);
        family.history().ifPresent(translation::history);
        return translation.prov.build();
    }

    private void entity(FamilyMember member) {
        prov.add(
                Kind.ENTITY,
                name(member.id()),
                Said.type(member.isSigned() ? "SignedFile" : "Source")
                        .label(member.title())
                        .with("identifier", member.id())
                        .with("format", member.format())
                        .with("standing", member.standing().name().toLowerCase(Locale.ROOT)));
    }

    private void origin(FamilyMember member) {
        ProvName entity = name(member.id());
        ProvName making = making(member);
        prov.relate(Term.WAS_GENERATED_BY, entity, making);
        for (Descent descent : member.descent()) {
            ProvName source = name(descent.id());
            prov.relate(Term.USED, making, source);
            if (descent.relation() != Relation.INPUT) {
                prov.relate(Term.WAS_DERIVED_FROM, entity, source, making);
            }
        }
        member.signer().ifPresent(signer -> prov.relate(Term.WAS_ATTRIBUTED_TO, entity, signer(signer)));
    }

    private ProvName making(FamilyMember member) {
        Said said = Said.type("Making")
                .at(member.deeds().stream()
                        .flatMap(deed -> deed.when().stream())
                        .findFirst());
        member.deeds().forEach(deed -> said.with("action", words(deed)));
        ProvName making = prov.add(
                Kind.ACTIVITY,
                new ProvName(RECORD, "making-" + name(member.id()).local()),
                said);
        Optional<ProvName> program = member.program().map(named -> program(prov, named));
        program.ifPresent(agent -> prov.relate(Term.WAS_ASSOCIATED_WITH, making, agent));
        member.signer().map(this::signer).ifPresent(agent -> {
            prov.relate(Term.WAS_ASSOCIATED_WITH, making, agent);
            program.ifPresent(delegate -> prov.relate(Term.ACTED_ON_BEHALF_OF, delegate, agent, making));
        });
        return making;
    }

    private static String words(Deed deed) {
        return deed.action()
                + deed.kind().map(kind -> " (" + kind + ")").orElse("")
                + deed.description().map(text -> ": " + text).orElse("");
    }

    /** Whoever signs may be a person, or several; that a certificate does not tell. */
    private ProvName signer(Signer signer) {
        ProvName agent = prov.add(
                Kind.AGENT,
                new ProvName(RECORD, "signer-" + signer.certificate()),
                Said.type("Signer").label(Optional.of(signer.name())).with("subject", signer.subject()));
        signer.organization()
                .ifPresent(name -> prov.relate(
                        Term.ACTED_ON_BEHALF_OF,
                        agent,
                        prov.add(
                                Kind.AGENT,
                                named("organization-", name),
                                new Said().and(ProvName.prov("Organization")).label(Optional.of(name)))));
        return agent;
    }

    static ProvName program(ProvBuilder prov, String nameAndVersion) {
        return prov.add(
                Kind.AGENT,
                named("program-", nameAndVersion),
                new Said().and(ProvName.prov("SoftwareAgent")).label(Optional.of(nameAndVersion)));
    }

    private void history(FamilyTree.History history) {
        JournalProv journal = new JournalProv(prov, history);
        ProvName file = name(family.file().id());
        journal.shown().ifPresent(version -> prov.relate(Term.WAS_DERIVED_FROM, file, version));
    }

    /** The names of manifests and digests are names for all the world; others are told apart by their digest. */
    private static ProvName name(String id) {
        Matcher manifest = MANIFEST.matcher(id);
        if (manifest.matches()) {
            return ProvName.of(C2PA, manifest.group(1));
        }
        Matcher digest = DIGEST.matcher(id);
        return digest.matches() ? new ProvName(SHA256, digest.group(1)) : new ProvName(RECORD, "source-" + digest(id));
    }

    /** A name made of what something is called; what is too long or strange for a name is told apart by its digest. */
    private static ProvName named(String kind, String text) {
        return ProvName.of(RECORD, kind + (PLAIN.matcher(text).matches() ? text : digest(text)));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something known by its digest. */
    static ProvName name(Digest digest) {
        return new ProvName(SHA256, digest.toString());
    }
}
