package dk.broen.mappings.medcom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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

    /** Does this message take the earlier one away? A correction replaces it. */
    boolean removes() {
        return current().getEntity().stream().anyMatch(entity -> entity.getRole() == Provenance.ProvenanceEntityRole.REMOVAL);
    }

    /** When the current provenance occurred: when this message was sent. */
    Instant occurred() {
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
        chain.sort(Comparator.comparing((Provenance provenance) -> occurred(provenance))
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
        List<Coding> codings = provenance.getActivity().getCoding().stream().filter(coding -> coding.getCode() != null).toList();
        if (codings.isEmpty()) {
            throw MessageBundle.missing("Provenance.activity");
        }
        return codings.stream().filter(CodeSystem.ACTIVITY::has).findFirst()
            .orElseThrow(() -> CodeSystem.foreign("Provenance.activity.coding.system")).getCode();
    }

    private static Instant occurred(Provenance provenance) {
        return Optional.of(provenance).filter(Provenance::hasOccurredDateTimeType)
            .flatMap(stated -> FhirTime.read(stated.getOccurredDateTimeType(), "Provenance.occurred"))
            .orElseThrow(() -> MessageBundle.missing("Provenance.occurred"));
    }
}
