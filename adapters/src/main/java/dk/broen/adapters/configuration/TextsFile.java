package dk.broen.adapters.configuration;

import dk.broen.mappings.notice.PointerText;
import dk.broen.mappings.notice.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks and reads {@code texts/da.yaml}: each text uses only placeholders that it can fill, and a pointer holds no citizen data. */
final class TextsFile {
    private static final String LINE = "line.";
    private static final Set<String> REFERENCE = Set.of("reference");
    private static final Set<String> CONTACT = Set.of("name", "title", "phone", "hours");
    private static final Pattern STRAY = Pattern.compile("\\{(?![a-z_]+})|(?<!\\{[a-z_]{1,40})}");
    /** The allowed placeholders by the beginning of the key; the longest beginning that matches decides. */
    private static final Map<String, Set<String>> PLACEHOLDERS = Map.of(
        "", Set.of(),
        "ward.coordinator", CONTACT,
        "ward.no_coordinator", CONTACT,
        "sms.pointer", REFERENCE,
        "mail.subject", REFERENCE,
        "mail.pointer", REFERENCE,
        "mail.body", Set.of("unit", "event", "citizen", "details", "reference"),
        "hospital_contact", Set.of("name", "phone"));

    private final YamlDocument document;

    TextsFile(YamlDocument document) {
        this.document = document;
    }

    void check(KnownNames functions, Findings findings) {
        texts(document.root(), new HashMap<>()).forEach((key, entry) -> checkPlaceholders(key, entry, findings));
        document.at("action").entries().forEach(action -> functions.requireKey(action, findings));
        Set<String> missing = new TreeSet<>(functions.known());
        missing.removeAll(KnownNames.keysOf(document.at("action")).known());
        if (document.readable()) {
            missing
                .forEach(function -> findings.add(document.at("action"), "\"" + function + "\" of " + functions.where() + " is missing"));
        }
        checkPointer(document.at("sms").at("pointer"), findings);
    }

    private static void checkPlaceholders(String key, YamlEntry entry, Findings findings) {
        Set<String> allowed = allowed(key);
        if (STRAY.matcher(entry.text()).find()) {
            findings.add(entry, "has a brace that is not part of a {placeholder}; a placeholder is small letters and _");
        }
        for (String found : Texts.placeholders(entry.text())) {
            if (!allowed.contains(found)) {
                String hint = allowed.isEmpty() ? "; this text has no placeholders" : Suggestion.hint(found, allowed);
                findings.add(entry, "unknown placeholder {" + found + "}" + hint);
            }
        }
    }

    private static Set<String> allowed(String key) {
        if (key.startsWith(LINE)) {
            return Set.of(key.substring(LINE.length()));
        }
        return PLACEHOLDERS.entrySet().stream().filter(allowed -> key.startsWith(allowed.getKey()))
            .max(Comparator.comparingInt(allowed -> allowed.getKey().length())).orElseThrow().getValue();
    }

    private static void checkPointer(YamlEntry pointer, Findings findings) {
        pointer.optional().filter(text -> REFERENCE.containsAll(Texts.placeholders(text))).ifPresent(text -> {
            try {
                new PointerText(new Texts(Map.of(pointer.path(), text)));
            } catch (IllegalArgumentException invalid) {
                findings.add(pointer, String.valueOf(invalid.getMessage()).replace(pointer.path() + " ", ""));
            }
        });
    }

    Texts texts() {
        return new Texts(texts(document.root(), new HashMap<>()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().text())));
    }

    private static Map<String, YamlEntry> texts(YamlEntry entry, Map<String, YamlEntry> found) {
        if (entry.node().isTextual()) {
            found.put(entry.path(), entry);
        }
        entry.entries().forEach(child -> texts(child, found));
        return found;
    }
}
