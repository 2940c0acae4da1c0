package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StudioOfClass.class)
class XRayTest {
    private final Studio studio;

    XRayTest(Studio studio) {
        this.studio = studio;
    }

    @Test
    void aSampleIsLookedThroughNoteByNote() {
        JsonNode melody = sample();

        JsonNode xray = studio.post("/api/xray/explanations", asked(melody)).done();

        assertThat(xray.path("model").asText()).isEqualTo("melody-2");
        assertThat(xray.path("tradition").asText()).isEqualTo("china");
        assertThat(xray.path("notes")).hasSameSizeAs(melody.path("notes"));
        double bits = 0;
        for (JsonNode note : xray.path("notes")) {
            assertThat(note.at("/rhythm/bits").asDouble()
                            + note.at("/pitch/bits").asDouble())
                    .isCloseTo(note.path("bits").asDouble(), within(1e-5));
            bits += note.path("bits").asDouble();
        }
        assertThat(bits / xray.path("notes").size()).isCloseTo(xray.path("bits").asDouble(), within(1e-5));
    }

    @Test
    void atOneNoteAllAlternativesThatMatterAreNamed() {
        ObjectNode asked = asked(sample());
        asked.put("note", 3);

        JsonNode note = studio.post("/api/xray/distributions", asked).done();

        assertThat(note.path("note").asInt()).isEqualTo(3);
        double sum = 0;
        for (JsonNode alternative : note.at("/pitch/alternatives")) {
            sum += alternative.path("probability").asDouble();
        }
        assertThat(sum).isBetween(0.98, 1.00001);
    }

    @Test
    void aDaringModelExpectsMoreKindsOfNotesThanACalmOne() {
        ObjectNode asked = asked(sample());
        asked.put("note", 5);
        ObjectNode settings = (ObjectNode) asked.path("settings");

        settings.put("temperature", 0.4);
        JsonNode calm = studio.post("/api/xray/distributions", asked).done();
        settings.put("temperature", 1.6);
        JsonNode daring = studio.post("/api/xray/distributions", asked).done();

        assertThat(calm.at("/pitch/expected").asDouble())
                .isLessThan(daring.at("/pitch/expected").asDouble());
    }

    @Test
    void aMemberThatIsOffDoesNotSpeak() {
        ObjectNode asked = asked(sample());
        ((ObjectNode) asked.path("settings")).putArray("members").add("network");

        JsonNode xray = studio.post("/api/xray/explanations", asked).done();

        for (JsonNode member : xray.at("/notes/0/pitch/members")) {
            assertThat(member.path("name").asText()).isEqualTo("network");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'settings':{}}",
                "{'melody':{}}",
                "{'melody':5}",
                "{'melody':{'length':'4','anacrusis':'0','metres':[],'keys':[],'notes':[]}}",
                "{'settings':{'temperature':3},'melody':{}}",
                "{'settings':{'temperature':-1},'melody':{}}",
                "{'settings':{'tradition':'atlantis'},'melody':{}}",
                "{'settings':{'members':['a,b']},'melody':{}}",
                "{'settings':{'path':'/etc/passwd'},'melody':{}}",
                "{'melody':{'length':'9999999','anacrusis':'0','metres':[{'onset':'0','value':'4/4'}],"
                        + "'keys':[{'onset':'0','value':'C major'}],'notes':[{'onset':'0','duration':'1','pitch':60}]}}",
                "{'melody':{'length':'4','anacrusis':'0','metres':[{'onset':'0','value':'4/4'}],"
                        + "'keys':[{'onset':'0','value':'C major'}],'notes':[{'onset':'0','duration':'2','pitch':60},"
                        + "{'onset':'1','duration':'2','pitch':60}]}}",
                "{'melody':{'length':'4','anacrusis':'0','metres':[{'onset':'0','value':'4/4'}],"
                        + "'keys':[{'onset':'0','value':'C major'}],'notes':[{'onset':'0','duration':'2','pitch':128}]}}"
            })
    void whatIsNoMelodyOrNoSettingIsRefusedWithAReason(String document) {
        studio.post("/api/xray/explanations", document).refused(400);
    }

    @Test
    void aNoteThatTheModelDoesNotReadAndAMemberThatItHasNotAreRefused() {
        ObjectNode asked = asked(sample());
        asked.put("note", 5000);
        studio.post("/api/xray/distributions", asked).refused(422);
        ((ObjectNode) asked.path("settings")).putArray("members").add("nobody");
        studio.post("/api/xray/explanations", asked).refused(422);
        studio.post("/api/xray/samples", "{'bars':1000}").refused(400);
    }

    private JsonNode sample() {
        return studio.post("/api/xray/samples", "{'bars':4,'seed':7,'settings':{'tradition':'china'}}")
                .done()
                .path("version");
    }

    private static ObjectNode asked(JsonNode melody) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.set("melody", melody);
        asked.putObject("settings").put("tradition", "china");
        return asked;
    }
}
