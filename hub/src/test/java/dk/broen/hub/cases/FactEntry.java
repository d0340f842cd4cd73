package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One entry of the citizen's part of a facts document.
 *
 * @param kind the list that it is in, for example {@code services}
 */
record FactEntry(String kind, JsonNode document) {
    static final String CONSENTS = "consents";
    private static final String OVERRIDES = "overrides";
    /** The lists of a facts document, in the order in which the hub answers with the ids of what it recorded. */
    private static final List<String> KINDS =
        List.of("residences", "appointments", "services", CONSENTS, "agreements", OVERRIDES, "psp_cases", "stay_ends");

    static List<FactEntry> of(JsonNode citizen) {
        List<FactEntry> entries = new ArrayList<>();
        KINDS.forEach(kind -> citizen.path(kind).forEach(document -> entries.add(new FactEntry(kind, document))));
        return entries;
    }

    /** The field that says when it was withdrawn, for a consent or an override; empty for a fact that is ended instead. */
    Optional<String> withdrawal() {
        return kind.equals(CONSENTS) ? Optional.of("withdrawn_at") : kind.equals(OVERRIDES) ? Optional.of("revoked_at") : Optional.empty();
    }

    /** Whether this entry has all fields of the other one. */
    boolean isSelectedBy(FactEntry fields) {
        return kind.equals(fields.kind) && StreamSupport.stream(((Iterable<String>) fields.document::fieldNames).spliterator(), false)
            .allMatch(name -> fields.document.get(name).equals(document.get(name)));
    }
}
