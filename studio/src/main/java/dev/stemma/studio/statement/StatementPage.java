package dev.stemma.studio.statement;

import com.samskivert.mustache.Mustache;
import dev.stemma.provenance.c2pa.ActorRole;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.NamedRoles;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.RightsField.Need;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Overlap;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Share;
import dev.stemma.studio.workbench.Logged;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A contribution statement as one page of HTML that needs nothing else: no scripts, nothing from elsewhere, made for A4. All
 * texts of the record stand in it escaped.
 */
public final class StatementPage {
    private static final String TEMPLATE = "statement.html.mustache";

    private final Statement statement;
    private final Words words;
    private final PieceAccount account;
    private final Manifest manifest;
    private final BarTable bars;
    private final ReadinessWords rights;

    private StatementPage(Statement statement, Words words) {
        this.statement = statement;
        this.words = words;
        this.account = statement.account();
        this.manifest = statement.verdict().manifests().orElseThrow().active();
        this.bars = new BarTable(account, words);
        this.rights = new ReadinessWords(words.language());
    }

    /** The page. */
    public static String of(Statement statement, Words words) {
        try (InputStream in = StatementPage.class.getResourceAsStream(TEMPLATE)) {
            return Mustache.compiler()
                    .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .execute(new StatementPage(statement, words).view());
        } catch (IOException e) {
            throw new UncheckedIOException("the build has left out " + TEMPLATE, e);
        }
    }

    private Map<String, Object> view() {
        String digest = account.record().toString();
        Mustache.CustomContext texts = name -> words.text("page." + name);
        return Map.ofEntries(
                Map.entry("lang", words.language().tag()),
                Map.entry("t", texts),
                Map.entry("title", title()),
                Map.entry("facts", facts()),
                Map.entry("roll", roll()),
                Map.entry("patterns", PianoRoll.patterns()),
                Map.entry("legend", legend()),
                Map.entry("hasLocks", account.contribution().locked() > 0),
                Map.entry("people", people()),
                Map.entry("noPeople", account.contribution().people().isEmpty()),
                Map.entry("columns", bars.columns()),
                Map.entry("material", material()),
                Map.entry("r", (Mustache.CustomContext) rights::text),
                Map.entry("rights", rights()),
                Map.entry("rightsMeaning", rights.text("briefly.meaning")),
                Map.entry("independence", Contribution.independenceNote(words.language())),
                Map.entry("digest", digest),
                Map.entry("manifest", PlainText.brief(manifest.label())),
                Map.entry("qr", QrCode.svg("nih:sha-256;" + digest, words.text("page.qr"))));
    }

    private String title() {
        return manifest.claim()
                .flatMap(claim -> claim.title())
                .map(PlainText::brief)
                .orElse(statement.file());
    }

    /** A name and what it stands for, on the page. */
    record Line(String name, String value) {}

    private Line line(String name, String value) {
        return new Line(words.text("page." + name), value);
    }

    private List<Line> facts() {
        Verdict verdict = statement.verdict();
        String signer = manifest.signer()
                .map(leaf -> PlainText.brief(leaf.getSubjectX500Principal().toString()))
                .orElse("?");
        Stream<Line> signed = Stream.of(
                line("file", PlainText.brief(statement.file())),
                line("verdict", words.text("page.verdict." + verdict.state())),
                line("signer", signer),
                line("signed", signed(verdict)));
        Stream<Line> logged = statement.logged().stream().map(this::logged);
        return Stream.of(signed, logged, models(), generated())
                .flatMap(each -> each)
                .toList();
    }

    private Line logged(Logged logged) {
        String place = words.text(
                "page.logged.place",
                String.valueOf(logged.index()),
                String.valueOf(logged.size()),
                PlainText.brief(logged.log()));
        if (!logged.known()) {
            return line("logged", words.text("page.logged.unknown", place));
        }
        String witnesses = String.join(
                words.text("list"),
                logged.witnesses().stream()
                        .map(seen -> PlainText.brief(seen.witness()))
                        .toList());
        return line(
                "logged",
                logged.firstSeen()
                        .map(time -> words.text("page.logged.seen", place, witnesses, words.date(time)))
                        .orElseGet(() -> words.text("page.logged.alone", place)));
    }

    private String signed(Verdict verdict) {
        String claimed = account.journal().entries().stream()
                .map(Entry::time)
                .reduce((earlier, later) -> later)
                .map(words::date)
                .orElse("?");
        return verdict.signedBefore()
                .map(time -> words.text("page.signed.stamped", claimed, words.date(time)))
                .orElseGet(() -> words.text("page.signed.claimed", claimed));
    }

