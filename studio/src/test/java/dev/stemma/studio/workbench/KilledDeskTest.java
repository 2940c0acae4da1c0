package dev.stemma.studio.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.studio.KilledProgram;
import dev.stemma.studio.registry.Registry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk is killed at random moments: every answer that it gave holds afterwards. */
class KilledDeskTest {
    private static final int KILLS = Integer.getInteger("stemma.kills", 3);
    private static final int LATEST = 3_000;

    /** Works on a piece, and says of each answer how long the journal was and what was shown. */
    static final class Script {
        public static void main(String[] words) throws Exception {
            Desk desk = desk(Path.of(words[0]), Path.of(words[1]));
            UUID piece = desk.begin("Killed", Optional.empty()).row().id();
            System.out.println("begun " + piece);
            for (int round = 0; ; round++) {
                TreeMap<String, String> wish = new TreeMap<>();
                wish.put("bars", "2");
                say(desk.ask(
                                piece,
                                new Asking(
                                        "compose",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        wish,
                                        OptionalLong.of(round),
                                        2,
                                        Optional.empty()))
                        .piece());
                OnDesk shown = desk.look(piece);
                say(desk.operate(
                        piece,
                        OptionalInt.of(shown.shown().entry()),
                        List.of(new Edit.Transpose(1), new Edit.Annotate("round " + round), new Edit.Transpose(1))));
                say(desk.operate(
                        piece,
                        OptionalInt.empty(),
                        List.of(new Edit.Add(
                                new Ticks(shown.shown().version().frame().length()),
                                Ticks.quarters(1),
                                new Pitch(60)))));
                say(desk.describe(piece, Optional.of("Round " + round), Optional.empty()));
            }
        }

        private static void say(OnDesk piece) {
            System.out.println(answer(piece));
        }
    }

    private static Desk desk(Path home, Path models) {
        String database = "jdbc:sqlite:" + home.resolveSibling(UUID.randomUUID() + ".db");
        return new Workbench(home, models, Clock.systemUTC())
                .archive()
                .desk(Registry.open(database).pieces());
    }

    private static String answer(OnDesk piece) {
        return piece.row().entries() + " " + piece.shown().entry() + " "
                + piece.shown().version().notes().size();
    }

    @Test
    void whatWasAnsweredHolds(@TempDir Path temporary) throws Exception {
        Random random = new Random(3);
        Path models = DeskTest.models();
        for (int i = 0; i < KILLS; i++) {
            Path home = temporary.resolve("home-" + i);
            List<String> said = kill(home, models, temporary.resolve("said-" + i), random.nextInt(LATEST));
            UUID piece = UUID.fromString(said.get(0).split(" ")[1]);
            try (Desk desk = desk(home, models)) {
                OnDesk now = desk.look(piece);
                int told = said.size() == 1
                        ? 1
                        : Integer.parseInt(said.get(said.size() - 1).split(" ")[0]);
                assertThat(now.row().entries()).isGreaterThanOrEqualTo(told);
                if (now.row().entries() == told && said.size() > 1) {
                    assertThat(answer(now)).isEqualTo(said.get(said.size() - 1));
                }
                assertThat(desk.recover()).isEqualTo(1);
                desk.operate(piece, OptionalInt.empty(), List.of(new Edit.Annotate("and on")));
            }
        }
    }

    private static List<String> kill(Path home, Path models, Path said, int millis) throws Exception {
        KilledProgram script = KilledProgram.start(Script.class, said, home, models);
        script.awaitLines(1);
        Thread.sleep(millis);
        return script.kill();
    }
}
