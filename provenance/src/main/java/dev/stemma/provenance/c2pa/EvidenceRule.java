package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;

/**
 * Evidence that came after a signature has the form in which it can be used: time stamps (C2PA 2.5, 14.10.4.2.7), and
 * certificate status, whose form the specification describes but does not have checked (16.7.3).
 */
final class EvidenceRule implements Rule {
    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            switch (assertion.baseLabel()) {
                case LaterEvidence.TIME_STAMP -> checkTimeStamp(examination, assertion);
                case LaterEvidence.CERTIFICATE_STATUS -> checkCertificateStatus(examination, assertion);
                default -> {}
            }
        }
    }

    private static void checkTimeStamp(Examination examination, StoredAssertion assertion) {
        if (assertion.content().orElse(CborMap.EMPTY).entries().isEmpty()) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.TIME_STAMP_ASSERTION_MALFORMED,
                    new Place.Jumbf(assertion.uri()),
                    "the assertion " + assertion.label()
                            + " is no map of manifests to their time stamps, or an empty one");
        }
    }

    private static void checkCertificateStatus(Examination examination, StoredAssertion assertion) {
        List<CborValue> responses = assertion.content().orElse(CborMap.EMPTY).array("ocspVals");
        boolean bytes = responses.stream().allMatch(each -> each.asBytes().isPresent());
        if (responses.isEmpty() || !bytes) {
            examination.skip(
                    Check.Name.CERTIFICATE,
                    StatusCode.CERTIFICATE_STATUS_UNREADABLE,
                    new Place.Jumbf(assertion.uri()),
                    "the assertion " + assertion.label()
                            + " holds no list of responses (ocspVals), so it says nothing about" + " any certificate");
        }
    }
}