    private Stream<Line> models() {
        if (statement.models().isEmpty()) {
            return Stream.of(line("model", words.text("page.model.none")));
        }
        return statement.models().stream()
                .flatMap(model -> Stream.of(
                        line(
                                "model",
                                words.text(
                                        "page.model.value",
                                        model.name().map(PlainText::brief).orElse("?"),
                                        model.digest())),
                        line(
                                "dataset",
                                model.dataset().map(this::dataset).orElse(words.text("page.dataset.unknown")))));
    }

    /** How much of it is generated, in the words of DDEX. */
    private Stream<Line> generated() {
        return account.aiShare().stream()
                .map(share -> line(
                        "generated",
                        words.text("page.generated."
                                + share.containsAi().map(AiShare.Amount::term).orElse("unknown"))));
    }

    private String dataset(Statement.Dataset dataset) {
        String licences = String.join(
                words.text("list"),
                dataset.licences().entrySet().stream()
                        .map(each ->
                                words.text("page.dataset.licence", PlainText.brief(each.getKey()), each.getValue()))
                        .toList());
        return words.text("page.dataset.value", PlainText.brief(dataset.name()), dataset.works(), licences);
    }

    private String roll() {
        return PianoRoll.svg(account, words.text("page.melody"), bars.description());
    }

    /** How an origin is drawn, and how many notes have it. */
    record Key(String sample, String text) {}

    private List<Key> legend() {
        return Arrays.stream(Origin.values())
                .filter(origin -> account.contribution().origins().get(origin) > 0)
                .map(origin -> new Key(
                        PianoRoll.sample(origin),
                        words.text(
                                "page.origin." + origin,
                                account.contribution().origins().get(origin))))
                .toList();
    }

    /** A person with roles, deeds and figures. */
    record PersonLine(
            String name, String roles, String deeds, String entry, String edit, String selection, String constraint) {}

    private List<PersonLine> people() {
        Map<Digest, List<ActorRole>> roles = NamedRoles.of(statement.verdict());
        return account.contribution().people().stream()
                .map(share -> person(share, roles))
                .toList();
    }

    private PersonLine person(Share share, Map<Digest, List<ActorRole>> roles) {
        Optional<Digest> certificate = account.names().certificate(share.person());
        List<String> named = certificate.map(roles::get).stream()
                .flatMap(List::stream)
                .map(role -> words.text("role." + role))
                .toList();
        return new PersonLine(
                words.person(account.names(), share.person()),
                named.isEmpty() ? "" : words.text("in.brackets", String.join(words.text("list"), named)),
                words.deeds(share),
                words.bits(share.bits().entry()),
                words.bits(share.bits().edit()),
                words.bits(share.bits().selection()),
                words.bits(share.bits().constraint()));
    }

    /** What was offered and not used, what of it came back, and what is not at hand. */
    private List<String> material() {
        Contribution contribution = account.contribution();
        String unused = contribution.unused().offers() == 0
                ? words.text("page.unused.none")
                : words.text(
                        "page.unused",
                        contribution.unused().offers(),
                        contribution.unused().notes());
        String overlap = overlap(contribution.overlap());
        return account.omitted() == 0
                ? List.of(unused, overlap)
                : List.of(unused, overlap, words.text("page.omitted", account.omitted()));
    }

    /** A regime, how much of what it asks for is there, and what is not. */
    record RightsLine(String regime, String must, String should, String lacks) {}

    private List<RightsLine> rights() {
        return statement.readiness().stream()
                .map(each -> new RightsLine(
                        rights.name(each.regime()),
                        rights.briefly(each, Need.MUST),
                        rights.briefly(each, Need.SHOULD),
                        rights.lacking(each)))
                .toList();
    }

    private String overlap(Overlap overlap) {
        if (overlap.notes() == 0) {
            return words.text("page.overlap.none");
        }
        Overlap.Runs samePlace = overlap.samePlace();
        Overlap.Runs elsewhere = overlap.elsewhere();
        return samePlace.notes() + elsewhere.notes() == 0
                ? words.text("page.overlap.zero", overlap.notes())
                : words.text(
                        "page.overlap",
                        overlap.notes(),
                        samePlace.notes(),
                        samePlace.longest(),
                        elsewhere.notes(),
                        elsewhere.longest());
    }
}
