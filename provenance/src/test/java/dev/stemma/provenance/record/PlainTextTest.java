package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void ordinaryTextOfAnyLanguageStaysAsItIs() {
        for (String text : new String[] {"", "melody-42.mid", "茉莉花", "Sailor’s Hornpipe, \uD834\uDD1E", "a\u00a0b"}) {
            assertThat(PlainText.of(text)).isEqualTo(text);
        }
    }

    @Test
    void whatSteersAScreenOrBreaksTheLineIsReplaced() {
        assertThat(PlainText.of("a\u001b[31mb\nc\rd\te\u007ff\u009bg")).isEqualTo("a�[31mb�c�d�e�f�g");
        assertThat(PlainText.of("\u202edim.\u2066x\u2028y\u2029z\ufeff")).isEqualTo("�dim.�x�y�z�");
        assertThat(PlainText.of("\uD834 alone, \uDB40\uDC41 unseen")).isEqualTo("� alone, � unseen");
    }
}
