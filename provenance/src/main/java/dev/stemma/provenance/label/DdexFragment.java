package dev.stemma.provenance.label;

import dev.stemma.provenance.label.AiShare.Contributor;
import dev.stemma.provenance.label.Responsibility.Party;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of a DDEX release message (ERN 4.3.2) that follow from a record: the people, and a sound recording with
 * {@code ContainsAI} and {@code AiContribution}. Whoever sends it adds the rest: header, identifiers, artists, release and
 * deals.
 */
public final class DdexFragment {
    private static final String NAMESPACE = "http://ddex.net/xml/ern/432";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final AiShare share;
    private final Function<Party, Optional<String>> names;
    private final List<Party> people = new ArrayList<>();

    private DdexFragment(AiShare share, Function<Party, Optional<String>> names) {
        this.share = share;
        this.names = names;
        share.contributors().forEach(each -> each.person().ifPresent(people::add));
    }

    /**
     * The fragment, UTF-8.
     *
     * @param duration of the recording
     * @param names of people, where they are told
     */
    public static byte[] write(
            AiShare share, String title, Duration duration, Function<Party, Optional<String>> names) {
        return new DdexFragment(share, names).message(title, duration).getBytes(StandardCharsets.UTF_8);
    }

    private String message(String title, Duration duration) {
        line(0, "<!-- A part of a message: whoever sends it adds header, identifiers, artists, release and deals. -->");
        line(0, "<ern:NewReleaseMessage xmlns:ern=\"" + NAMESPACE + "\" LanguageAndScriptCode=\"en\">");
        if (!people.isEmpty()) {
            line(1, "<PartyList>");
            people.forEach(this::party);
            line(1, "</PartyList>");
        }
        line(1, "<ResourceList>");
        line(2, "<SoundRecording>");
        line(3, "<ResourceReference>A1</ResourceReference>");
        line(3, "<Type>MusicalWorkSoundRecording</Type>");
        line(3, "<DisplayTitleText>" + XmlText.escaped(title) + "</DisplayTitleText>");
        line(3, "<DisplayTitle><TitleText>" + XmlText.escaped(title) + "</TitleText></DisplayTitle>");
        for (int i = 0; i < share.contributors().size(); i++) {
            contributor(share.contributors().get(i), i + 1);
        }
        line(3, "<Duration>" + Duration.ofSeconds(Math.max(1, duration.toSeconds())) + "</Duration>");
        share.containsAi().ifPresent(amount -> line(3, "<ContainsAI>" + amount.term() + "</ContainsAI>"));
        line(2, "</SoundRecording>");
        line(1, "</ResourceList>");
        line(0, "</ern:NewReleaseMessage>");
        return xml.toString();
    }

    private void party(Party person) {
        line(2, "<Party>");
        line(3, "<PartyReference>" + reference(person) + "</PartyReference>");
        line(3, "<PartyName>");
        line(4, "<FullName>" + XmlText.escaped(names.apply(person).orElse(person.name())) + "</FullName>");
        line(3, "</PartyName>");
        line(2, "</Party>");
    }

    private String reference(Party person) {
        return "P" + (people.indexOf(person) + 1);
    }

    private void contributor(Contributor contributor, int number) {
        line(3, "<Contributor SequenceNumber=\"" + number + "\">");
        line(
                4,
                contributor
                        .person()
                        .map(person ->
                                "<ContributorPartyReference>" + reference(person) + "</ContributorPartyReference>")
                        .orElse("<SpecialContributor>GenerativeAI</SpecialContributor>"));
        line(4, "<Role><Value>Composer</Value></Role>");
        line(4, "<AiContribution>" + contributor.aiContribution().term() + "</AiContribution>");
        line(3, "</Contributor>");
    }

    private void line(int depth, String content) {
        xml.append("  ".repeat(depth)).append(content).append('\n');
    }
}
