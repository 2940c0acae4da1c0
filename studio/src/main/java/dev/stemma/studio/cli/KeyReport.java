package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Signing;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows keys: whose, for what, until when. */
final class KeyReport {
    private final Terminal terminal;

    KeyReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One key after something was done with it. */
    void show(CommonOptions options, Identity identity, KeyPurpose purpose, String done) {
        IdentityStore.Entry entry =
                new IdentityStore.Entry(identity.name(), purpose, identity.algorithm(), identity.chain());
        if (options.json) {
            JsonOutput.print(terminal, describe(Json.object().put("name", entry.name()), entry));
        } else {
            terminal.out().println(done);
            print(entry.name(), entry);
        }
    }

    /** All keys, each identity's together. */
    void json(Signing signing, List<IdentityStore.Entry> entries) {
        ObjectNode root = Json.object();
        root.put("ca", signing.authorityFile().toString());
        ArrayNode identities = root.putArray("identities");
        byName(entries).forEach((name, keys) -> {
            ObjectNode identity = describe(identities.addObject().put("name", name), keys.get(0));
            identity.put("endsSoon", ends(signing, keys.get(0)));
            ArrayNode array = identity.putArray("keys");
            keys.forEach(key -> describe(array.addObject(), key).put("endsSoon", ends(signing, key)));
        });
        JsonOutput.print(terminal, root);
    }

    void text(Signing signing, List<IdentityStore.Entry> entries) {
        byName(entries).forEach((name, keys) -> {
            print(name, keys.get(0));
            keys.stream().skip(1).forEach(key -> print("", key));
        });
        entries.stream()
                .flatMap(entry -> signing.notice(entry).stream())
                .forEach(notice -> terminal.err().println("note: " + notice));
    }

    private static Map<String, List<IdentityStore.Entry>> byName(List<IdentityStore.Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(IdentityStore.Entry::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean ends(Signing signing, IdentityStore.Entry entry) {
        return signing.notice(entry).isPresent();
    }

    private void print(String name, IdentityStore.Entry entry) {
        X509Certificate leaf = entry.chain().get(0);
        terminal.out()
                .printf(
                        "%s  %s  %s  to %s  %s%n",
                        name,
                        entry.purpose(),
                        algorithmName(entry),
                        AuthorityReport.day(notAfter(leaf)),
                        AuthorityReport.subject(leaf));
    }

    private static ObjectNode describe(ObjectNode node, IdentityStore.Entry entry) {
        X509Certificate leaf = entry.chain().get(0);
        return node.put("purpose", entry.purpose().toString())
                .put("algorithm", algorithmName(entry))
                .put("certificate", leaf.getSubjectX500Principal().toString())
                .put("notAfter", notAfter(leaf).toString());
    }

    private static String algorithmName(IdentityStore.Entry entry) {
        return entry.algorithm().name().toLowerCase(Locale.ROOT);
    }

    private static Instant notAfter(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
