package dk.broen.mappings.notice;

import dk.broen.domain.terms.MunicipalityCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The last check of a pointer before it leaves (danish-standards.md §5.4). No word may be on the list of forbidden words. A word that is
 * not in the template may not contain a value of the notice. A blocked text is never sent; the caller raises an alarm. The reference is not
 * checked here, but when it is created: a random reference can match a value or a forbidden word by coincidence, and its notice would be
 * blocked at every attempt.
 */
public final class PointerFilter {
    /** The result. A blocked result does not contain the text. */
    public sealed interface Answer {
        record Clean(String text) implements Answer {}

        /** @param code {@code DIGITS}, {@code FORBIDDEN_WORD} or {@code VALUE_OF_THE_NOTICE} */
        record Blocked(String code) implements Answer {}
    }

    /** Six digits can be a date of birth and ten a CPR number, also with separators between the digits. */
    private static final Pattern DIGITS = Pattern.compile("(\\d[-./ ]?){5}\\d");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_PART = 4;

    private static final List<String> FORBIDDEN = forbiddenWords();

    private final Set<String> templateWords;
    /** Where a municipality has written texts itself: the words of its calendar entries, too. */
    private final Map<MunicipalityCode, Set<String>> ownTemplateWords;
    private final Sentences sentences;

    public PointerFilter(Texts texts) {
        sentences = new Sentences(texts);
        templateWords = templateWords(texts);
        ownTemplateWords = texts.own().keySet().stream()
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> templateWords(texts.in(code))));
    }

    private static Set<String> templateWords(Texts texts) {
        Sentences sentences = new Sentences(texts);
        return Stream.concat(
            Stream.of("sms.pointer", "mail.pointer", "mail.subject", "digest.pointer", "digest.subject").map(sentences::required),
            Stream.of("calendar.summary", "calendar.description").flatMap(key -> texts.text(key).stream()))
            .flatMap(template -> words(template.replaceAll("\\{references?}", " ")).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a random reference contains neither a long number nor a forbidden word by coincidence, so that a pointer may contain it. */
    public static boolean saysNothing(String reference) {
        return !DIGITS.matcher(reference).find() && !forbidden(reference.toLowerCase(Locale.ROOT));
    }

    /** Whether a pointer may contain the name of a host. A number in it is an address of the network. */
    public static boolean namesNothing(String host) {
        return !forbidden(host.toLowerCase(Locale.ROOT));
    }

    /** @param pointer an SMS, a pointer mail, or a subject */
    public Answer check(String pointer, NoticeFacts facts) {
        String text = pointer.replace(facts.reference(), " ");
        if (DIGITS.matcher(text).find()) {
            return new Answer.Blocked("DIGITS");
        }
        Set<String> words = words(text);
        if (words.stream().anyMatch(PointerFilter::forbidden)) {
            return new Answer.Blocked("FORBIDDEN_WORD");
        }
        words.removeAll(ownTemplateWords.getOrDefault(facts.content().municipality(), templateWords));
        Set<String> values = new NoticeValues(sentences).of(facts).flatMap(value -> words(value).stream())
            .collect(Collectors.toUnmodifiableSet());
        boolean reveals = words.stream().anyMatch(word -> values.stream().anyMatch(value -> reveals(word, value)));
        return reveals ? new Answer.Blocked("VALUE_OF_THE_NOTICE") : new Answer.Clean(pointer);
    }

    private static boolean forbidden(String word) {
        return FORBIDDEN.stream().anyMatch(word::contains);
    }

    private static boolean reveals(String word, String value) {
        return word.equals(value) || value.length() >= SHORTEST_PART && word.contains(value);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(SEPARATORS.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> forbiddenWords() {
        try (InputStream list = PointerFilter.class.getResourceAsStream("pointer-forbidden-words.txt")) {
            if (list == null) {
                throw new IllegalStateException("pointer-forbidden-words.txt is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
