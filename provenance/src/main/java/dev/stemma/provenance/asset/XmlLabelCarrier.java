package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The label in the head of a score in XML: of MusicXML a miscellaneous field, of MEI a note about the file.
 *
 * <pre>
 * identification/miscellaneous/miscellaneous-field name="AIGC"
 * meiHead/fileDesc/notesStmt/annot type="AIGC"
 * </pre>
 *
 * <p>No standard names a place for it in these formats; these are ours. Elements that are missing on the way to it are put
 * where the format's schema has them, and taken out again with it, if nothing else is in them.
 */
public final class XmlLabelCarrier implements LabelCarrier {
    private static final String NAME = "AIGC";

    private static final String CHARACTERS = "<![CDATA[";
    private static final String END_OF_CHARACTERS = "]]>";

    /** To a character by its name or its number; numbers of other digits are left as they are. */
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:lt|gt|quot|apos|amp|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});");

    private static final int HEXADECIMAL = 16;
    private static final int LAST_ASCII = 0x7F;

    /** What comes before the music is looked through, no more. */
    private static final int LONGEST_HEAD = 1 << 20;

    /** More tells that it is none. */
    private static final int LONGEST_LABEL = 1 << 15;

    /**
     * Where the label stands.
     *
     * @param path from below the root to what holds it
     * @param required how many elements of the path every score has
     * @param followers for each of them, and for the label, what comes after it in its parent
     */
    private record Home(
            List<String> path,
            int required,
            List<Set<String>> followers,
            String field,
            String attribute,
            Set<String> music) {}

    private static final Home MUSIC_XML = new Home(
            List.of("identification", "miscellaneous"),
            0,
            List.of(Set.of("defaults", "credit", "part-list", "part", "measure"), Set.of(), Set.of()),
            "miscellaneous-field",
            "name",
            Set.of("part", "measure"));

    private static final Home MEI = new Home(
            List.of("meiHead", "fileDesc", "notesStmt"),
            2,
            List.of(Set.of("music"), Set.of(), Set.of("sourceDesc", "componentList"), Set.of()),
            "annot",
            "type",
            Set.of("music"));

    private final TextFormat format;
    private final Home home;

    XmlLabelCarrier(TextFormat format) {
        this.format = format;
        this.home = switch (format) {
            case MUSIC_XML -> MUSIC_XML;
            case MEI -> MEI;
            case ABC -> throw new IllegalArgumentException("ABC is no XML");
        };
    }

    @Override
    public List<LabelField> find(ByteSource file) {
        if (ByteOrderMark.wide(file).isPresent()) {
            return List.of();
        }
        long from = headStart(file);
        byte[] head = file.read(ByteRange.between(from, Math.min(file.length(), from + LONGEST_HEAD)));
        List<LabelField> found = new ArrayList<>();
        for (XmlOutline.Element element : fields(head)) {
            int end = Math.min(element.contentEnd(), element.contentStart() + LONGEST_LABEL);
            String content = new String(
                    Arrays.copyOfRange(head, element.contentStart(), Math.max(end, element.contentStart())),
                    StandardCharsets.UTF_8);
            found.add(new LabelField(
                    ByteRange.between(
                            from + element.start(), from + element.end().orElse(end)),
                    unescaped(content.strip()).getBytes(StandardCharsets.UTF_8)));
        }
        return found;
    }

    /** After credentials that come first. */
    private long headStart(ByteSource file) {
        return new StructuredTextCarrier(format).locate(file) instanceof Located.Found found
                        && found.exclusion().end() < file.length()
                ? found.exclusion().end()
                : 0;
    }

    /** In all places of that kind, of which a score has one. */
    private List<XmlOutline.Element> fields(byte[] head) {
        List<XmlOutline.Element> homes =
                XmlOutline.root(head, 0, home.music()).stream().toList();
        for (String name : home.path()) {
            homes = children(homes, name).toList();
        }
        return children(homes, home.field())
                .filter(child -> child.attribute(home.attribute())
                        .filter(value -> value.contains(NAME))
                        .isPresent())
                .toList();
    }

    private static Stream<XmlOutline.Element> children(List<XmlOutline.Element> parents, String name) {
        return parents.stream()
                .flatMap(parent -> parent.children().stream())
                .filter(child -> child.name().equals(name));
    }

    /** The root and the first elements on the way to the label, as far as they are there. */
    private List<Optional<XmlOutline.Element>> homes(byte[] head) {
        List<Optional<XmlOutline.Element>> homes = new ArrayList<>();
        homes.add(XmlOutline.root(head, 0, home.music()));
        for (String name : home.path()) {
            homes.add(homes.get(homes.size() - 1).flatMap(parent -> parent.child(name)));
        }
        return homes;
    }

    @Override
    public byte[] put(byte[] file, String label) {
        byte[] first = relabelled(file, label);
        // An empty home that was there goes with the label when it is taken out: then it need not be there at first.
        byte[] labelled = relabelled(first, label);
        boolean found = find(ByteSource.of(labelled)).size() == 1;
        if (!found || !Arrays.equals(relabelled(labelled, label), labelled)) {
            throw new AssetException(0, "the score is no well-formed XML: a label in it would not be found");
        }
        return labelled;
    }

    private byte[] relabelled(byte[] file, String label) {
        return added(strip(file), label);
    }

    private byte[] added(byte[] plain, String label) {
        if (ByteOrderMark.wide(ByteSource.of(plain)).isPresent()) {
            throw new AssetException(
                    0, "the text is in UTF-16; labels are written into texts in UTF-8 or ASCII: save it as UTF-8");
        }
        List<XmlOutline.Element> there = homes(plain).stream()
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        if (there.size() <= home.required()) {
            throw new AssetException(
                    0, "the score has no " + String.join("/", home.path().subList(0, home.required())));
        }
        there.get(0).children().forEach(XmlLabelCarrier::requireEnd);
        XmlOutline.Element parent = there.get(there.size() - 1);
        List<String> missing = home.path().subList(there.size() - 1, home.path().size());
        String element = opening(missing) + "<" + home.field() + " " + home.attribute() + "=\"" + NAME + "\">"
                + escaped(label) + "</" + home.field() + ">" + closing(missing);
        Edits edits = new Edits(plain);
        if (parent.isEmptyTag()) {
            edits.replace(
                    ByteRange.between(parent.contentStart() - 2, parent.contentStart()),
                    bytes(">" + element + "</" + parent.name() + ">"));
        } else {
            insert(edits, plain, place(parent, home.followers().get(there.size() - 1)), element);
        }
        return edits.apply();
    }

    private static void requireEnd(XmlOutline.Element element) {
        if (element.end().isEmpty()) {
            throw new AssetException(element.start(), "an element " + element.name() + " that does not end");
        }
    }

    /** On a line of its own if what follows begins one. */
    private static void insert(Edits edits, byte[] plain, int place, String element) {
        int line = lineStart(plain, place);
        boolean begins = isBlank(plain, line, place) && line > 0;
        String indent = new String(plain, line, place - line, StandardCharsets.ISO_8859_1);
        String newline = new String(LineEnd.of(ByteSource.of(plain)).bytes(), StandardCharsets.US_ASCII);
        edits.replace(new ByteRange(begins ? line : place, 0), bytes(begins ? indent + element + newline : element));
    }

    private static int place(XmlOutline.Element parent, Set<String> followers) {
        return parent.children().stream()
                .filter(child -> followers.contains(child.name()))
                .mapToInt(XmlOutline.Element::start)
                .findFirst()
                .orElse(parent.contentEnd());
    }

    private static String opening(List<String> names) {
        return names.isEmpty() ? "" : "<" + String.join("><", names) + ">";
    }

    private static String closing(List<String> names) {
        StringBuilder closing = new StringBuilder();
        names.forEach(name -> closing.insert(0, "</" + name + ">"));
        return closing.toString();
    }

    @Override
    public byte[] strip(byte[] file) {
        if (ByteOrderMark.wide(ByteSource.of(file)).isPresent()) {
            return file;
        }
        List<XmlOutline.Element> labels = fields(file);
        if (labels.isEmpty()) {
            return file;
        }
        Edits edits = new Edits(file);
        Optional<XmlOutline.Element> whole = emptied(file, labels);
        if (whole.isPresent()) {
            edits.remove(withItsLine(file, whole.get()));
        } else {
            labels.forEach(label -> edits.remove(withItsLine(file, label)));
        }
        return edits.apply();
    }

    /** The outermost element that need not be there and holds nothing but the labels. */
    private Optional<XmlOutline.Element> emptied(byte[] file, List<XmlOutline.Element> labels) {
        List<XmlOutline.Element> optional = homes(file).stream()
                .flatMap(Optional::stream)
                .skip(1L + home.required())
                .toList();
        XmlOutline.Element innermost = optional.get(optional.size() - 1);
        int position = innermost.contentStart();
        for (XmlOutline.Element label : labels) {
            if (!isBlank(file, position, label.start())) {
                return Optional.empty();
            }
            position = label.end().orElse(innermost.contentEnd());
        }
        if (!isBlank(file, position, innermost.contentEnd())) {
            return Optional.empty();
        }
        XmlOutline.Element outermost = innermost;
        for (int i = optional.size() - 2; i >= 0; i--) {
            XmlOutline.Element each = optional.get(i);
            if (!isBlank(file, each.contentStart(), outermost.start())
                    || !isBlank(file, outermost.end().orElse(each.contentEnd()), each.contentEnd())) {
                break;
            }
            outermost = each;
        }
        return Optional.of(outermost);
    }

    /** The element, and the whole line if nothing else is on it. */
    private static ByteRange withItsLine(byte[] file, XmlOutline.Element element) {
        int end = element.end().orElse(element.contentEnd());
        int line = lineStart(file, element.start());
        int next = end;
        while (next < file.length && file[next] != '\n') {
            next++;
        }
        boolean alone =
                line > 0 && next < file.length && isBlank(file, line, element.start()) && isBlank(file, end, next);
        return alone ? ByteRange.between(line, next + 1L) : ByteRange.between(element.start(), end);
    }

    private static int lineStart(byte[] file, int position) {
        int start = position;
        while (start > 0 && file[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static boolean isBlank(byte[] file, int from, int to) {
        for (int i = from; i < to; i++) {
            if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r' && file[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String label) {
        return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String content) {
        if (content.startsWith(CHARACTERS) && content.indexOf(END_OF_CHARACTERS) == content.length() - 3) {
            return content.substring(CHARACTERS.length(), content.length() - 3);
        }
        return REFERENCE.matcher(content).replaceAll(found -> Matcher.quoteReplacement(character(found.group())));
    }

    /** What a reference to an ASCII character stands for; another reference is left as it is, for no label holds one. */
    private static String character(String reference) {
        String name = reference.substring(1, reference.length() - 1);
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "amp" -> "&";
            default -> {
                int code = name.startsWith("#x")
                        ? Integer.parseInt(name.substring(2), HEXADECIMAL)
                        : Integer.parseInt(name.substring(1));
                yield code < LAST_ASCII ? String.valueOf((char) code) : reference;
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
