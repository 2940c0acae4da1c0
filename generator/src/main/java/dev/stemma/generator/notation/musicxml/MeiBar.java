package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says the bars of one staff of MEI in MusicXML's elements, so that both formats are read alike. Durations are in ticks.
 * Understood are layers, notes, chords, rests, tuplets, beams, ties, key, metre, tempo and repeats; grace notes are passed on
 * to be counted.
 */
final class MeiBar {
    private static final int DEEPEST = 20;

    private final Set<String> tieEnds = new HashSet<>();
    private final Set<String> tieStarts = new HashSet<>();
    private final List<List<String>> claims = new ArrayList<>();
    private final List<Element> pending = new ArrayList<>();
    private final List<Element> said = new ArrayList<>();
    private Metre metre = Metre.COMMON;
    private int line;

    /** What the notes name in {@code @resp}, one entry for each that is not the continuation of another. */
    List<List<String>> claims() {
        return claims;
    }

    /** Takes in what is set from the next bar on. */
    void define(Element definition) throws NotationException {
        line = definition.line();
        if (!definition.attribute("meter.count").isEmpty()) {
            pending.add(time(definition.attribute("meter.count"), definition.attribute("meter.unit")));
        }
        for (String name : List.of("keysig", "key.sig")) {
            if (!definition.attribute(name).isEmpty()) {
                pending.add(key(definition, definition.attribute(name), definition.attribute("key.mode")));
            }
        }
        for (Element child : definition.children()) {
            line = child.line();
            switch (child.name()) {
                case "keySig" -> pending.add(key(child));
                case "meterSig" -> pending.add(time(child.attribute("count"), child.attribute("unit")));
                case "staffGrp" -> define(child);
                case "staffDef" -> {
                    if (child.attribute("n").matches("1?")) {
                        define(child);
                    }
                }
                default -> {}
            }
        }
    }

    /** The bar as MusicXML's {@code measure}, as far as it is of this staff. */
    Element said(Element bar, String staff) throws NotationException {
        said.clear();
        line = bar.line();
        say("attributes", leaf("divisions", Ticks.PER_QUARTER));
        pending.forEach(each -> say("attributes", each));
        pending.clear();
        if (bar.attribute("left").matches("rptstart|rptboth")) {
            say("barline", mark("repeat", Map.of("direction", "forward")));
        }
        ties(bar);
        tempos(bar);
        List<Element> layers = bar.all("staff").stream()
                .filter(each -> each.attribute("n").equals(staff))
                .flatMap(each -> each.all("layer").stream())
                .toList();
        for (int i = 0; i < layers.size(); i++) {
            long length = events(layers.get(i), i + 1, 1, 1, 0);
            if (i < layers.size() - 1) {
                say("backup", leaf("duration", length));
            }
        }
        if (bar.attribute("right").matches("rptend|rptboth")) {
            say("barline", mark("repeat", Map.of("direction", "backward", "times", "2")));
        }
        return new Element("measure", bar.attributes(), List.copyOf(said), "", line);
    }

    private void ties(Element bar) {
        tieStarts.clear();
        for (Element tie : bar.all("tie")) {
            tieStarts.add(tie.attribute("startid"));
            tieEnds.add(tie.attribute("endid"));
        }
    }

    private void tempos(Element bar) throws NotationException {
        for (Element tempo : bar.all("tempo")) {
            line = tempo.line();
            Optional<BigDecimal> bpm = bpm(tempo);
            if (bpm.isPresent()) {
                BigDecimal beats = tempo.attribute("tstamp").isEmpty()
                        ? BigDecimal.ZERO
                        : tempo.numberIn(tempo.attribute("tstamp"))
                                .subtract(BigDecimal.ONE)
                                .max(BigDecimal.ZERO);
                long at = beats.multiply(BigDecimal.valueOf(metre.unit().value()))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
                say("forward", leaf("duration", at));
                said.add(mark("sound", Map.of("tempo", bpm.get().toPlainString())));
                say("backup", leaf("duration", at));
            }
        }
    }

