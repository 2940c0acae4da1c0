package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;

/** An assertion as it stands in a manifest. */
public final class StoredAssertion {
    private final String uri;
    private final Superbox box;
    private final Assertion value;

    StoredAssertion(String uri, Superbox box, Assertion value) {
        this.uri = uri;
        this.box = box;
        this.value = value;
    }

    /** Its label, with the number of the instance where there are several. */
    public String label() {
        return box.label();
    }

    /** Its absolute JUMBF URI. */
    public String uri() {
        return uri;
    }

    /** What it says. */
    public Assertion value() {
        return value;
    }

    /**
     * A box of an assertion's content.
     *
     * @param type four characters: {@code cbor}, {@code json}, {@code bfdb}, {@code bidb}, ...
     * @param content without the box's header
     */
    public record ContentBox(String type, CborValue.Bytes content) {}

    /** Its content as it stands in the store, whether it is read here or not; one box for all but embedded files. */
    public List<ContentBox> contents() {
        return box.contents().stream()
                .map(each -> new ContentBox(each.type(), new CborValue.Bytes(each.content())))
                .toList();
    }

    /** The label without the number of the instance. */
    String baseLabel() {
        return AssertionBox.baseLabel(label());
    }

    /** All that it holds, where that is one map of CBOR. */
    Optional<CborMap> content() {
        try {
            return Optional.of(AssertionBox.content(box));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    Superbox box() {
        return box;
    }
}
