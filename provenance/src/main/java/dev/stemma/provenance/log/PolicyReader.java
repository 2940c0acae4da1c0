package dev.stemma.provenance.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy file line by line (C2SP tlog-policy). Names are bytes, here one character each. */
final class PolicyReader {
    private static final int MAX_LENGTH = 4_000_000;
    private static final String NONE = "none";

    private final List<LogPolicy.Party> logs = new ArrayList<>();
    private final List<LogPolicy.Party> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Quorum> quorum = Optional.empty();
    private int groups;

    private PolicyReader() {}

    static LogPolicy read(byte[] file) {
        if (file.length > MAX_LENGTH) {
            throw new LogException("a policy has at most " + MAX_LENGTH + " bytes, found " + file.length);
        }
        PolicyReader reader = new PolicyReader();
        String[] lines = new String(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                reader.line(lines[i]);
            } catch (LogException e) {
                throw new LogException("line " + (i + 1) + " of the policy: " + e.getMessage(), e);
            }
        }
        return new LogPolicy(
                reader.logs,
                reader.witnesses,
                reader.quorum.orElseThrow(
                        () -> new LogException(
                                "the policy does not say which witnesses are enough; expected a line that begins with quorum")));
    }

    private void line(String line) {
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new LogException("a control character; lines end with a new line alone, words with spaces or tabs");
        }
        List<String> words = Arrays.stream(line.split("[ \t]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || words.get(0).startsWith("#")) {
            return;
        }
        switch (words.get(0)) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default ->
                throw new LogException("expected log, witness, group or quorum, found \"" + shown(words.get(0)) + "\"");
        }
    }

    private void log(List<String> words) {
        requireWords(words, 2, 3, "log", "KEY", "[ADDRESS]");
        VerifierKey key = key(words.get(1));
        add(
                logs,
                new LogPolicy.Party(
                        key.name(), key, words.stream().skip(2).findFirst().map(PolicyReader::text)));
    }

    private void witness(List<String> words) {
        requireWords(words, 3, 4, "witness", "NAME", "KEY", "[ADDRESS]");
        VerifierKey key = key(words.get(2));
        if (!key.type().isTimed()) {
            throw new LogException("the key " + key.name() + " does not make cosignatures, as a witness does");
        }
        add(
                witnesses,
                new LogPolicy.Party(
                        text(words.get(1)),
                        key,
                        words.stream().skip(3).findFirst().map(PolicyReader::text)));
        define(words.get(1), new Quorum.Witness(text(words.get(1)), key));
    }

    /** A word for people: as UTF-8 where it is that. */
    private static String text(String word) {
        try {
            return Exact.utf8("a word", word.getBytes(StandardCharsets.ISO_8859_1));
        } catch (LogException e) {
            return word;
        }
    }

    private static String shown(String word) {
        return Exact.shown(text(word));
    }

    private static VerifierKey key(String word) {
        return VerifierKey.parse(Exact.utf8("the key", word.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void add(List<LogPolicy.Party> parties, LogPolicy.Party party) {
        if (parties.size() == LogPolicy.MAX_PARTIES) {
            throw new LogException("a policy has at most " + LogPolicy.MAX_PARTIES + " of each kind");
        }
        for (LogPolicy.Party other : parties) {
            if (other.key().isSameKeyAs(party.key())) {
                throw new LogException("the key of " + party.key().name() + " stands in the policy already, as that of "
                        + other.key().name());
            }
        }
        parties.add(party);
    }

    private void define(String name, Quorum rule) {
        if (name.equals(NONE) || named.putIfAbsent(name, rule) != null) {
            throw new LogException("the name " + shown(name) + " is taken");
        }
    }

    private void group(List<String> words) {
        requireWords(words, 4, Integer.MAX_VALUE, "group", "NAME", "all|any|NUMBER", "MEMBER...");
        if (++groups > LogPolicy.MAX_PARTIES) {
            throw new LogException("a policy has at most " + LogPolicy.MAX_PARTIES + " of each kind");
        }
        List<String> names = words.subList(3, words.size());
        List<Quorum> rules = new ArrayList<>();
        for (String name : names) {
            rules.add(defined(name));
            if (!members.add(name)) {
                throw new LogException(shown(name) + " is a member already; each is of one group, once");
            }
        }
        define(words.get(1), new Quorum.Group(text(words.get(1)), threshold(words.get(2), rules.size()), rules));
    }

    private static int threshold(String word, int members) {
        return switch (word) {
            case "all" -> members;
            case "any" -> 1;
            default -> (int) Math.min(Exact.number("how many of the members are enough", word), Integer.MAX_VALUE);
        };
    }

    private void quorum(List<String> words) {
        requireWords(words, 2, 2, "quorum", "NAME|none");
        if (quorum.isPresent()) {
            throw new LogException("a second quorum; expected one");
        }
        quorum = Optional.of(words.get(1).equals(NONE) ? new Quorum.None() : defined(words.get(1)));
    }

    private Quorum defined(String name) {
        return Optional.ofNullable(named.get(name))
                .orElseThrow(() ->
                        new LogException("no witness or group is called " + shown(name) + " on the lines before"));
    }

    private static void requireWords(List<String> words, int least, int most, String... form) {
        if (words.size() < least || words.size() > most) {
            throw new LogException("expected \"" + String.join(" ", form) + "\"");
        }
    }
}
