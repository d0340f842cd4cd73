package dk.broen.hub.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person typed into one form of a page, and what is wrong in it. The page shows it again, each fault at its field.
 *
 * @param form the name of the form on its page
 * @param values by field
 * @param faults the names of {@link FormFault} by field, in the order of the form
 */
public record Typed(String form, Map<String, List<String>> values, Map<String, String> faults) {
    /** Nobody has typed anything yet. */
    static final Typed NOTHING = new Typed("", Map.of(), Map.of());

    public Typed {
        values = Map.copyOf(values);
        faults = new LinkedHashMap<>(faults);
    }

    public boolean isWrong() {
        return !faults.isEmpty();
    }

    /** Whether this form was sent. */
    public boolean is(String name) {
        return form.equals(name);
    }

    /** What a field holds: what was typed if this form was sent, else what the page offers. */
    public String value(String name, String field, String offered) {
        return is(name) ? values.getOrDefault(field, List.of("")).get(0) : offered;
    }

    /** Whether a choice is marked: as it was sent, else as the page offers it. */
    public boolean chose(String name, String field, String choice, boolean offered) {
        return is(name) ? values.getOrDefault(field, List.of()).contains(choice) : offered;
    }

    /** The end of the key of the words, {@code fault.…}; empty if nothing is wrong. */
    public String fault(String name, String field) {
        return is(name) ? faults.getOrDefault(field, "") : "";
    }

    @Override
    public String toString() {
        return "Typed[" + form + "]";
    }
}
