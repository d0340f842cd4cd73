package dk.broen.hub.inbox;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of one form, and keeps what is wrong in each. Only the first fault of a field counts. */
final class FormFields {
    private static final int LONGEST = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Pattern FIELD = Pattern.compile("[^:]*?(\\w+): .*", Pattern.DOTALL);
    private static final String BECAUSE = "because";

    private final String form;
    private final Map<String, List<String>> values;
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** @param form the name of the form on its page */
    FormFields(String form, Map<String, List<String>> values) {
        this.form = form;
        this.values = values;
    }

    boolean areRight() {
        return faults.isEmpty();
    }

    Typed typed() {
        return new Typed(form, values, faults);
    }

    void fault(String field, FormFault fault) {
        faults.putIfAbsent(field, fault.name());
    }

    /** The text of a field; empty text and a fault if there is none. */
    String required(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            fault(field, FormFault.MISSING);
        }
        return text;
    }

    Optional<String> optional(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    private String text(String field) {
        String text = values.getOrDefault(field, List.of("")).get(0).strip();
        if (text.length() > LONGEST) {
            fault(field, FormFault.TOO_LONG);
        }
        return text;
    }

    /** What a hidden field holds, as the page had put it there. */
    String sent(String field) {
        return values.getOrDefault(field, List.of("")).get(0);
    }

    boolean isMarked(String field) {
        return optional(field).isPresent();
    }

    /** The day of a field; empty and a fault if there is none. */
    Optional<LocalDate> requiredDay(String field) {
        required(field);
        return day(field);
    }

    Optional<LocalDate> day(String field) {
        try {
            Optional<LocalDate> day = optional(field).map(LocalDate::parse);
            if (day.filter(typed -> typed.getYear() < FIRST_YEAR || typed.getYear() > LAST_YEAR).isPresent()) {
                fault(field, FormFault.NOT_A_DAY);
                return Optional.empty();
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            fault(field, FormFault.NOT_A_DAY);
            return Optional.empty();
        }
    }

    /** The last day of a period that begins on the other day. */
    Optional<LocalDate> dayAfter(String field, Optional<LocalDate> from) {
        Optional<LocalDate> day = day(field);
        if (day.isPresent() && from.filter(day.get()::isBefore).isPresent()) {
            fault(field, FormFault.ENDS_BEFORE);
        }
        return day;
    }

    /** What is chosen of what the page offers. */
    List<String> chosen(String field, Collection<String> offered) {
        List<String> chosen = values.getOrDefault(field, List.of());
        if (chosen.isEmpty() || chosen.equals(List.of(""))) {
            fault(field, FormFault.NOTHING_CHOSEN);
        } else if (!offered.containsAll(chosen)) {
            fault(field, FormFault.NOT_OFFERED);
        }
        return chosen;
    }

    /** What is marked of what the page offers; it can be nothing. */
    List<String> marked(String field, Collection<String> offered) {
        return values.containsKey(field) ? chosen(field, offered) : List.of();
    }

    /** The one that is chosen of what the page offers; empty text and a fault if there is none. */
    String one(String field, Collection<String> offered) {
        List<String> chosen = chosen(field, offered);
        return chosen.isEmpty() ? "" : chosen.get(0);
    }

    /**
     * @param refusals of a facts document, each with its place; one whose field the form does not show stands at the reason
     * @param hidden fields of the form that nobody sees
     */
    void refused(List<String> refusals, Set<String> hidden) {
        for (String refusal : refusals) {
            Matcher field = FIELD.matcher(refusal);
            boolean shown = field.matches() && values.containsKey(field.group(1)) && !hidden.contains(field.group(1));
            fault(shown ? field.group(1) : BECAUSE, FormFault.REFUSED);
        }
    }
}
