package dk.broen.mappings.medcom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;

/** The provenances of a message. Each message repeats all earlier provenances and adds its own (danish-standards.md §1.2). */
final class Provenances {
    private final MessageBundle bundle;
    /** Ordered by time; the current provenance is the last. */
    private final List<Provenance> ordered;

    Provenances(MessageBundle bundle) {
        this.bundle = bundle;
        this.ordered = chain();
    }

    String activity() {
        return activity(current());
    }

    /** How often the current activity is repeated in a row, this message included. */
    int timesInARow() {
        List<String> activities = new ArrayList<>(ordered.stream().map(Provenances::activity).toList());
        Collections.reverse(activities);
        return (int) activities.stream().takeWhile(activity -> activity.equals(activity())).count();
    }

    /** When the current provenance occurred; empty if that is not stated. */
    Optional<Instant> occurred() {
        return occurred(current());
    }

    private Provenance current() {
        return ordered.get(ordered.size() - 1);
    }

    /** Orders the provenances. The current one targets this message; if none does, the latest is the current one. */
    private List<Provenance> chain() {
        List<Provenance> chain = new ArrayList<>(bundle.all(Provenance.class).toList());
        if (chain.isEmpty()) {
            throw MessageBundle.missing("Provenance");
        }
        chain.sort(Comparator.comparing((Provenance provenance) -> occurred(provenance).orElse(Instant.MIN))
            .thenComparing(provenance -> targetsThisMessage(provenance) ? 1 : 0));
        chain.stream().filter(this::targetsThisMessage).reduce((earlier, later) -> later).ifPresent(current -> {
            chain.remove(current);
            chain.add(current);
        });
        return chain;
    }

    private boolean targetsThisMessage(Provenance provenance) {
        return provenance.getTarget().stream().anyMatch(target -> bundle.leadsTo(target, bundle.header()));
    }

    private static String activity(Provenance provenance) {
        return provenance.getActivity().getCoding().stream().map(Coding::getCode).filter(Objects::nonNull).findFirst()
            .orElseThrow(() -> MessageBundle.missing("Provenance.activity"));
    }

    private static Optional<Instant> occurred(Provenance provenance) {
        return provenance.hasOccurredDateTimeType()
            ? FhirTime.read(provenance.getOccurredDateTimeType(), "Provenance.occurred")
            : Optional.empty();
    }
}
