package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;

/** Who did something to a piece. In CBOR a person is a byte string, a program the map {@code {name: text, version: text}}. */
public sealed interface Actor {
    /** A person, known by a commitment to a name: who holds its opening can tell whose. */
    record Person(Commitment id) implements Actor {}

    /** A program that did as its rules say. */
    record Program(Tool tool) implements Actor {}

    /** This product. */
    Actor STEMMA = new Program(Tool.STEMMA);

    default CborValue toCbor() {
        if (this instanceof Person person) {
            return CborValue.of(person.id().digest().bytes());
        }
        Tool tool = ((Program) this).tool();
        return CborMap.builder()
                .put("name", tool.name())
                .put("version", tool.version())
                .build();
    }

    /** Reads what {@link #toCbor} writes. */
    static Actor read(CborValue value) throws JournalException {
        if (value instanceof CborValue.Bytes bytes && bytes.content().length == Digest.LENGTH) {
            return new Person(new Commitment(Digest.ofBytes(bytes.content())));
        }
        Fields fields = new Fields(
                value.asMap().orElseThrow(() -> new JournalException("an actor is neither a person nor a program")),
                "the program");
        return new Program(new Tool(fields.text("name"), fields.text("version")));
    }
}
