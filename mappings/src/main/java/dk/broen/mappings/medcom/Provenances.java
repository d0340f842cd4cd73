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

/** What has been said of the stay so far: each message repeats all earlier provenances and adds its own (danish-standards §1.2). */
final class Provenances {
    private final MessageBundle bundle;
    /** By time, the current one last. */
    private final List<Provenance> said;

    Provenances(MessageBundle bundle) {
        this.bundle = bundle;
        this.said = chain();
    }

    String activity() {
        return activity(current());
    }

    /** How often the current activity has been said in a row, this message counted. */
    int timesSaid() {
        List<String> activities = new ArrayList<>(said.stream().map(Provenances::activity).toList());
        Collections.reverse(activities);
        return (int) activities.stream().takeWhile(activity -> activity.equals(activity())).count();
    }

    /** When the current one was said; empty when that is unstated. */
    Optional<Instant> occurred() {
        return occurred(current());
    }

    private Provenance current() {
        return said.get(said.size() - 1);
    }

    /** The current one targets this message; where none does, the latest is meant. */
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
