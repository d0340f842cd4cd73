package dk.broen.domain.lives;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has a consent, a part and an open door at the moment. In the beginning every partner has all three. A consent is lost by a refusal and
 * comes back when that is withdrawn.
 */
final class Circumstances {
    private static final Period YEAR = Period.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    private static final Instant BEGINNING_OF_THE_YEAR = YEAR.from().atStartOfDay(DENMARK).toInstant();

    private final List<Partner> partners;
    private final Map<Act.What, Set<Partner>> off = new EnumMap<>(Act.What.class);
    private final Set<Partner> denying = new HashSet<>();
    private final Map<Partner, List<Consent>> consents = new LinkedHashMap<>();

    Circumstances(List<Partner> partners) {
        this.partners = partners;
        for (Act.What what : Act.What.values()) {
            off.put(what, new HashSet<>());
        }
        partners.forEach(
            partner -> consents.put(partner, new ArrayList<>(List.of(answer(partner, Consent.Answer.GIVEN, 0, BEGINNING_OF_THE_YEAR)))));
    }

    void change(Act.Change change, Instant at) {
        boolean changed = change.on() ? off.get(change.what()).remove(change.partner()) : off.get(change.what()).add(change.partner());
        if (changed && change.what() == Act.What.CONSENT) {
            List<Consent> said = consents.get(change.partner());
            if (change.on()) {
                said.replaceAll(refusal -> refusal.withdrawnAt().isPresent() || refusal.answer() == Consent.Answer.GIVEN ? refusal
                    : refusal.stored(refusal.id(), Optional.of(at)));
            } else {
                said.add(answer(change.partner(), Consent.Answer.REFUSED, said.size(), at));
            }
        }
    }

    void openAllDoors() {
        off.get(Act.What.OPENING).clear();
    }

    boolean has(Partner partner, Act.What what) {
        return !off.get(what).contains(partner);
    }

    /** The partner answers that the citizen is not theirs. Nothing is recorded that says otherwise, and it takes no answer back. */
    void denies(Partner partner) {
        denying.add(partner);
    }

    /** Whether the partner must be told that its part has ended: it does not know that, if it did not say so itself. */
    boolean hasLostItsPart(Partner partner) {
        return !has(partner, Act.What.PART) && !denying.contains(partner);
    }

    boolean mayBeTold(Partner partner) {
        return has(partner, Act.What.CONSENT) && has(partner, Act.What.PART) && !denying.contains(partner);
    }

    CitizenFacts facts() {
        return new CitizenFacts(List.of(new Residence(Town.CODE, Residence.Kind.RESIDENCE, ACitizen.LONG_AGO)), List.of(),
            partners.stream().filter(partner -> has(partner, Act.What.PART))
                .map(partner -> new ServiceAssignment(partner.function(), partner.unit(), ACitizen.LONG_AGO, Optional.empty())).toList(),
            new ConsentRecord.Known(consents.values().stream().flatMap(List::stream).toList()));
    }

    private static Consent answer(Partner partner, Consent.Answer answer, int number, Instant at) {
        Period period = Period.between(LocalDate.ofInstant(at, DENMARK), YEAR.until().orElseThrow());
        return new Consent(partner.name() + "-" + number, answer, Set.of(partner.function()), Set.of(), Set.of(), Town.CODE, Set.of(),
            Consent.Obtained.inWriting("the ward", period.from()), period, Optional.empty());
    }
}
