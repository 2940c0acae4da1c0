package dev.stemma.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.session.CopyRate;
import org.junit.jupiter.api.Test;

class CardTest {
    private static final String TRAINED = """
            # A model

            ## How well it predicts

            | a | b |

            ## Limits

            - One line.
            """;
    private static final String COPY = CopyRate.HEADING + "\n\ncopies\n";
    private static final String TRADITIONS = TraditionFigures.HEADING + "\n\ntraditions\n";

    @Test
    void measuredSectionsStandBeforeTheLimitsInAFixedOrder() {
        String card = Card.withSection(Card.withSection(TRAINED, COPY), TRADITIONS);

        assertThat(card)
                .isEqualTo(Card.withSection(Card.withSection(TRAINED, TRADITIONS), COPY))
                .containsSubsequence("## How well it predicts", "copies", "traditions", "## Limits", "- One line.");
        assertThat(card.replace(COPY + "\n", "").replace(TRADITIONS + "\n", "")).isEqualTo(TRAINED);
    }

    @Test
    void aSectionReplacesTheOneWithItsHeading() {
        String card = Card.withSection(Card.withSection(TRAINED, COPY), TRADITIONS);

        assertThat(Card.withSection(card, COPY)).isEqualTo(card);
        assertThat(Card.withSection(card, TRADITIONS)).isEqualTo(card);
        assertThat(Card.withSection(card, COPY.replace("copies", "fewer"))).isEqualTo(card.replace("copies", "fewer"));
    }

    @Test
    void aCardWithoutLimitsEndsWithTheSection() {
        assertThat(Card.withSection("# A model\n", COPY)).isEqualTo("# A model\n\n" + COPY);
    }
}
