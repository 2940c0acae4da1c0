package dev.stemma.studio.cli;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.TracedNote;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A piece that two people make with a model as people do: by the command line, in eight files, the last of which is given. */
final class WorkedPiece {
    private final Machine machine;

    WorkedPiece(Machine machine) {
        this.machine = machine;
    }

    byte[] make() throws Exception {
        machine.run("key", "new", "ann");
        machine.run("key", "new", "bo");
        run("compose --seed 7 --bars 8 --tradition british-isles --key D --metre 4/4 --count 4 --out tunes/ --as ann");
        run("choose tunes/melody-8.mid --out tune.mid --as ann");
        List<JournalNote> notes = notes("tune.mid");
        JournalNote fifth = notes.get(4);
        edit(
                "tune.mid",
                "ann",
                setPitch(notes.get(0), 74),
                setPitch(notes.get(1), 76),
                "{\"op\":\"remove\",\"note\":\"" + fifth.name() + "\"}",
                add(fifth, 8, 71),
                "{\"op\":\"lock\",\"bars\":\"1\"}",
                "{\"op\":\"annotate\",\"text\":\"brighter\"}");
        run("fill tune.mid --bars 5-6 --seed 11 --count 2 --out filled.mid --as ann");
        edit(
                "filled-2.mid",
                "bo",
                setPitch(notes("filled-2.mid").get(6), 69),
                "{\"op\":\"unlock\",\"bars\":\"1\"}",
                "{\"op\":\"transpose\",\"semitones\":2}");
        run("fill filled-2.mid --bars 7-8 --seed 11 --count 3 --out new.mid --as ann");
        List<JournalNote> last = notes("new-3.mid");
        edit(
                "new-3.mid",
                "bo",
                "{\"op\":\"remove\",\"note\":\"" + last.get(5).name() + "\"}",
                add(last.get(5), 2, 67),
                setPitch(last.get(2), 78));
        return machine.read("new-3.mid");
    }

    private void run(String words) {
        machine.run((Object[]) words.split(" ")).done();
    }

    private void edit(String file, String name, String... operations) throws Exception {
        machine.write("ops.json", "[" + String.join(",", operations) + "]");
        run("edit " + file + " --ops ops.json --as " + name);
    }

    private static String setPitch(JournalNote note, int pitch) {
        return "{\"op\":\"set-pitch\",\"note\":\"" + note.name() + "\",\"pitch\":" + pitch + "}";
    }

    /** A note where another was, shorter than that. */
    private static String add(JournalNote place, int parts, int pitch) {
        return "{\"op\":\"add\",\"onset\":\"" + quarters(place.onset(), 1) + "\",\"duration\":\""
                + quarters(place.duration(), parts) + "\",\"pitch\":" + pitch + "}";
    }

    private static String quarters(long units, int parts) {
        return units / parts + "/" + ScoreFrame.UNITS_PER_QUARTER;
    }

    private List<JournalNote> notes(String file) throws Exception {
        Verdict verdict = Verifier.verify(
                ByteSource.of(machine.read(file)), Optional.empty(), TrustPolicy.none(), Clock.systemUTC());
        RecordedJournal recorded = RecordedJournal.of(verdict.manifests().orElseThrow(), JournalSegment.Rest.NONE)
                .orElseThrow();
        return recorded.journal().version(recorded.shows()).orElseThrow().notes().stream()
                .map(TracedNote::note)
                .toList();
    }
}
