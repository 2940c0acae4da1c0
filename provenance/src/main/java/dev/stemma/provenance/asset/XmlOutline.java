package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements at the beginning of an XML text and where they stand, up to the music. Comments, instructions, sections of
 * characters and the document type are passed over; prefixes of names are left out.
 */
final class XmlOutline {
    private static final Pattern NAME = Pattern.compile("(?:[^\\s/>:]*:)?([^\\s/>]+)");
    private static final int MOST_ELEMENTS = 20_000;

    /** An element; one that is not closed by where the reading ends has no end. */
    static final class Element {
        private final String name;
        private final String tag;
        private final int start;
        private final int contentStart;
        private final Optional<Element> parent;
        private final List<Element> children = new ArrayList<>();
        private int contentEnd;
        private int end = -1;

        private Element(String name, String tag, int start, Optional<Element> parent) {
            this.name = name;
            this.tag = tag;
            this.start = start;
            this.contentStart = start + tag.length();
            this.contentEnd = contentStart;
            this.parent = parent;
        }

        String name() {
            return name;
        }

        /** Offset of its tag. */
        int start() {
            return start;
        }

        /** Offset after its tag. */
        int contentStart() {
            return contentStart;
        }

        /** Offset of its end tag, or where the reading ended. */
        int contentEnd() {
            return contentEnd;
        }

        /** Offset after its end tag. */
        Optional<Integer> end() {
            return end < 0 ? Optional.empty() : Optional.of(end);
        }

        /** Whether it is one tag without content. */
        boolean isEmptyTag() {
            return tag.endsWith("/>");
        }

        Optional<Element> parent() {
            return parent;
        }

        List<Element> children() {
            return Collections.unmodifiableList(children);
        }

        Optional<Element> child(String childName) {
            return children.stream()
                    .filter(child -> child.name.equals(childName))
                    .findFirst();
        }

        /** The value of an attribute, as it is written. */
        Optional<String> attribute(String attribute) {
            Matcher found = Pattern.compile("\\s" + attribute + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
                    .matcher(tag);
            return found.find()
                    ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
                    : Optional.empty();
        }
    }

    private final String text;
    private final Set<String> stops;
    private Optional<Element> root = Optional.empty();
    private Optional<Element> open = Optional.empty();
    private int position;

    private XmlOutline(String text, int from, Set<String> stops) {
        this.text = text;
        this.position = from;
        this.stops = stops;
    }

    /**
     * The root of a text with what is in it before the first element of one of these names.
     *
     * @param text one character for each byte
     * @param from offset at which to begin
     * @throws AssetException if a tag does not end, or ends what did not begin
     */
    static Optional<Element> root(byte[] text, int from, Set<String> stops) {
        return new XmlOutline(new String(text, StandardCharsets.ISO_8859_1), from, stops).read();
    }

    private Optional<Element> read() {
        int elements = 0;
        int start = text.indexOf('<', position);
        while (start >= 0 && elements++ < MOST_ELEMENTS) {
            if (text.startsWith("<!--", start)) {
                position = after("-->", start);
            } else if (text.startsWith("<![CDATA[", start)) {
                position = after("]]>", start);
            } else if (text.startsWith("<?", start)) {
                position = after("?>", start);
            } else if (text.startsWith("<!", start)) {
                position = afterDoctype(start);
            } else if (!tag(start)) {
                break;
            }
            start = text.indexOf('<', position);
        }
        for (Optional<Element> each = open; each.isPresent(); each = each.get().parent) {
            each.get().contentEnd = start < 0 ? text.length() : start;
        }
        return root;
    }

    private int afterDoctype(int start) {
        int end = after(">", start);
        return text.substring(start, end).indexOf('[') >= 0 ? after("]>", start) : end;
    }

    private int after(String terminator, int start) {
        int found = text.indexOf(terminator, start);
        if (found < 0) {
            throw new AssetException(start, "what begins here does not end; expected " + terminator);
        }
        return found + terminator.length();
    }

    /** Takes in the tag that begins here; false if the reading ends before it. */
    private boolean tag(int start) {
        int end = tagEnd(start);
        boolean closes = text.startsWith("</", start);
        Matcher name = NAME.matcher(text).region(start + (closes ? 2 : 1), end);
        if (!name.lookingAt()) {
            throw new AssetException(start, "a tag without a name");
        }
        if (closes) {
            close(name.group(1), start, end);
        } else if (stops.contains(name.group(1)) && open.isPresent()) {
            return false;
        } else {
            open(new Element(name.group(1), text.substring(start, end), start, open), end);
        }
        position = end;
        return open.isPresent();
    }

    private int tagEnd(int start) {
        char quote = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '>') {
                return i + 1;
            } else if (character == '"' || character == '\'') {
                quote = character;
            }
        }
        throw new AssetException(start, "a tag that does not end");
    }

    private void open(Element element, int end) {
        if (open.isPresent()) {
            open.get().children.add(element);
        } else {
            root = Optional.of(element);
        }
        if (element.isEmptyTag()) {
            element.end = end;
        } else {
            open = Optional.of(element);
        }
    }

    private void close(String name, int start, int end) {
        if (open.isEmpty() || !open.get().name.equals(name)) {
            throw new AssetException(start, "the end of an element " + name + " that did not begin");
        }
        open.get().contentEnd = start;
        open.get().end = end;
        open = open.get().parent;
    }
}
