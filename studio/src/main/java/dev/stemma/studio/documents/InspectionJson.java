package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Version;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.Optional;

/** All that an inspection found, as JSON; what the file does not tell is left out. */
public final class InspectionJson {
    private InspectionJson() {}

    /**
     * The document.
     *
     * @throws WorkbenchException if a model on record is here and damaged
     */
    public static ObjectNode of(Inspected inspected, Workbench workbench) throws WorkbenchException {
        Given given = inspected.given();
        ObjectNode node = VerdictJson.of(given.name(), inspected.verdict());
        node.remove("path");
        node.put("name", given.name())
                .put("size", given.content().length)
                .put("sha256", Digest.of(given.content()).toString());
        given.mediaType().ifPresent(type -> node.put("mediaType", type));
        node.put("withStore", given.store().isPresent())
                .put("withJournal", given.journal().isPresent());
        inspected.verdict().signedBefore().ifPresent(time -> node.put("signedBefore", time.toString()));
        node.put("withProof", given.proof().isPresent());
        workbench.inspecting().logged(inspected).ifPresent(logged -> node.set("log", LoggedJson.of(logged)));
        Optional<ManifestStore> store = inspected.verdict().manifests();
        if (store.isPresent()) {
            node.set("manifests", RecordJson.of(store.get(), Optional.empty()));
            node.set("models", ModelsJson.of(store.get(), workbench));
            node.set("roles", RolesJson.of(store.get(), inspected.verdict()));
        }
        inspected.family().ifPresent(family -> node.set("family", FamilyJson.of(family)));
        AiMarksJson.put(node, inspected.marks());
        account(inspected).ifPresent(account -> tell(node, account));
        inspected.story().ifPresent(story -> node.set("journal", JournalJson.of(story)));
        return node;
    }

    /** What people did; nothing of a file without a journal, or with one that does not hold, as the verdict says. */
    public static Optional<PieceAccount> account(Inspected inspected) {
        return inspected
                .verdict()
                .manifests()
                .flatMap(store -> PieceAccount.told(store, inspected.given().rest()));
    }

    private static void tell(ObjectNode node, PieceAccount account) {
        Version version = account.journal().version(account.shows()).orElseThrow();
        node.set("score", ScoreJson.of(account.melody(), account.shows(), version));
        node.set("contribution", ContributionJson.of(account));
    }
}
