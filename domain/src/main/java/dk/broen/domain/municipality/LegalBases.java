package dk.broen.domain.municipality;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.Set;

/**
 * The legal bases of a municipality, confirmed by its jurist (domain.md §4).
 *
 * @param version stored with every decision
 * @param statutory whether § 12 c is switched on
 * @param writtenConsent functions for which only a written consent permits
 */
public record LegalBases(String version, boolean statutory, Set<UnitFunction> statutoryFunctions, Set<EventType> statutoryEvents,
    Set<UnitFunction> writtenConsent) {
    public LegalBases {
        statutoryFunctions = Set.copyOf(statutoryFunctions);
        statutoryEvents = Set.copyOf(statutoryEvents);
        writtenConsent = Set.copyOf(writtenConsent);
    }
}
