package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Assertions to boxes and back. */
final class AssertionBox {
    /** Reads one kind of assertion. */
    private interface Reader {
        Assertion read(CborMap map) throws MalformedException;
    }

    private static final List<String> STANDARD = List.of("c2pa.", "cawg.", "stds.");

    private AssertionBox() {}

    /** The superbox of the assertion under the label, which may number the instance. */
    static byte[] write(String label, Assertion assertion) {
        if (assertion instanceof Assertion.Typed typed) {
            return JumbfWriter.cbor(Superbox.CBOR, label, CborWriter.write(typed.toCbor()));
        }
        OpaqueAssertion opaque = (OpaqueAssertion) assertion;
        return JumbfWriter.superbox(opaque.type(), label, List.of(opaque.boxes().content()));
    }

    /** The label without the number of the instance: {@code a.b__2} is {@code a.b}. */
    static String baseLabel(String label) {
        int number = label.lastIndexOf("__");
        boolean numbered = number > 0
                && number + 2 < label.length()
                && label.substring(number + 2).chars().allMatch(Character::isDigit);
        return numbered ? label.substring(0, number) : label;
    }

    /** The label of the instance with the number, from 0: {@code a.b}, {@code a.b__1}, {@code a.b__2}. */
    static String instanceLabel(String label, int number) {
        return number == 0 ? label : label + "__" + number;
    }

    static OpaqueAssertion opaque(Superbox box) {
        byte[] store = box.box().store();
        int start = box.contents().isEmpty()
                ? box.box().end()
                : box.contents().get(0).start();
        return new OpaqueAssertion(
                baseLabel(box.label()),
                box.type(),
                new CborValue.Bytes(Arrays.copyOfRange(store, start, box.box().end())));
    }

    static Assertion read(Superbox box) throws MalformedException {
        Optional<Reader> reader = reader(baseLabel(box.label()));
        if (reader.isPresent()) {
            return reader.get().read(content(box));
        }
        if (isStandard(box.label())) {
            checkWellFormed(box);
        }
        return opaque(box);
    }

    /** Only standard assertions must be well-formed (C2PA 2.5, 14.10.4.1); of others nobody here knows the form. */
    private static boolean isStandard(String label) {
        return STANDARD.stream().anyMatch(label::startsWith);
    }

    private static void checkWellFormed(Superbox box) throws MalformedException {
        switch (box.type()) {
            case Superbox.CBOR -> value(box);
            case Superbox.JSON -> JsonGrammar.check(box);
            default -> {
                // Embedded files and others are bytes of any form.
            }
        }
    }

    private static Optional<Reader> reader(String label) {
        return switch (label) {
            case ActionsAssertion.LABEL, "c2pa.actions" -> Optional.of(ActionsAssertion::read);
            case IngredientAssertion.LABEL -> Optional.of(IngredientAssertion::read);
            case IngredientAssertion.LABEL_2, IngredientAssertion.LABEL_1 -> Optional.of(IngredientAssertion::readOld);
            case DataHashAssertion.LABEL -> Optional.of(DataHashAssertion::read);
            case SegmentHashAssertion.LABEL -> Optional.of(SegmentHashAssertion::read);
            case ContentMapAssertion.LABEL -> Optional.of(ContentMapAssertion::read);
            case AiDisclosureAssertion.LABEL -> Optional.of(AiDisclosureAssertion::read);
            case TrainingMiningAssertion.LABEL -> Optional.of(TrainingMiningAssertion::read);
            case GenerationAssertion.LABEL -> Optional.of(GenerationAssertion::read);
            case JournalAssertion.LABEL -> Optional.of(JournalAssertion::new);
            case LineageAssertion.LABEL -> Optional.of(LineageAssertion::new);
            case OpeningsAssertion.LABEL -> Optional.of(OpeningsAssertion::read);
            default -> Optional.empty();
        };
    }

    /** The CBOR map that is the content of the superbox. */
    static CborMap content(Superbox box) throws MalformedException {
        return value(box).asMap().orElseThrow(() -> invalid(box, "its content is no map", Optional.empty()));
    }

    private static CborValue value(Superbox box) throws MalformedException {
        byte[] bytes = box.only(Superbox.CBOR)
                .orElseThrow(() -> invalid(box, "its content is not one box of CBOR", Optional.empty()));
        try {
            return CborReader.read(bytes);
        } catch (CborException e) {
            throw invalid(box, e.getMessage(), Optional.of(e));
        }
    }

    private static MalformedException invalid(Superbox box, String why, Optional<CborException> cause) {
        MalformedException fault = new MalformedException(
                StatusCode.ASSERTION_CBOR_INVALID, "the assertion " + box.label() + " cannot be read: " + why);
        cause.ifPresent(fault::initCause);
        return fault;
    }
}
