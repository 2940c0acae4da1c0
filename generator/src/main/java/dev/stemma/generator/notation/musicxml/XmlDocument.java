package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.NotationException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML document, read from start to end one element at a time. Document types are passed over: nothing is fetched and
 * no entity is declared.
 */
final class XmlDocument {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ELEMENTS = 200_000;

    private final XMLStreamReader reader;
    private final String root;

    XmlDocument(byte[] bytes) throws NotationException {
        this.reader = open(XmlEncoding.decode(bytes));
        while (next() != XMLStreamReader.START_ELEMENT) {
            // comments, instructions and the document type
        }
        this.root = reader.getLocalName();
    }

    private static XMLStreamReader open(String text) throws NotationException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return factory.createXMLStreamReader(new StringReader(text));
        } catch (XMLStreamException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            throw refusal("line 1: ", "its first line cannot be read", e);
        }
    }

    /** Name of the outermost element. */
    String root() {
        return root;
    }

    /** The next element inside the one that the reader is in; empty at its end, which is left then. */
    Optional<String> enter() throws NotationException {
        while (true) {
            int event = next();
            if (event == XMLStreamReader.START_ELEMENT) {
                return Optional.of(reader.getLocalName());
            }
            if (event == XMLStreamReader.END_ELEMENT) {
                return Optional.empty();
            }
        }
    }

    /** An attribute of the element just entered, empty text if it has none. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The element just entered, with all that is in it. */
    Element element() throws NotationException {
        return element(0, new int[] {MAX_ELEMENTS});
    }

    private Element element(int depth, int[] left) throws NotationException {
        int line = reader.getLocation().getLineNumber();
        if (depth > MAX_DEPTH || --left[0] < 0) {
            throw new NotationException("line " + line + ": more than " + MAX_DEPTH + " elements inside each other, or "
                    + MAX_ELEMENTS + " in one bar");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamReader.END_ELEMENT; event = next()) {
            if (event == XMLStreamReader.START_ELEMENT) {
                children.add(element(depth + 1, left));
            } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Element(name, attributes, children, text.toString().strip(), line);
    }

    private int next() throws NotationException {
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            // The JDK's parser throws what it does not declare, as where it has no message for a spoiled document type.
            throw refusal(place(reader.getLocation()), "the XML cannot be read on from here", e);
        }
    }

    private static NotationException refusal(XMLStreamException e) {
        String message = e.getMessage() == null
                ? ""
                : e.getMessage().lines().reduce((a, b) -> b).orElse("");
        return refusal(place(e.getLocation()), message, e);
    }

    private static NotationException refusal(String place, String message, Exception cause) {
        return new NotationException(place + "not well-formed XML: " + message, cause);
    }

    private static String place(Location location) {
        return location == null ? "" : "line " + location.getLineNumber() + ": ";
    }
}