    private static Optional<BigDecimal> bpm(Element tempo) throws NotationException {
        if (!tempo.attribute("midi.mspb").isEmpty()) {
            BigDecimal micros = tempo.numberIn(tempo.attribute("midi.mspb"));
            return micros.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(60_000_000).divide(micros, 12, RoundingMode.HALF_UP));
        }
        return tempo.attribute("midi.bpm").isEmpty()
                ? Optional.empty()
                : Optional.of(tempo.numberIn(tempo.attribute("midi.bpm")));
    }

    /** @return ticks from the start to the end of what is in the element */
    private long events(Element parent, int voice, long normal, long actual, int depth) throws NotationException {
        if (depth > DEEPEST) {
            throw new NotationException(
                    "line " + line + ": more than " + DEEPEST + " beams and tuplets inside each other");
        }
        long length = 0;
        for (Element event : parent.children()) {
            line = event.line();
            switch (event.name()) {
                case "beam", "bTrem", "fTrem", "graceGrp" -> length += events(event, voice, normal, actual, depth + 1);
                case "tuplet" -> {
                    long num = count(event, "num");
                    long base = count(event, "numbase");
                    length += events(event, voice, normal * base, actual * num, depth + 1);
                }
                case "note" -> length += chord(event, List.of(event), voice, normal, actual);
                case "chord" -> length += chord(event, event.all("note"), voice, normal, actual);
                case "rest", "space" -> length += rest(MeiNote.duration(event, normal, actual), voice);
                case "mRest", "mSpace" -> length += rest(metre.barLength().value(), voice);
                case "keySig" -> say("attributes", key(event));
                case "meterSig" -> say("attributes", time(event.attribute("count"), event.attribute("unit")));
                default -> {}
            }
        }
        return length;
    }

    private static long count(Element tuplet, String name) throws NotationException {
        long number = tuplet.numberIn(tuplet.attribute(name)).longValue();
        if (number < 1 || number > 1000) {
            throw new NotationException("line " + tuplet.line() + ": found a tuplet with " + name + " " + number);
        }
        return number;
    }

    private long chord(Element timed, List<Element> notes, int voice, long normal, long actual)
            throws NotationException {
        boolean grace = !timed.attribute("grace").isEmpty();
        long duration = grace ? 0 : MeiNote.duration(timed, normal, actual);
        boolean first = true;
        for (Element note : notes) {
            List<Element> parts = new ArrayList<>();
            if (grace) {
                parts.add(mark("grace", Map.of()));
            }
            if (!first) {
                parts.add(mark("chord", Map.of()));
            }
            parts.add(MeiNote.pitch(note));
            parts.add(leaf("duration", duration));
            parts.add(leaf("voice", voice));
            tied(timed, note, parts);
            if (first) {
                parts.addAll(MeiNote.words(timed));
            }
            say("note", parts);
            first = false;
        }
        return duration;
    }

    private void tied(Element timed, Element note, List<Element> parts) {
        String tie = note.attribute("tie") + timed.attribute("tie");
        String id = note.attribute("id");
        boolean from = tie.matches(".*[mt].*") || !id.isEmpty() && tieEnds.contains("#" + id);
        if (from) {
            parts.add(mark("tie", Map.of("type", "stop")));
        } else {
            String claim = note.attribute("resp").strip();
            claims.add(claim.isEmpty() ? List.of() : List.of(claim.split("\\s+")));
        }
        if (tie.matches(".*[im].*") || !id.isEmpty() && tieStarts.contains("#" + id)) {
            parts.add(mark("tie", Map.of("type", "start")));
        }
    }

    private long rest(long duration, int voice) {
        say("note", List.of(mark("rest", Map.of()), leaf("duration", duration), leaf("voice", voice)));
        return duration;
    }

    private Element key(Element sign) throws NotationException {
        String mode = sign.attribute("mode").isEmpty() ? sign.attribute("label") : sign.attribute("mode");
        return key(sign, sign.attribute("sig"), mode);
    }

    private Element key(Element at, String signature, String mode) throws NotationException {
        if (!signature.matches("0|[1-7][sf]")) {
            throw new NotationException("line " + at.line() + ": found the key signature \"" + Element.brief(signature)
                    + "\", expected 0 or such as 2s or 3f");
        }
        int count = signature.charAt(0) - '0';
        List<Element> parts = new ArrayList<>(List.of(leaf("fifths", signature.endsWith("f") ? -count : count)));
        if (!mode.isEmpty()) {
            parts.add(text("mode", mode));
        }
        return new Element("key", Map.of(), parts, "", line);
    }

    private Element time(String count, String unit) throws NotationException {
        try {
            metre = Metre.parse(count + "/" + unit);
        } catch (IllegalArgumentException e) {
            throw new NotationException("line " + line + ": " + e.getMessage(), e);
        }
        return new Element("time", Map.of(), List.of(text("beats", count), text("beat-type", unit)), "", line);
    }

    private void say(String name, Element child) {
        say(name, List.of(child));
    }

    private void say(String name, List<Element> children) {
        said.add(new Element(name, Map.of(), children, "", line));
    }

    private Element mark(String name, Map<String, String> attributes) {
        return new Element(name, attributes, List.of(), "", line);
    }

    private Element text(String name, String content) {
        return new Element(name, Map.of(), List.of(), content, line);
    }

    private Element leaf(String name, long number) {
        return text(name, String.valueOf(number));
    }
}
