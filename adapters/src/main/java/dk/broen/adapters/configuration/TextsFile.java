package dk.broen.adapters.configuration;

import static java.util.Map.entry;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.PointerFilter;
import dk.broen.mappings.notice.PointerText;
import dk.broen.mappings.notice.TextPreview;
import dk.broen.mappings.notice.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks and reads {@code texts/da.yaml}: each text uses only placeholders that it can fill and all that it needs, and a pointer reveals
 * nothing.
 */
final class TextsFile {
    private static final String LINE = "line.";
    private static final Set<String> REFERENCE = Set.of("reference");
    private static final Set<String> ALONE = Set.of("reference", "inbox");
    private static final Set<String> SINCE = Set.of("since");
    private static final Set<String> CONTACT = Set.of("name", "title", "phone", "hours");
    private static final Set<String> ASK_ABOUT = Set.of("functions", "reference");
    private static final Set<String> WARD_MAIL = Set.of("answer", "citizen", "visit", "reference");
    private static final MunicipalityCode NONE = new MunicipalityCode("0000");
    private static final Pattern STRAY = Pattern.compile("\\{(?![a-z_]+})|(?<!\\{[a-z_]{1,40})}");
    /** The allowed placeholders by the beginning of the key; the longest beginning that matches decides. */
    private static final Map<String, Set<String>> PLACEHOLDERS = Map.ofEntries(
        entry("", Set.of()),
        entry("ward.coordinator", CONTACT),
        entry("ward.no_coordinator", CONTACT),
        entry("ward.ask_about", ASK_ABOUT),
        entry("ward.in_writing", Set.of("title")),
        entry("ward_mail.subject", REFERENCE),
        entry("ward_mail.pointer", REFERENCE),
        entry("ward_mail.question_pointer", REFERENCE),
        entry("ward_mail.body", WARD_MAIL),
        entry("sms.pointer", REFERENCE),
        entry("mail.subject", REFERENCE),
        entry("mail.pointer", REFERENCE),
        entry("mail.body", Set.of("unit", "message", "citizen", "details", "reference")),
        entry("digest.subject", REFERENCE),
        entry("digest.pointer", Set.of("references")),
        entry("digest.body", Set.of("count", "messages")),
        entry("digest.heading", Set.of("number", "count", "reference")),
        entry("calendar.summary", REFERENCE),
        entry("hospital_contact", Set.of("name", "phone")),
        entry("takes_back.", Set.of("time")),
        entry("takes_back.DISCHARGE_PLANNED", Set.of("expected")),
        entry("now.ADMITTED", SINCE),
        entry("now.ON_LEAVE", SINCE));
    /** The placeholders that a text must contain, besides the only placeholder of a text. */
    private static final Map<String, Set<String>> REQUIRED = Map.of("mail.body", Set.of("message", "citizen", "details", "reference"),
        "ward.ask_about", ASK_ABOUT, "ward_mail.body", WARD_MAIL, "digest.body", Set.of("messages"), "digest.heading", REFERENCE);

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
        checkStepActions(document, functions, findings);
        checkCalendar(document, findings);
        Stream.of(document.at("sms").at("pointer"), document.at("mail").at("subject"), document.at("mail").at("pointer"),
            document.at("digest").at("subject"),
            document.at("ward_mail").at("subject"), document.at("ward_mail").at("pointer"), document.at("ward_mail").at("question_pointer"),
            document.at("line").at("inbox"))
            .forEach(text -> checkPointer(text, findings));
    }

    static void checkStepActions(YamlDocument document, KnownNames functions, Findings findings) {
        document.at("step").entries().stream().flatMap(course -> course.entries().stream())
            .forEach(step -> step.at("action").entries().stream().filter(action -> !action.key().equals("otherwise"))
                .forEach(action -> functions.requireKey(action, findings)));
    }

    /** Others read a calendar, too: what is blocked in a pointer is blocked here. */
    static void checkCalendar(YamlDocument document, Findings findings) {
        Stream.of(document.at("calendar").at("summary"), document.at("calendar").at("description"))
            .forEach(text -> checkPointer(text, findings));
    }

    static void checkPlaceholders(String key, YamlEntry entry, Findings findings) {
        Set<String> allowed = allowed(key);
        Set<String> found = Texts.placeholders(entry.text());
        boolean stray = STRAY.matcher(entry.text()).find();
        if (stray) {
            findings.add(entry, "has a brace that is not part of a {placeholder}; a placeholder is small letters and _");
        }
        found.stream().filter(name -> !allowed.contains(name)).forEach(name -> findings.add(entry, "unknown placeholder {" + name + "}"
            + (allowed.isEmpty() ? "; this text has no placeholders" : Suggestion.hint(name, allowed))));
        if (!stray && allowed.containsAll(found)) {
            required(key, allowed).stream().filter(name -> !found.contains(name)).sorted()
                .forEach(name -> findings.add(entry, "must hold {" + name + "}"));
        }
    }

    private static Set<String> required(String key, Set<String> allowed) {
        return REQUIRED.getOrDefault(key, allowed.size() == 1 ? allowed : Set.of());
    }

    private static Set<String> allowed(String key) {
        if (key.startsWith(LINE)) {
            return Set.of(key.substring(LINE.length()));
        }
        return PLACEHOLDERS.entrySet().stream().filter(allowed -> key.startsWith(allowed.getKey()))
            .max(Comparator.comparingInt(allowed -> allowed.getKey().length())).orElseThrow().getValue();
    }

    /** A pointer that the filter would block at sending is an error here (domain.md §7). */
    private static void checkPointer(YamlEntry pointer, Findings findings) {
        pointer.optional().filter(text -> ALONE.containsAll(Texts.placeholders(text))).ifPresent(text -> {
            if (!PointerFilter.saysNothing(text.replace("{reference}", " ").replace("{inbox}", " "))) {
                findings.add(pointer, "holds a word or a number that a pointer must not hold; see danish-standards.md §5.4");
            }
            if (pointer.path().startsWith("sms.")) {
                checkLength(pointer, text, findings);
            }
        });
    }

    private static void checkLength(YamlEntry pointer, String text, Findings findings) {
        try {
            new PointerText(new Texts(Map.of(pointer.path(), text)));
        } catch (IllegalArgumentException invalid) {
            findings.add(pointer, String.valueOf(invalid.getMessage()).replace(pointer.path() + " ", ""));
        }
    }

    /** The keys of all texts. */
    Set<String> keys() {
        return textsIn(document.root()).keySet();
    }

    static Map<String, YamlEntry> textsIn(YamlEntry root) {
        return texts(root, new HashMap<>());
    }

    /** @param own the texts of municipalities that replace these */
    Texts texts(List<OwnTexts> own) {
        return new Texts(textsIn(document.root()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().text())),
            own.stream()
                .collect(Collectors.toMap(OwnTexts::municipality, OwnTexts::texts)));
    }

    /**
     * Renders every text with sample data, also in the words of each municipality, and runs the pointer filter over it: what would be blocked at
     * sending is an error here (domain.md §7).
     */
    void checkRendered(Set<UnitFunction> functions, Findings findings, List<YamlDocument> own) {
        TextPreview preview = new TextPreview(texts(own.stream().map(OwnTexts::new).toList()));
        rendered(document.at("mail"), findings, () -> Stream.concat(preview.pointers().stream(), preview.toWards().stream()));
        rendered(document.at("mail"), findings,
            () -> functions.stream().flatMap(function -> preview.of(function, function.code(), NONE).stream()));
        own.forEach(file -> rendered(file.root(), findings, () -> functions.stream()
            .flatMap(function -> preview.of(function, function.code(), new OwnTexts(file).municipality()).stream())));
    }

    private void rendered(YamlEntry place, Findings findings, Supplier<Stream<TextPreview.Page>> pages) {
        try {
            pages.get().filter(page -> page.blocked().isPresent()).findFirst()
                .ifPresent(page -> findings.add(placeOf(page), "the pointer filter would block it (" + page.blocked().get() + ") in "
                    + page.matter()));
        } catch (IllegalArgumentException | IllegalStateException broken) {
            findings.add(place, "cannot be written: " + broken.getMessage());
        }
    }

    private YamlEntry placeOf(TextPreview.Page page) {
        return switch (page.matter()) {
            case "SMS" -> document.at("sms").at("pointer");
            case "MAIL_POINTER" -> document.at("mail").at("pointer");
            case "DIGEST" -> document.at("digest").at("subject");
            case "DIGEST_POINTER" -> document.at("digest").at("pointer");
            case "WARD_POINTER" -> document.at("ward_mail").at("pointer");
            case "WARD_QUESTION_POINTER" -> document.at("ward_mail").at("question_pointer");
            default -> page.function().isPresent() ? document.at("mail").at("subject") : document.at("ward_mail").at("subject");
        };
    }

    private static Map<String, YamlEntry> texts(YamlEntry entry, Map<String, YamlEntry> found) {
        if (entry.node().isTextual()) {
            found.put(entry.path(), entry);
        }
        entry.entries().forEach(child -> texts(child, found));
        return found;
    }
}
