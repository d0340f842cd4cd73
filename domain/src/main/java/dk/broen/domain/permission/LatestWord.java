package dk.broen.domain.permission;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.RegionCode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether the citizen has said no to a recipient of a consent since (ADR 99), before anybody asks about a certain notice. {@link ConsentGiven}
 * decides for each notice; this tells a human in time that a consent permits less than it says.
 *
 * @param home the region of the municipality; empty if it is unknown
 */
public record LatestWord(List<Consent> consents, Set<RegionCode> home) {
    public LatestWord {
        consents = List.copyOf(consents);
        home = Set.copyOf(home);
    }

    /** Whether a refusal or a withdrawal that counts at the instant stops the consent for a recipient that both name. */
    public boolean stops(Consent given, Instant at) {
        return consents.stream().filter(consent -> isNo(consent, at)).map(No::new)
            .anyMatch(no -> overlap(no, given) && !no.saidBefore(given.obtained().on()));
    }

    private static boolean isNo(Consent consent, Instant at) {
        return consent.answer() == Consent.Answer.REFUSED && consent.counts(at)
            || consent.answer() == Consent.Answer.GIVEN && consent.withdrawnBy(at) && !consent.vanished();
    }

    private boolean overlap(No no, Consent given) {
        Consent said = no.consent();
        boolean recipients =
            !Collections.disjoint(said.functions(), given.functions()) || !Collections.disjoint(said.units(), given.units());
        boolean events = said.events().isEmpty() || given.events().isEmpty() || !Collections.disjoint(said.events(), given.events());
        return recipients && events && said.municipality().equals(given.municipality()) && regions(no, given);
    }

    /** A refusal without regions counts for all of them. */
    private boolean regions(No no, Consent given) {
        Set<RegionCode> said = no.consent().regions();
        return said.equals(given.regions()) || no.refusal() && said.isEmpty()
            || !Collections.disjoint(regions(no.consent()), regions(given));
    }

    private Set<RegionCode> regions(Consent consent) {
        return consent.regions().isEmpty() ? home : consent.regions();
    }
}
