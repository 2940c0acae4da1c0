package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785, as far as our documents go. */
class CanonicalJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static String canonical(String document) throws Exception {
        return new String(CanonicalJson.of(JSON.readTree(document)), StandardCharsets.UTF_8);
    }

    @Test
    void spacesGoAndMembersAscend() throws Exception {
        assertThat(canonical("{ \"b\": [ 1, -2, true, null, {} , [] ], \"a\": { \"d\": \"x\", \"c\": 0 } }"))
                .isEqualTo("{\"a\":{\"c\":0,\"d\":\"x\"},\"b\":[1,-2,true,null,{},[]]}");
    }

    /** Section 3.2.3: in UTF-16, so that what needs surrogates stands before what comes after them. */
    @Test
    void namesAreSortedAsInTheSpecification() throws Exception {
        String sorted = canonical("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                + "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\","
                + "\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");

        assertThat(sorted)
                .containsSubsequence(
                        "Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew Letter");
    }

    /** Section 3.2.2.2. */
    @Test
    void onlyWhatMustBeEscapedIs() throws Exception {
        assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"]"))
                .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e30", "9007199254740992", "\"\\ud800\""})
    void whatProgramsWriteDifferentlyIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> canonical("[" + value + "]"));
    }
}
