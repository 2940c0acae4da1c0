package dev.stemma.generator.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraditionBlendTest {
    @Test
    void twoTraditionsWithShares() {
        TraditionBlend blend = TraditionBlend.parse("china:0.25,british-isles:0.75");

        assertEquals(List.of(Tradition.BRITISH_ISLES, Tradition.CHINA), blend.traditions());
        assertEquals(0.25, blend.shares().get(Tradition.CHINA));
        assertEquals(Tradition.BRITISH_ISLES, blend.main());
        assertEquals("british-isles:0.75,china:0.25", blend.toString());
    }

    @Test
    void sharesAreMadeToSumToOne() {
        assertEquals(TraditionBlend.parse("hymn:0.5,china:0.5"), TraditionBlend.parse("hymn:3, china:3"));
    }

    @Test
    void aSingleTraditionNeedsNoShare() {
        assertEquals(TraditionBlend.of(Tradition.HYMN), TraditionBlend.parse("hymn"));
        assertEquals("hymn", TraditionBlend.parse("hymn:0.2").toString());
    }

    @Test
    void whatItWritesItReadsBack() {
        TraditionBlend blend = TraditionBlend.parse("hymn:0.2,china:0.3,art-song:0.5");

        assertEquals(blend.toString(), TraditionBlend.parse(blend.toString()).toString());
    }

    @Test
    void sharesAreTenThousandthsSoThatARecordGivesThemBackExactly() {
        TraditionBlend thirds = TraditionBlend.parse("hymn:1,china:1,art-song:1");

        assertEquals("art-song:0.3334,china:0.3333,hymn:0.3333", thirds.toString());
        assertEquals(thirds, TraditionBlend.parse(thirds.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hymn,china",
                "hymn:0,china:1",
                "hymn:-1",
                "hymn:0.5:1",
                "hymn:0.5,hymn:0.5",
                "hymn:NaN",
                "Hymn",
                "a:1,b:1,c:1,d:1,e:1",
                "hymn:1,china:0.000001",
                "hymn:1,"
            })
    void whatIsNoBlendIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> TraditionBlend.parse(text))
                .getMessage();

        assertTrue(message.length() > 20, message);
    }
}
