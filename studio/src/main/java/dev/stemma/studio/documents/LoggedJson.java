package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.workbench.Logged;

/** Where a file is in a transparency log, as JSON. */
public final class LoggedJson {
    private LoggedJson() {}

    public static ObjectNode of(Logged logged) {
        ObjectNode node = Json.object()
                .put("log", logged.log())
                .put("index", logged.index())
                .put("size", logged.size())
                .put("kind", logged.entry().kind())
                .put("bySigner", logged.bySigner())
                .put("known", logged.known());
        ArrayNode witnesses = node.putArray("witnesses");
        for (Logged.Seen seen : logged.witnesses()) {
            ObjectNode witness = witnesses.addObject().put("witness", seen.witness());
            seen.time().ifPresent(time -> witness.put("time", time.toString()));
        }
        return node;
    }
}
