package dev.stemma.provenance.c2pa;

/** What is found out about one identity assertion; remembers whether anything failed. */
final class IdentityFindings {
    private static final String WARNING = "; the content must not be attributed to whoever it names";

    private final Examination examination;
    private final StoredAssertion assertion;
    private boolean failed;

    IdentityFindings(Examination examination, StoredAssertion assertion) {
        this.examination = examination;
        this.assertion = assertion;
    }

    /** Whether nothing has failed so far, but perhaps trust. */
    boolean holds() {
        return !failed;
    }

    void pass(String code, String detail) {
        examination.pass(Check.Name.CLAIM, code, place(), detail);
    }

    /** The identity cannot be checked here. */
    void skip(String code, String detail) {
        examination.skip(Check.Name.CLAIM, code, place(), sentence(detail));
    }

    /** The sentence is about the assertion; what it means for the name is added. */
    void fail(String code, String detail) {
        failed = true;
        examination.fail(Check.Name.CLAIM, code, place(), sentence(detail));
    }

    /** Nobody whom the policy names answers for the identity: the content may still be as it was signed. */
    void untrusted(String code, String detail) {
        examination.fail(Check.Name.TRUST, code, place(), sentence(detail));
    }

    /** A time stamp of the identity says nothing, which fails nothing else. */
    void stampIgnored(String code, String why) {
        examination.fail(
                Check.Name.TIME,
                code,
                place(),
                assertion.label() + ": the time stamp of the identity is ignored: " + why);
    }

    private String sentence(String detail) {
        return assertion.label() + ": " + detail + WARNING;
    }

    private Place place() {
        return new Place.Jumbf(assertion.uri());
    }
}
