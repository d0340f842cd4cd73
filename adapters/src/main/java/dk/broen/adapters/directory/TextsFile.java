package dk.broen.adapters.directory;

import dk.broen.mappings.notice.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code texts/da.yaml}: each text holds only the placeholders that can be filled there, and a pointer says nothing. */
final class TextsFile {
    private static final Set<String> REFERENCE = Set.of("reference");
    private static final Set<String> CONTACT = Set.of("name", "title", "phone", "hours");
    /** By key or the beginning of it; the longest that fits decides. */
    private static final Map<String, Set<String>> PLACEHOLDERS = Map.of(
        "", Set.of(),
        "ward.", CONTACT,
        "sms.pointer", REFERENCE,
        "mail.subject", REFERENCE,
        "mail.pointer", REFERENCE,
        "mail.body", Set.of("unit", "event", "citizen", "time", "details", "contact", "reference"),
        "line.coordinator", Set.of("title", "coordinator", "phone", "hours"));
    /** One SMS in the GSM 03.38 alphabet; its Danish letters are among these. */
    private static final Pattern ONE_SMS = Pattern.compile("[A-Za-z0-9 .,:;!?'\"()/+=%&*<>@_#\\-æøåÆØÅäöüÄÖÜéà]{1,160}");
    private static final String LONGEST_REFERENCE = "XXXXXXXX";

    private final YamlDocument document;

    TextsFile(YamlDocument document) {
        this.document = document;
    }

    void check(Names functions, Findings findings) {
        texts(document.root(), new HashMap<>()).forEach((key, entry) -> checkPlaceholders(key, entry, findings));
        document.at("action").entries().forEach(action -> functions.requireKey(action, findings));
        Set<String> missing = new TreeSet<>(functions.known());
        missing.removeAll(Names.keysOf(document.at("action")).known());
        if (document.readable()) {
            missing.forEach(function -> findings.add(document.at("action"), "\"" + function + "\" of " + functions.where() + " is missing"));
        }
        checkPointer(document.at("sms").at("pointer"), findings);
    }

    private static void checkPlaceholders(String key, Entry entry, Findings findings) {
        Set<String> allowed = allowed(key);
        for (String found : Texts.placeholders(entry.text())) {
            if (!allowed.contains(found)) {
                findings.add(entry, "unknown placeholder {" + found + "}" + (allowed.isEmpty() ? "; none is filled here" : Nearest.hint(found, allowed)));
            }
        }
    }

    private static Set<String> allowed(String key) {
        if (key.startsWith("line.") && !PLACEHOLDERS.containsKey(key)) {
            return Set.of(key.substring("line.".length()));
        }
        return PLACEHOLDERS.entrySet().stream().filter(allowed -> key.startsWith(allowed.getKey()))
            .max(Comparator.comparingInt(allowed -> allowed.getKey().length())).orElseThrow().getValue();
    }

    private static void checkPointer(Entry pointer, Findings findings) {
        String text = pointer.text();
        if (text.isEmpty()) {
            return;
        }
        if (!text.contains("{reference}")) {
            findings.add(pointer, "must hold {reference}");
        }
        if (!ONE_SMS.matcher(text.replace("{reference}", LONGEST_REFERENCE).replaceAll("[{}]", "")).matches()) {
            findings.add(pointer, "does not fit in one SMS of 160 letters of the GSM alphabet");
        }
    }

    Texts texts() {
        return new Texts(texts(document.root(), new HashMap<>()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().text())));
    }

    private static Map<String, Entry> texts(Entry entry, Map<String, Entry> found) {
        if (entry.node().isTextual()) {
            found.put(entry.path(), entry);
        }
        entry.entries().forEach(below -> texts(below, found));
        return found;
    }
}
