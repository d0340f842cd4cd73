package dk.broen.routes.planning;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.Interpretation;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Merges two CPR numbers of one citizen (HL7 A40 and A47, domain.md §4). The stays move to the number in use, also when a hospital still
 * sends the retired number later. Facts and consents are never moved.
 */
@Component
public class Identities {
    private final Citizens citizens;
    private final MergedIdentities merged;
    private final Stays stays;
    private final Facts facts;
    private final ConsentRegisters registers;
    private final Clock clock;

    Identities(Citizens citizens, MergedIdentities merged, Stays stays, Facts facts, ConsentRegisters registers, Clock clock) {
        this.citizens = citizens;
        this.merged = merged;
        this.stays = stays;
        this.facts = facts;
        this.registers = registers;
        this.clock = clock;
    }

    /** The same messages with the numbers in use, because a hospital may send a retired number for some time. */
    List<Interpreted> current(List<Interpreted> messages) {
        Map<Cpr, Cpr> current = merged.current(messages.stream().flatMap(message -> message.event().stream()).map(HospitalEvent::citizen)
            .toList());
        return messages.stream().map(message -> message.event().filter(StayEvent.class::isInstance).map(StayEvent.class::cast)
            .map(event -> message.meaning(new Interpretation.Event(event.withCitizen(current.get(event.citizen())))))
            .orElse(message)).toList();
    }

    /** The number in use. */
    public Cpr current(Cpr number) {
        return merged.current(number);
    }

    /** Locks the citizens of the looks. A merge may have retired the number of a citizen since the look was scheduled. */
    List<Look> inUse(List<Look> looks) {
        Map<Cpr, Cpr> current = locked(looks.stream().map(Look::citizen).toList());
        return looks.stream().map(look -> look.at(current.get(look.citizen()))).toList();
    }

    /**
     * Locks the citizens until the transaction ends. A merge that was recorded before the lock was taken is known afterwards, and none follows
     * while the lock is held. The numbers in use are read before the lock, so that all locks are taken in one order, and again under it.
     *
     * @return for each number the number in use
     */
    public Map<Cpr, Cpr> locked(Collection<Cpr> numbers) {
        Set<Cpr> locked = new HashSet<>(numbers);
        locked.addAll(merged.current(numbers).values());
        citizens.lock(locked);
        Map<Cpr, Cpr> current = merged.current(numbers);
        while (locked.addAll(current.values())) {
            citizens.lock(current.values());
            current = merged.current(numbers);
        }
        return current;
    }

    /**
     * Moves the stays of the retired number.
     *
     * @return whether facts or consents of the retired number exist, or may exist in a consent register, so that a human must review them
     */
    boolean merge(IdentityMerged merge) {
        CitizenFacts known = facts.of(merge.retired());
        boolean needsReview = hasRecords(known) || mayHaveConsentInRegister(merge.retired(), known);
        stays.rekey(merge.retired(), merged.merge(merge.retired(), merge.citizen(), clock.instant()));
        return needsReview;
    }

    private static boolean hasRecords(CitizenFacts known) {
        boolean consents = known.consents() instanceof ConsentRecord.Known recorded && !recorded.consents().isEmpty();
        return consents || !known.residences().isEmpty() || !known.appointments().isEmpty() || !known.services().isEmpty()
            || !known.agreements().isEmpty() || !known.overrides().isEmpty() || !known.pspCases().isEmpty()
            || !known.stayEnds().isEmpty();
    }

    /**
     * Whether a municipality of the citizen has a consent register. The register itself is not queried: it may be unavailable, and its
     * answer would hold for this moment only.
     */
    private boolean mayHaveConsentInRegister(Cpr retired, CitizenFacts known) {
        Stream<MunicipalityCode> fromMessages = stays.said(retired).stream().map(Said::event)
            .flatMap(event -> event.municipality().stream());
        return Stream.concat(fromMessages, known.residences().stream().map(Residence::municipality))
            .anyMatch(code -> registers.has(code));
    }
}
