package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.Regime;
import dev.stemma.studio.documents.InspectionJson;
import dev.stemma.studio.documents.ReadinessJson;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.ReadinessWords;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of the record of an inspected file, and what it answers, in the language of the page. */
final class InspectionRights implements Routes {
    private final Workbench workbench;
    private final Function<Context, Inspected> find;

    InspectionRights(Workbench workbench, Function<Context, Inspected> find) {
        this.workbench = workbench;
        this.find = find;
    }

    @Override
    public void addTo(Api api) {
        api.get("/inspections/{inspection}/rights", this::rights);
    }

    private void rights(Context context) throws WorkbenchException {
        List<Regime> regimes = regimes(Parameters.text(context, "regime"));
        Inspected inspected = find.apply(context);
        List<Readiness> answers = Readiness.of(
                inspected.given().name(), inspected.verdict(), InspectionJson.account(inspected), workbench, regimes);
        ObjectNode document = ReadinessJson.of(answers, new ReadinessWords(Speech.of(context)));
        context.json(document);
    }

    private static List<Regime> regimes(Optional<String> name) {
        return name.map(asked -> List.of(Regime.of(asked)
                        .orElseThrow(() -> Refusal.malformed(
                                "there is no such regime", "there are us, uk, cn-court, gb, eu, ddex and pro"))))
                .orElseGet(() -> Arrays.asList(Regime.values()));
    }
}
