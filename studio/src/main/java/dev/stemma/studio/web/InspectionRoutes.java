package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.studio.documents.InspectionJson;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.ModelsJson;
import dev.stemma.studio.documents.NearnessJson;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.documents.RawRecord;
import dev.stemma.studio.lab.Lab;
import dev.stemma.studio.lab.Tampered;
import dev.stemma.studio.lab.Tampering;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.Similarity;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looking into files that are handed over. */
final class InspectionRoutes implements Routes {
    private static final int MOST_WORKS = 200;

    /** Under this name documents tell in a sentence what was found. */
    private static final String DETAIL = "detail";

    private static final long MOST_OF_OWNER = 64L << 20;
    private static final long MOST_OF_CLASS = 16L << 20;

    private final Workbench workbench;
    private final Lab lab;
    private final InspectionShelf shelf;

    private InspectionRoutes(Workbench workbench, Clock clock, long mostBytes) {
        this.workbench = workbench;
        this.lab = new Lab(clock);
        this.shelf = new InspectionShelf(clock, mostBytes);
    }

    static InspectionRoutes ofOwner(Workbench workbench, Clock clock) {
        return new InspectionRoutes(workbench, clock, MOST_OF_OWNER);
    }

    /** For a class, which has less room in the memory. */
    static InspectionRoutes ofClass(Workbench workbench, Clock clock) {
        return new InspectionRoutes(workbench, clock, MOST_OF_CLASS);
    }

    @Override
    public void addTo(Api api) {
        api.post("/inspections", this::inspect);
        api.get("/inspections/{inspection}", this::show);
        api.post("/inspections/{inspection}/companions", this::accompany);
        api.get("/inspections/{inspection}/raw", this::raw);
        api.get("/inspections/{inspection}/similar", this::similar);
        api.get("/inspections/{inspection}/works", this::works);
        api.get("/inspections/{inspection}/proof", this::prove);
        api.post("/inspections/{inspection}/proof", this::proveOwn);
        api.post("/inspections/{inspection}/tampering", this::tamper);
        new InspectionExports(workbench, this::find).addTo(api);
        new InspectionRights(workbench, this::find).addTo(api);
    }

    private void inspect(Context context) throws WorkbenchException {
        String name = Parameters.text(context, "name").orElse("");
        answer(context, Given.of(name, Bodies.upload(context)));
    }

    private void show(Context context) throws WorkbenchException {
        context.json(Speech.said(document(Parameters.uuid(context, "inspection"), find(context)), DETAIL, context));
    }

    /** What lies beside a file makes another inspection of it. */
    private void accompany(Context context) throws WorkbenchException {
        Given given = find(context).given();
        byte[] bytes = Bodies.upload(context);
        String kind = Parameters.text(context, "kind").orElse("");
        answer(
                context,
                switch (kind) {
                    case "store" -> given.withStore(bytes);
                    case "journal" -> given.withJournal(bytes);
                    case "proof" -> given.withProof(bytes);
                    default ->
                        throw Refusal.malformed(
                                "kind is neither store, journal nor proof", "say what lies beside the file");
                });
    }

    private void answer(Context context, Given given) throws WorkbenchException {
        if (given.content().length == 0) {
            throw new WorkbenchException(
                    "the file \"" + given.name() + "\" is empty", "choose a file with something in it");
        }
        Inspected inspected = workbench.inspecting().inspect(given);
        context.status(201).json(Speech.said(document(shelf.put(inspected), inspected), DETAIL, context));
    }

    private ObjectNode document(UUID id, Inspected inspected) throws WorkbenchException {
        ObjectNode node = InspectionJson.of(inspected, workbench).put("id", id.toString());
        node.set("tamperings", TamperingJson.kinds(lab.possible(inspected)));
        return node;
    }

    private Inspected find(Context context) {
        return shelf.find(Parameters.uuid(context, "inspection"))
                .orElseThrow(() -> new Refusal(
                        404,
                        new Problem(
                                "this inspection is not kept any more", "choose the file again", Optional.of("gone"))));
    }

    private void raw(Context context) {
        ObjectNode node = Json.object();
        RawRecord record = new RawRecord();
        List<Manifest> newestLast = manifests(context).manifests();
        for (int i = newestLast.size() - 1; i >= 0; i--) {
            node.set(newestLast.get(i).label(), record.json(newestLast.get(i)));
        }
        context.json(node);
    }

    private ManifestStore manifests(Context context) {
        return find(context)
                .verdict()
                .manifests()
                .orElseThrow(
                        () -> new Refusal(422, "the file has no record that can be read", "choose one that is signed"));
    }

    private void similar(Context context) throws WorkbenchException {
        Similarity similarity =
                workbench.inspecting().similar(find(context).given(), Parameters.text(context, "model"));
        ObjectNode node = NearnessJson.of(similarity.nearness(), NotesJson.counted());
        node.put("model", similarity.model().config().id())
                .put("title", similarity.model().config().title())
                .put("notes", similarity.reading().melody().notes().size());
        context.json(node);
    }

    private void works(Context context) throws WorkbenchException {
        context.json(ModelsJson.works(
                manifests(context),
                workbench,
                Parameters.text(context, "model").orElse(""),
                Parameters.text(context, "search").orElse(""),
                Parameters.optionalNumber(context, "offset").orElse(0),
                Math.min(MOST_WORKS, Parameters.optionalNumber(context, "limit").orElse(MOST_WORKS))));
    }

    private void prove(Context context) throws WorkbenchException {
        context.json(ModelsJson.proof(
                manifests(context),
                workbench,
                Parameters.text(context, "model").orElse(""),
                Parameters.digest(context, "work")));
    }

    private void proveOwn(Context context) throws WorkbenchException {
        ManifestStore manifests = manifests(context);
        ObjectNode answers = ModelsJson.proofs(
                manifests,
                workbench,
                Parameters.text(context, "model").orElse(""),
                Parameters.text(context, "name").orElse(""),
                Bodies.upload(context));
        context.json(Speech.said(answers, "trouble", context));
    }

    private void tamper(Context context) throws WorkbenchException {
        List<Tampering> tamperings = TamperingJson.read(Bodies.fields(context).only("tamperings"));
        Tampered tampered = lab.tamper(find(context), tamperings);
        ObjectNode node = TamperingJson.of(tampered);
        node.set("inspection", InspectionJson.of(workbench.inspecting().inspect(tampered.given()), workbench));
        context.json(Speech.said(node, DETAIL, context));
    }
}
