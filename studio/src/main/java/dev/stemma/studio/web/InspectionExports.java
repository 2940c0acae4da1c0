package dev.stemma.studio.web;

import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.label.FamilyPicture;
import dev.stemma.provenance.label.FamilyProv;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.label.ProvFormat;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.documents.ExportFormat;
import dev.stemma.studio.documents.Exports;
import dev.stemma.studio.documents.InspectionJson;
import dev.stemma.studio.statement.Statement;
import dev.stemma.studio.statement.StatementPage;
import dev.stemma.studio.statement.Words;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Documents about an inspected file, to keep. */
final class InspectionExports implements Routes {
    private static final String DISPOSITION = "Content-Disposition";

    private final Workbench workbench;
    private final Function<Context, Inspected> find;

    InspectionExports(Workbench workbench, Function<Context, Inspected> find) {
        this.workbench = workbench;
        this.find = find;
    }

    @Override
    public void addTo(Api api) {
        api.post("/inspections/{inspection}/statement", this::statement);
        api.post("/inspections/{inspection}/prov", this::prov);
        api.post("/inspections/{inspection}/picture", this::picture);
        api.post("/inspections/{inspection}/export", this::export);
    }

    private void statement(Context context) throws WorkbenchException {
        Inspected inspected = find.apply(context);
        Statement statement = Statement.of(
                        inspected.given().name(), inspected.verdict(), InspectionJson.account(inspected), workbench)
                .with(workbench.inspecting().logged(inspected));
        String page = StatementPage.of(statement, new Words(language(context)));
        send(context, "statement.html", page.getBytes(StandardCharsets.UTF_8));
    }

    private void prov(Context context) {
        String name = "family." + Bodies.fields(context).only("format").text("format");
        ProvFormat format = ProvFormat.ofName(name)
                .orElseThrow(() -> Refusal.malformed("this is no form of PROV", "there are provn, jsonld and json"));
        send(context, name, format.write(FamilyProv.of(family(context))));
    }

    private void picture(Context context) {
        String picture = FamilyPicture.draw(family(context), language(context));
        send(context, "family.svg", picture.getBytes(StandardCharsets.UTF_8));
    }

    /** In the form of another field: of the file, or of a model that its record names. */
    private void export(Context context) throws WorkbenchException {
        Fields fields = Bodies.fields(context).only("format", "model", "password");
        ExportFormat format = ExportFormat.of(fields.text("format"))
                .orElseThrow(
                        () -> Refusal.malformed("this form is not known here", "there are " + ExportFormat.names()));
        Exports exports = new Exports(workbench.exporting());
        Exports.Issuer issuer = new Exports.Issuer(Optional.empty(), fields.optionalText("password"));
        Optional<String> model = fields.optionalText("model");
        byte[] document;
        if (model.isPresent()) {
            GenerationAssertion.Model named = model(context, model.get());
            document = exports.of(format, named.id(), named.digest(), issuer);
        } else {
            document = exports.of(format, recorded(context), issuer);
        }
        send(context, (model.isPresent() ? "model" : "record") + format.ending(), document);
    }

    private Exports.Recorded recorded(Context context) {
        Inspected inspected = find.apply(context);
        return new Exports.Recorded(
                inspected.given().name(),
                Digest.of(inspected.given().content()),
                inspected.verdict(),
                family(context),
                InspectionJson.account(inspected));
    }

    private GenerationAssertion.Model model(Context context, String digest) {
        return find.apply(context).verdict().manifests().stream()
                .flatMap(store -> store.reachable().stream())
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .map(GenerationAssertion::model)
                .filter(model -> model.digest().toString().equals(digest))
                .findFirst()
                .orElseThrow(() -> new Refusal(422, "the record names no such model", "choose one that it names"));
    }

    private FamilyTree family(Context context) {
        return find.apply(context)
                .family()
                .orElseThrow(
                        () -> new Refusal(422, "the file has no record that can be read", "choose one that is signed"));
    }

    private static Language language(Context context) {
        return Language.parse(Bodies.fields(context).only("language").text("language"))
                .orElseThrow(() -> Refusal.malformed("the language is not known here", "there are en and zh"));
    }

    /** Never shown by the browser in the studio's own name, whatever is in it. */
    private static void send(Context context, String name, byte[] document) {
        context.header(DISPOSITION, "attachment; filename=\"" + name + "\"")
                .contentType("application/octet-stream")
                .result(document);
    }
}
