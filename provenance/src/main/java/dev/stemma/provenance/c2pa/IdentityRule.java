package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Identity assertions (CAWG identity 1.3, 7): what is referred to is what the claim lists, the content's binding is among
 * it, and the signature is of the kind that it names. Nobody's name is told as true before all of that holds.
 */
final class IdentityRule implements Rule {
    private static final String AGGREGATION = "cawg.identity_claims_aggregation";

    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            if (assertion.baseLabel().equals(IdentityAssertion.LABEL)) {
                IdentityFindings findings = new IdentityFindings(examination, assertion);
                try {
                    new Subject(examination, findings, IdentityAssertion.read(assertion)).check();
                } catch (MalformedException e) {
                    findings.fail(e.code(), e.getMessage());
                }
            }
        }
    }

    /** What is referred to, as it reads outside of its manifest. */
    private record Entry(String uri, CborValue.Bytes hash) {
        static Entry of(HashedUri reference, Manifest manifest) {
            return new Entry(JumbfUri.absolute(reference.url(), manifest.label()), reference.hash());
        }
    }

    private record Subject(Examination examination, IdentityFindings findings, IdentityAssertion identity) {
        void check() {
            checkPads();
            List<Entry> referred = identity.references().stream()
                    .map(reference -> Entry.of(reference, examination.manifest()))
                    .toList();
            checkDuplicates(referred);
            checkListed(referred);
            checkHardBinding(referred.stream().map(Entry::uri).toList());
            switch (identity.signatureType()) {
                case IdentityAssertion.X509 -> new X509Identity(examination, findings, identity).check();
                case AGGREGATION -> new AggregatedIdentity(examination, findings, identity).check();
                default ->
                    findings.fail(
                            IdentityCode.SIG_TYPE_UNKNOWN,
                            "an identity of the kind \"" + identity.signatureType() + "\", which is not read here");
            }
        }

        private void checkPads() {
            for (CborValue.Bytes pad : identity.pads()) {
                for (byte each : pad.content()) {
                    if (each != 0) {
                        findings.fail(IdentityCode.PAD_INVALID, "its padding holds something else than zeros");
                        return;
                    }
                }
            }
        }

        private void checkDuplicates(List<Entry> referred) {
            Set<String> seen = new HashSet<>();
            for (Entry entry : referred) {
                if (!seen.add(entry.uri())) {
                    findings.fail(IdentityCode.ASSERTION_DUPLICATE, "it refers twice to " + entry.uri());
                }
            }
        }

        private void checkListed(List<Entry> referred) {
            Set<Entry> listed = new HashSet<>();
            manifests(referred)
                    .forEach(manifest -> manifest.claim().stream()
                            .flatMap(claim -> claim.assertions().stream())
                            .forEach(reference -> listed.add(Entry.of(reference, manifest))));
            for (Entry entry : referred) {
                if (!listed.contains(entry)) {
                    findings.fail(
                            IdentityCode.ASSERTION_MISMATCH,
                            "it answers for something else than what the claim lists: " + entry.uri());
                }
            }
        }

        /** The manifests referred to that are this one, or those of ingredients. */
        private List<Manifest> manifests(List<Entry> referred) {
            List<Manifest> named = referred.stream()
                    .flatMap(entry -> JumbfUri.parse(entry.uri()).stream())
                    .flatMap(uri -> uri.manifest().stream())
                    .distinct()
                    .flatMap(label -> examination.store().find(label).stream())
                    .toList();
            return named.equals(List.of(examination.manifest()))
                    ? named
                    : examination.store().reachable().stream()
                            .filter(named::contains)
                            .toList();
        }

        private void checkHardBinding(List<String> referred) {
            List<String> bindings = StandardManifestRule.hardBindings(examination.manifest()).stream()
                    .map(StoredAssertion::uri)
                    .toList();
            if (referred.stream().noneMatch(IdentityRule::isHardBinding)) {
                findings.fail(
                        IdentityCode.HARD_BINDING_MISSING,
                        "it is not bound to the content of the file, so it could have been taken from another");
            } else if (!bindings.isEmpty() && bindings.stream().noneMatch(referred::contains)) {
                findings.fail(
                        IdentityCode.HARD_BINDING_INCORRECT,
                        "it is bound by another hash than the one that binds the content of this file");
            }
        }
    }

    private static boolean isHardBinding(String uri) {
        return JumbfUri.parse(uri)
                .flatMap(JumbfUri::assertionLabel)
                .map(AssertionBox::baseLabel)
                .filter(StandardManifestRule.HARD_BINDINGS::contains)
                .isPresent();
    }
}
