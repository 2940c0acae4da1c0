package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Label;
import dev.stemma.studio.workbench.Publication.FileKind;
import dev.stemma.studio.workbench.SignedFile;
import dev.stemma.studio.workbench.SigningWish;
import dev.stemma.studio.workbench.Sound;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signed files of pieces, to take along. */
final class FileRoutes implements Routes {
    private static final Map<String, FileKind> KINDS = Map.of(
            "midi", FileKind.MIDI,
            "wav", FileKind.WAV,
            "abc", FileKind.ABC,
            "musicxml", FileKind.MUSIC_XML,
            "mei", FileKind.MEI);

    private final Desk desk;
    private final Events events;

    FileRoutes(Desk desk, Events events) {
        this.desk = desk;
        this.events = events;
    }

    @Override
    public void addTo(Api api) {
        api.post("/pieces/{piece}/files", this::sign);
    }

    private void sign(Context context) throws WorkbenchException {
        UUID piece = Parameters.uuid(context, "piece");
        SignedFile file = SignedFile.together(desk.sign(piece, wish(context)));
        events.changed(piece);
        context.header("Content-Disposition", disposition(file.name()))
                .contentType(file.mediaType())
                .result(file.content());
    }

    private static SigningWish wish(Context context) {
        Fields fields = Bodies.fields(context).only("kinds", "as", "password", "instrument", "label");
        List<FileKind> kinds = fields.listOfTexts("kinds").stream()
                .distinct()
                .map(FileRoutes::kind)
                .toList();
        if (kinds.isEmpty()) {
            throw Refusal.malformed("no kind of file is named", "kinds are midi, wav, abc, musicxml and mei");
        }
        return new SigningWish(
                kinds,
                fields.optionalText("as"),
                fields.optionalText("password"),
                fields.optionalText("instrument").map(FileRoutes::sound).orElse(Sound.DEFAULT),
                fields.optionalBoolean("label").filter(wanted -> wanted).map(wanted -> Label.ofStemma()));
    }

    private static FileKind kind(String name) {
        return Optional.ofNullable(KINDS.get(name))
                .orElseThrow(() -> Refusal.malformed(
                        "there is no kind of file \"" + name + "\"", "kinds are midi, wav, abc, musicxml and mei"));
    }

    private static Sound sound(String instrument) {
        try {
            return Sound.of(instrument, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(e.getMessage(), "/api/status lists the instruments");
        }
    }

    /** With the name in plain letters, and as it is (RFC 6266, appendix D). */
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
