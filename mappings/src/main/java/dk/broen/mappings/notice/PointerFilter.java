package dk.broen.mappings.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The last look at a pointer before it leaves (danish-standards §5.4). What people wrote into the template is judged by the list of words;
 * whatever the template did not put there must be no value of the notice. A blocked text is never sent; the caller raises an alarm. The
 * reference is looked at when it is drawn, not here: what is blocked here for chance's sake would be blocked in every attempt.
 */
public final class PointerFilter {
    /** The answer; a blocked one does not repeat the text. */
    public sealed interface Answer {
        record Clean(String text) implements Answer {}

        /** @param code {@code DIGITS}, {@code FORBIDDEN_WORD} or {@code VALUE_OF_THE_NOTICE} */
        record Blocked(String code) implements Answer {}
    }

    /** Six digits are a date of birth, ten a CPR number, whatever stands between them. */
    private static final Pattern DIGITS = Pattern.compile("(\\d[-./ ]?){5}\\d");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LEAST_PART = 4;

    private static final List<String> FORBIDDEN = forbiddenWords();

    private final Set<String> written;
    private final Sentences sentences;

    public PointerFilter(Texts texts) {
        sentences = new Sentences(texts);
        written = Stream.of("sms.pointer", "mail.pointer", "mail.subject").map(sentences::required)
            .flatMap(template -> words(template.replace("{reference}", " ")).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether chance made neither a number nor a forbidden word of a reference, so that it can stand in a pointer. */
    public static boolean saysNothing(String reference) {
        return !DIGITS.matcher(reference).find() && !forbidden(reference.toLowerCase(Locale.ROOT));
    }

    /** @param pointer an SMS, a mail that points, or a subject */
    public Answer check(String pointer, NoticeFacts facts) {
        String text = pointer.replace(facts.reference(), " ");
        if (DIGITS.matcher(text).find()) {
            return new Answer.Blocked("DIGITS");
        }
        Set<String> words = words(text);
        if (words.stream().anyMatch(PointerFilter::forbidden)) {
            return new Answer.Blocked("FORBIDDEN_WORD");
        }
        words.removeAll(written);
        Set<String> values = values(facts);
        boolean tells = words.stream().anyMatch(word -> values.stream().anyMatch(value -> tells(word, value)));
        return tells ? new Answer.Blocked("VALUE_OF_THE_NOTICE") : new Answer.Clean(pointer);
    }

    private static boolean forbidden(String word) {
        return FORBIDDEN.stream().anyMatch(word::contains);
    }

    private static boolean tells(String word, String value) {
        return word.equals(value) || value.length() >= LEAST_PART && word.contains(value);
    }

    /** All words of all values but the reference, which is made to be told. */
    private Set<String> values(NoticeFacts facts) {
        String cpr = facts.citizen().digits();
        Stream.Builder<String> values = Stream.builder();
        Stream.of(cpr, cpr.substring(0, 6), cpr.substring(6), facts.event().name(), facts.kind().name(), facts.basis().name(),
            facts.municipality().value(), facts.recipient().unit().value(), facts.recipient().name(),
            facts.recipient().function().code(), facts.recipient().title(), DanishTime.words(facts.occurredAt()),
            DanishTime.words(facts.recordedAt())).forEach(values);
        facts.planned().map(DanishTime::expected).ifPresent(values);
        facts.citizenName().ifPresent(values);
        facts.hospital().map(sentences::contact).ifPresent(values);
        facts.department().ifPresent(values);
        facts.coordinator().map(sentences::contact).ifPresent(values);
        facts.toldAlso().forEach(told -> values.add(told.unit()).add(told.function().code()).add(told.title()));
        facts.flags().forEach(flag -> values.accept(flag.name()));
        return values.build().flatMap(value -> words(value).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_LETTER.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty())
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
