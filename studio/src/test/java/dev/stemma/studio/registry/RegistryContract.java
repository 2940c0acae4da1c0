package dev.stemma.studio.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Origin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry promises, whichever database holds it. */
abstract class RegistryContract {
    private String url;
    private Registry registry;

    /** Of a database in which there is nothing yet. */
    abstract String emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = emptyDatabase();
        registry = Registry.open(url);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aPieceIsFoundAgainAfterClosing() {
        PieceRow reel = Rows.piece("The Silver Spear");
        registry.pieces().put(reel);
        registry.close();
        registry = Registry.open(url);
        assertThat(registry.pieces().find(reel.id())).contains(reel);
        assertThat(registry.pieces().find(PieceQuery.RECENT)).isEqualTo(new PieceTable.Page(1, List.of(reel)));
        assertThat(registry.pieces().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsPutAgainReplacesWhatWasThere() {
        PieceRow before = Rows.piece("Air");
        PieceRow after = new PieceRow(
                before.id(),
                "茉莉花",
                before.created(),
                before.changed().plusNanos(1_234_567),
                true,
                8,
                8,
                before.origins(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of());
        registry.pieces().put(before);
        registry.pieces().put(after);
        assertThat(registry.pieces().find(before.id())).contains(after);
        assertThat(registry.pieces().find(PieceQuery.RECENT).pieces()).isEmpty();
        assertThat(registry.library().find(Rows.searching("air")).total()).isZero();
    }

    @Test
    void aFileThatWasExaminedIsFoundByItsDigestAndCanBePutAway() {
        RecordRow record = Rows.record("a.mid", Verdict.State.INVALID);
        registry.records().put(record);
        assertThat(registry.records().find(record.file())).contains(record);
        assertThat(registry.records().archive(record.file(), true)).isTrue();
        assertThat(registry.records().find(record.file()).orElseThrow().archived())
                .isTrue();
        assertThat(registry.library().find(LibraryQuery.RECENT).rows()).isEmpty();
        assertThat(registry.records().archive(Digest.of(new byte[] {1}), true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SPEAR, The Silver Spear",
        "silver  spear, The Silver Spear",
        "spear irish, The Silver Spear",
        "o\"neill spear, The Silver Spear",
        "茉莉, 好一朵茉莉花",
        "éire, Eire",
        "EIRE, Eire",
        "ΟΔΌΣ, Οδος",
        "１００%, 100% human",
        "0% h, 100% human",
        "under_score, under_score!",
        "e!, under_score!"
    })
    void aSearchFindsWordsWhateverTheirCaseAccentsAndWidth(String search, String title) {
        Stream.of(
                        "The Silver Spear",
                        "好一朵茉莉花",
                        "Eire",
                        "Οδος",
                        "100% human",
                        "under_score!",
                        "1005 humans",
                        "underscore")
                .map(Rows::piece)
                .forEach(registry.pieces()::put);
        assertThat(registry.library().find(Rows.searching(search)).rows())
                .extracting(LibraryRow::title)
                .containsExactly(title);
        assertThat(registry.pieces()
                        .find(new PieceQuery(search, PieceQuery.Order.TITLE, false, false, 0, 9))
                        .pieces())
                .extracting(PieceRow::title)
                .containsExactly(title);
    }

    @Test
    void aSearchDoesNotReachFromOneTextIntoTheNext() {
        registry.pieces().put(Rows.piece("The Silver Spear"));
        assertThat(registry.library().find(Rows.searching("spearirish")).total())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; DROP TABLE pieces; --", "<script>", "a\u0000b", "\uD83C", "\u202Eevil", "%", "\\", "🎵"})
    void aHostileTitleIsOnlyText(String title) {
        PieceRow row = Rows.piece(title);
        registry.pieces().put(row);
        String kept = registry.pieces().find(row.id()).orElseThrow().title();
        assertThat(kept).isEqualTo(title.replace('\u0000', '\uFFFD').replaceFirst("^\uD83C$", "\uFFFD"));
        assertThat(registry.library().find(Rows.searching(title)).total()).isEqualTo(1);
    }

    @Test
    void pagesNeitherRepeatNorMissARow() {
        IntStream.range(0, 25)
                .mapToObj(i -> Rows.piece("Tune " + (char) ('a' + i)))
                .forEach(registry.pieces()::put);
        List<UUID> seen = new ArrayList<>();
        for (int offset = 0; offset < 25; offset += 10) {
            PieceTable.Page page =
                    registry.pieces().find(new PieceQuery("", PieceQuery.Order.NOTES, true, false, offset, 10));
            assertThat(page.total()).isEqualTo(25);
            page.pieces().forEach(row -> seen.add(row.id()));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void rowsAreSortedAndThoseOfWhichItIsNotKnownComeLast() {
        registry.pieces().put(Rows.piece("beta"));
        registry.pieces().put(Rows.piece("Alpha"));
        registry.records().put(Rows.record("gamma.mid", Verdict.State.TRUSTED));
        assertThat(titles(LibraryQuery.Order.TITLE, false)).containsExactly("Alpha", "beta", "gamma.mid");
        assertThat(titles(LibraryQuery.Order.TITLE, true)).containsExactly("gamma.mid", "beta", "Alpha");
        assertThat(titles(LibraryQuery.Order.VERDICT, false)).startsWith("gamma.mid");
        assertThat(titles(LibraryQuery.Order.VERDICT, true)).startsWith("gamma.mid");
        assertThat(titles(LibraryQuery.Order.MODEL, true)).endsWith("gamma.mid");
    }

    private List<String> titles(LibraryQuery.Order order, boolean descending) {
        LibraryQuery query = new LibraryQuery(
                "", Optional.empty(), Optional.empty(), Optional.empty(), false, order, descending, 0, 9);
        return registry.library().find(query).rows().stream()
                .map(LibraryRow::title)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"MODEL, pure", "PEOPLE, hand", "TOGETHER, 'changed,joint'", "IMPORTED, brought"})
    void piecesAreFoundByFromWhomTheirNotesAre(OriginMix mix, String titles) {
        registry.pieces().put(Rows.piece("pure", Map.of(Origin.MODEL, 3, Origin.RULE, 1)));
        registry.pieces().put(Rows.piece("hand", Map.of(Origin.HUMAN, 3)));
        registry.pieces().put(Rows.piece("joint", Map.of(Origin.HUMAN, 1, Origin.MODEL, 1)));
        registry.pieces().put(Rows.piece("changed", Map.of(Origin.EDITED, 1)));
        registry.pieces().put(Rows.piece("brought", Map.of(Origin.IMPORTED, 1)));
        registry.pieces().put(Rows.piece("empty", Map.of()));
        LibraryQuery query = new LibraryQuery(
                "",
                Optional.of(LibraryRow.Kind.PIECE),
                Optional.empty(),
                Optional.of(mix),
                false,
                LibraryQuery.Order.TITLE,
                false,
                0,
                9);
        assertThat(registry.library().find(query).rows())
                .extracting(LibraryRow::title)
                .containsExactly(titles.split(","));
    }

    @Test
    void filesAreFoundByVerdictAndByWhoSigned() {
        registry.pieces().put(Rows.piece("piece"));
        registry.records().put(Rows.record("good.mid", Verdict.State.TRUSTED));
        registry.records().put(Rows.record("bad.mid", Verdict.State.INVALID));
        LibraryQuery invalid = new LibraryQuery(
                "wei 45438 4b",
                Optional.empty(),
                Optional.of(Verdict.State.INVALID),
                Optional.empty(),
                false,
                LibraryQuery.Order.HAPPENED,
                true,
                0,
                9);
        LibraryTable.Page page = registry.library().find(invalid);
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.rows().get(0).title()).isEqualTo("bad.mid");
        assertThat(page.rows().get(0).record().orElseThrow().failures()).containsExactly("assertion.dataHash.mismatch");
    }

    @Test
    void aRegistryOfANewerStemmaIsRefusedAndLeftAsItIs() throws SQLException {
        registry.close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE flyway_schema_history SET version = '99'");
        }
        assertThatThrownBy(() -> Registry.open(url))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused -> assertThat(refused.hint()).contains("newer Stemma"))
                .hasMessageContaining("version 99, this one knows those up to " + Migrations.NEWEST);
    }

    @Test
    void aRegistryOfTheFirstVersionIsBroughtUpWithWhatItHolds() throws SQLException {
        RecordRow record = Rows.record("a.mid", Verdict.State.TRUSTED);
        registry.records().put(record);
        registry.close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP VIEW library");
            statement.execute("ALTER TABLE records DROP COLUMN log");
            statement.execute("CREATE VIEW library AS SELECT id FROM pieces");
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '2'");
        }

        registry = Registry.open(url);

        LibraryRow found = registry.library().find(LibraryQuery.RECENT).rows().get(0);
        assertThat(found.id()).isEqualTo(record.inLibrary().id());
        assertThat(found.record().orElseThrow().log()).isEmpty();
        registry.records().put(record);
        assertThat(registry.records().find(record.file())).contains(record);
    }

    @Test
    void manyThreadsPutAndFindAtTheSameTime() {
        IntStream.range(0, 200).parallel().forEach(i -> {
            PieceRow row = Rows.piece("Tune " + i);
            registry.pieces().put(row);
            assertThat(registry.pieces().find(row.id())).contains(row);
        });
        assertThat(registry.pieces().find(PieceQuery.RECENT).total()).isEqualTo(200);
    }

    @Test
    void whoOpensLaterWaitsOnlyAtTheFirstUse() throws Exception {
        try (Registry later = Registry.openLater(emptyDatabase())) {
            PieceRow row = Rows.piece("Air");
            later.pieces().put(row);
            assertThat(later.pieces().find(row.id())).contains(row);
        }
    }

    @Test
    void severalThatOpenANewDatabaseAtOnceAllCanUseIt() throws Exception {
        String fresh = emptyDatabase();
        List<Registry> opened =
                IntStream.range(0, 4).mapToObj(i -> Registry.openLater(fresh)).toList();
        for (int i = 0; i < opened.size(); i++) {
            opened.get(i).pieces().put(Rows.piece("Tune " + i));
        }
        assertThat(opened.get(0).pieces().find(PieceQuery.RECENT).total()).isEqualTo(4);
        opened.forEach(Registry::close);
    }
}
