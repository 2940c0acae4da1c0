package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads Chinese is told nothing in English: in all that the API answers, and in all its refusals. */
class ChineseAnswersTest {
    private static final Pattern SENTENCE = Pattern.compile("(?<![“\"])\\b[A-Za-z]?[a-z]+( [a-z]{2,}){2,}");
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");

    /** What people, models, works and licences are called, and what programs read; {@code text} is for those who have no pages. */
    private static final Set<String> NAMES = Set.of("title", "text", "name", "key", "proof", "abc", "work");

    /** For programs, in English, as {@code stemma verify --json} says it: pages have words of their own for it. */
    private static final Set<String> FOR_PROGRAMS = Set.of("explanation", "description");

    /** Of a certificate, which is made in one language: {@code CN=ann, O=Stemma local identity, C=ZZ}. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Z]+=[^,，]*");

    /** What every operation is asked for in ways that it cannot answer. */
    private static final String[] MISTAKES = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{'nonsense':1}",
        "{'title':5}",
        "{'title':'','bars':'x','wish':{'bars':'no'},'task':'dance','kinds':['mp3'],'tamperings':[{'kind':'x'}]}",
        "{'name':'','code':'AAAA','settings':{'model':'none'},'rounds':1,'archived':'yes','answers':[]}"
    };

    private static final String[] OPERATIONS = {
        "{'op':'nonsense'}",
        "{'op':'add'}",
        "{'op':'add','onset':'x','duration':'1','pitch':60}",
        "{'op':'add','onset':'0','duration':'0','pitch':60}",
        "{'op':'add','onset':'-1','duration':'1','pitch':60}",
        "{'op':'add','onset':'0','duration':'1','pitch':400}",
        "{'op':'add','onset':'999','duration':'1','pitch':60}",
        "{'op':'set-pitch','note':'n99','pitch':60}",
        "{'op':'move','note':'nonsense','onset':'0'}",
        "{'op':'resize','note':'n1','duration':'1/7'}",
        "{'op':'remove','note':'n99'}",
        "{'op':'lock','bars':'9-3'}",
        "{'op':'lock','bars':'50'}",
        "{'op':'unlock','bars':'1'}",
        "{'op':'transpose','semitones':99}",
        "{'op':'annotate','text':''}",
        "{'op':'undo','to':999}",
        "{'op':'undo'}",
        "{'op':'choose','entry':0}",
        "{'op':'show','entry':999}",
        "{'op':'reject','entries':[0]}",
        "{'op':'branch','name':''}",
        "{'op':'take','entry':999,'bars':'1'}",
        "{'op':'clear','metre':'5/5'}",
        "{'op':'clear','key':'H','bars':'2'}",
        "{'op':'clear','bars':'0'}",
        "{'op':'clear','bars':'2','tempo':'fast'}"
    };

    private static final String[] WISHES = {
        "'bars':'4','nonsense':'1'",
        "'bars':'0'",
        "'bars':'999'",
        "'bars':'4','key':'H'",
        "'bars':'4','metre':'x'",
        "'bars':'4','tempo':'x'",
        "'bars':'4','tradition':'nowhere'",
        "'bars':'4','temperature':'hot'",
        "'bars':'4','range':'C9-C1'",
        "'bars':'4','range':'C4-C4','pitches':'D5'",
        "'bars':'4','contour':'up'",
        "'bars':'4','density':'99'",
        "'bars':'4','members':'nobody'",
        "'bars':'4','range':'C4-D4','density':'3-4','cadence':'tonic','key':'F# major'"
    };

    private final SortedSet<String> english = new TreeSet<>();

    @TempDir
    private Path temporary;

    private Studio studio;

    @BeforeEach
    void start() throws IOException {
        studio = Studio.in(temporary);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void refusalsOfEveryOperation() {
        for (Api.Operation operation : studio.server().operations()) {
            String unknown =
                    operation.path().startsWith("/records/") ? "0".repeat(64) : "00000000-0000-0000-0000-000000000000";
            for (String id : new String[] {unknown, "nonsense"}) {
                String path = Api.ROOT + operation.path().replaceAll("\\{[a-z]+}", id);
                if (operation.method().equals("GET")) {
                    if (!operation.path().equals("/events")) {
                        ask("GET", path, "");
                        ask("GET", path + "?page=x&order=x&verdict=x&kind=x&format=x&limit=x&offset=-1&language=x", "");
                    }
                } else {
                    for (String mistake : MISTAKES) {
                        ask(operation.method(), path, mistake);
                    }
                }
            }
        }
        assertThat(english).isEmpty();
    }

    @Test
    void aPieceFromItsBeginningToItsFile() {
        String piece = "/api/pieces/"
                + ask("POST", "/api/pieces", "{'title':'晨曲'}").path("id").asText();
        for (String wish : WISHES) {
            ask("POST", piece + "/requests", "{'task':'compose','wish':{" + wish + "},'seed':1}");
        }
        ask("POST", piece + "/requests", "{'task':'fill','bars':'1','wish':{}}");
        ask(
                "POST",
                piece + "/requests",
                "{'task':'compose','wish':{'bars':'4','tradition':'british-isles'},'seed':42}");
        for (String operation : OPERATIONS) {
            ask("POST", piece + "/operations", "{'operations':[" + operation + "]}");
        }
        ask("POST", piece + "/operations", "{'operations':[{'op':'lock','bars':'1-2'}]}");
        ask("POST", piece + "/operations", "{'operations':[{'op':'transpose','semitones':2}]}");
        for (String task : new String[] {"'fill','bars':'1'", "'fill','bars':'x'", "'continue','bars':'0'", "'vary'"}) {
            ask("POST", piece + "/requests", "{'task':" + task + ",'wish':{},'seed':1}");
        }
        for (String asked :
                new String[] {"", "/history", "/versions/0", "/versions/2", "/versions/999", "/versions/x"}) {
            ask("GET", piece + asked, "");
        }
        ask("POST", piece + "/files", "{'kinds':['midi'],'as':'nobody'}");
        ask("POST", piece + "/files", "{'kinds':[]}");
        ask("POST", piece + "/files", "{'kinds':['wav'],'instrument':'trumpet'}");
        ask("GET", "/api/status", "");
        ask("GET", "/api/pieces", "");
        ask("GET", "/api/library", "");
        assertThat(english).isEmpty();
    }

    @Test
    void filesThatAreLookedInto() throws IOException {
        for (String file : new String[] {"samples/co-created/co-created.mid", "samples/corpora/china.abc", "LICENSE"}) {
            Path path = Studio.root().resolve(file);
            JsonNode found = give("/api/inspections?name=" + path.getFileName(), Files.readAllBytes(path));
            String inspection = "/api/inspections/" + found.path("id").asText();
            ask("GET", inspection, "");
            ask("GET", inspection + "/similar", "");
            ask("GET", inspection + "/rights", "");
            for (JsonNode kind : found.path("tamperings")) {
                for (String more : new String[] {"", ",'number':1,'entry':1,'offset':40", ",'number':9999"}) {
                    ask(
                            "POST",
                            inspection + "/tamperings",
                            "{'tamperings':[{'kind':'" + kind.asText() + "'" + more + "}]}");
                }
            }
            give(inspection + "/companions?kind=store", new byte[] {1, 2, 3});
            give(inspection + "/companions?kind=journal", "no lines\n".getBytes(StandardCharsets.UTF_8));
            give("/api/records?name=a&foundIn=b", Files.readAllBytes(path));
            give("/api/records?name=a&store=3&journal=9", Files.readAllBytes(path));
        }
        for (String broken : new String[] {"MThd", "RIFF\0\0\0\0WAVE", "X:1\nK:H\nz4|", "<score-partwise/>", ""}) {
            give("/api/inspections?name=broken", broken.getBytes(StandardCharsets.ISO_8859_1));
            for (String kind : new String[] {"abc", "mid", "musicxml", "xml"}) {
                give("/api/pieces/import?name=broken." + kind, broken.getBytes(StandardCharsets.ISO_8859_1));
                give("/api/lessons/tunes?kind=" + kind, broken.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(english).isEmpty();
    }

    @Test
    void lessons() {
        JsonNode sample = ask("POST", "/api/xray/samples", "{'bars':4,'seed':7,'settings':{'tradition':'china'}}");
        ask("POST", "/api/xray/samples", "{'bars':4,'settings':{'tradition':'nowhere'}}");
        ask("POST", "/api/xray/samples", "{'bars':4,'settings':{'members':'nobody'}}");
        ask("POST", "/api/xray/explanations", "{'melody':" + sample + "}");
        JsonNode quiz = ask("POST", "/api/quizzes", "{'rounds':2}");
        ask("POST", "/api/quizzes", "{'rounds':2,'tradition':'nowhere'}");
        ask("POST", "/api/quizzes", "{'rounds':2,'model':'none'}");
        ask("POST", "/api/quizzes", "{'rounds':2,'files':['../..']}");
        ask("POST", "/api/quizzes/" + quiz.path("id").asText() + "/opening", "{'answers':[]}");
        ask("GET", "/api/quizzes/" + quiz.path("id").asText() + "/table", "");
        ask("POST", "/api/trainings", "{'title':'ours'}");
        ask("POST", "/api/trainings", "{'title':'ours','files':['" + "0".repeat(64) + "']}");
        ask("GET", "/api/lessons/tunes", "");
        assertThat(english).isEmpty();
    }

    private JsonNode ask(String method, String path, String document) {
        return heard(studio.changing(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(document.replace('\'', '"'))));
    }

    private JsonNode give(String path, byte[] file) {
        return heard(studio.changing(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private JsonNode heard(HttpRequest.Builder request) {
        Studio.Answer answer = studio.send(request.header("Accept-Language", "zh"));
        if (!answer.header("Content-Type").startsWith("application/json")) {
            return MissingNode.getInstance();
        }
        read("", answer.json());
        return answer.json();
    }

    private void read(String field, JsonNode node) {
        if (node.isTextual() && !NAMES.contains(field)) {
            String text = SUBJECT.matcher(QUOTED.matcher(node.asText()).replaceAll(""))
                    .replaceAll("");
            if (SENTENCE.matcher(text).find()) {
                english.add(field + ": " + node.asText());
            }
        }
        if (node.isArray()) {
            node.forEach(child -> read(field, child));
        }
        node.properties().stream()
                .filter(each -> !FOR_PROGRAMS.contains(each.getKey()))
                .forEach(each -> read(each.getKey(), each.getValue()));
    }
}
