package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.label.FamilyMember.Relation;
import dev.stemma.provenance.label.FamilyMember.Standing;
import dev.stemma.provenance.record.Language;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The family of a file as a picture. */
class FamilyPictureTest {
    @Test
    void theFileStandsAboveWhatItCameFrom() throws Exception {
        Document picture = parse(FamilyPicture.draw(Families.three(), Language.ENGLISH));

        assertThat(texts(picture))
                .containsSubsequence(
                        "Family tree of Garden tune",
                        "This file: Garden tune",
                        "signed by bo \u00b7 Stemma 0.1.0",
                        "holds, signer trusted",
                        "Garden tune",
                        "opened \u00b7 edited",
                        "holds",
                        "Tune",
                        "made (by a model) \u00b7 edited",
                        "DOES NOT HOLD",
                        "Folk model");
        assertThat(all(picture, "path"))
                .as("2 parents, 2 inputs, each with a tip")
                .hasSize(8);
    }

    @Test
    void whoDoesNotSeeItIsToldInWords() throws Exception {
        Element root =
                parse(FamilyPicture.draw(Families.three(), Language.ENGLISH)).getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title story");
        assertThat(root.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("3 with credentials: the file itself and what it came from; 1 without.")
                .contains("Tune; DOES NOT HOLD; signed by ann; made (by a model); edited; used Folk model")
                .contains("made from Garden tune");
    }

    @Test
    void itSpeaksChinese() throws Exception {
        Document picture = parse(FamilyPicture.draw(Families.three(), Language.CHINESE));

        assertThat(picture.getDocumentElement().getAttribute("xml:lang")).isEqualTo("zh-Hans");
        assertThat(texts(picture))
                .contains("\u300aGarden tune\u300b\u7684\u6765\u6e90\u5bb6\u8c31", "\u65e0\u6548")
                .doesNotContain("holds");
    }

    @Test
    void itIsReadableInTheDark() {
        assertThat(FamilyPicture.draw(Families.three(), Language.ENGLISH))
                .contains("@media (prefers-color-scheme:dark)");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatAStrangerWroteStaysText(Language language) throws Exception {
        String svg = FamilyPicture.draw(Families.hostile(), language);

        Document picture = parse(svg);
        for (String element : List.of("script", "foreignObject", "image", "a", "use", "animate", "set", "iframe")) {
            assertThat(all(picture, element)).as(element).isEmpty();
        }
        assertThat(attributes(picture)).noneMatch(name -> name.startsWith("on") || name.contains("href"));
        assertThat(svg).doesNotContain("\u202e", "\u0007", "\u0000", "\uffff");
        assertThat(texts(picture)).anyMatch(text -> text.contains("<script>alert("));
    }

    @Test
    void ofALargeFamilyTheNearestAreDrawn() throws Exception {
        List<FamilyMember> members = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Descent[] descent = i == 99 ? new Descent[0] : new Descent[] {new Descent(Relation.PARENT, "" + (i + 1))};
            members.add(Families.generation(
                    "" + i, "Tune " + i, Standing.VALID, Families.signer("ann", Optional.empty()), descent));
        }

        Document picture = parse(FamilyPicture.draw(new FamilyTree(members, Optional.empty()), Language.ENGLISH));

        assertThat(texts(picture)).contains("Tune 59", "40 more, not drawn").doesNotContain("Tune 60");
    }

    @Test
    void longNamesAreCutToTheirPlace() {
        assertThat(TextFit.fit("short", 10)).isEqualTo("short");
        assertThat(TextFit.fit("a very long title of a tune", 10)).isEqualTo("a very long tit\u2026");
        assertThat(TextFit.fit("\u6625\u6c5f\u82b1\u6708\u591c", 4)).isEqualTo("\u6625\u6c5f\u82b1\u2026");
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document picture) {
        return all(picture, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<String> attributes(Document picture) {
        List<String> names = new ArrayList<>();
        for (Element element : all(picture, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    private static List<Element> all(Document picture, String name) {
        NodeList nodes = picture.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
