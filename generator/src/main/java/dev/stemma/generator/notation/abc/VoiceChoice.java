package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import java.util.List;

/** The voice that a melody is taken from, and why. */
record VoiceChoice(Voice voice, String reason) {
    /** The voice asked for; else the first that is neither in a bass clef nor percussion; else the first. */
    static VoiceChoice among(List<Voice> voices, AbcOptions options, int line) throws NotationException {
        if (options.voice().isPresent()) {
            String wanted = options.voice().get();
            return voices.stream()
                    .filter(voice -> voice.id.equals(wanted))
                    .findFirst()
                    .map(voice -> new VoiceChoice(voice, "voice " + wanted + ", as asked for"))
                    .orElseThrow(() -> new NotationException("line " + line + ": no voice \"" + wanted
                            + "\" with notes; accepted: "
                            + String.join(", ", voices.stream().map(v -> v.id).toList())));
        }
        if (voices.size() == 1) {
            return new VoiceChoice(voices.get(0), "the only voice");
        }
        return voices.stream()
                .filter(voice -> !voice.clef.equals("bass") && !voice.clef.equals("perc"))
                .findFirst()
                .map(voice -> new VoiceChoice(
                        voice,
                        "voice " + voice.id + ", the first of " + voices.size() + " that is no bass or percussion"))
                .orElse(new VoiceChoice(
                        voices.get(0), "voice " + voices.get(0).id + ", the first of " + voices.size()));
    }
}
