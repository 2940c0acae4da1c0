package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.Check;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages have a sentence, in both languages, for every status code that the verifier can issue or knows. */
class CheckWordsTest {
    private static String words;

    @BeforeAll
    static void readThem() throws Exception {
        words = Files.readString(Studio.root().resolve(Path.of("studio/src/main/web/src/words/checks.ts")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StatusCode", "IdentityCode"})
    void everyCodeHasASentence(String list) throws Exception {
        Set<String> codes = codes(Class.forName("dev.stemma.provenance.c2pa." + list));
        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(codes).allSatisfy(code -> assertThat(words).contains('"' + code + '"'));
    }

    @ParameterizedTest
    @EnumSource
    void everyCheckHasANameAndAQuestion(Check.Name name) {
        assertThat(words.split("\\b" + name + ": \"", -1)).as(name.toString()).hasSize(5);
    }

    @Test
    void noCodeHasTwoSentences() {
        Set<String> seen = new TreeSet<>();
        Pattern.compile("\"([a-z]\\w*(?:\\.[\\w-]+)+)\"")
                .matcher(words)
                .results()
                .map(found -> found.group(1))
                .forEach(code -> assertThat(seen.add(code)).as(code).isTrue());
    }

    /** Constants, and members of the sets that say of which kind codes are. */
    private static Set<String> codes(Class<?> list) throws IllegalAccessException {
        Set<String> codes = new TreeSet<>();
        for (Field field : list.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                Object value = field.get(null);
                if (value instanceof String code) {
                    codes.add(code);
                } else if (value instanceof Collection<?> several) {
                    several.forEach(code -> codes.add(code.toString()));
                }
            }
        }
        return codes;
    }
}
