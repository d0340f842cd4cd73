package dk.broen.domain.municipality;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Set;

/**
 * The legal bases of a municipality, confirmed by its jurist (domain.md §4).
 *
 * @param version stored with every decision
 * @param statutory the terms of retssikkerhedsloven § 12 c
 * @param writtenConsent functions for which only a written consent permits
 * @param psychiatryAct the terms of psykiatriloven § 13 c
 * @param override the terms of sundhedsloven § 43 stk. 2
 * @param psp the closed list of the cooperation of police, social services and psychiatry
 */
public record LegalBases(String version, Terms statutory, Set<UnitFunction> writtenConsent, Terms psychiatryAct, OverrideTerms override,
    PspTerms psp) {
    public LegalBases {
        writtenConsent = Set.copyOf(writtenConsent);
    }

    /**
     * What a basis covers.
     *
     * @param on whether the municipality uses the basis
     */
    public record Terms(boolean on, Set<UnitFunction> functions, Set<EventType> events) {
        public Terms {
            functions = Set.copyOf(functions);
            events = Set.copyOf(events);
        }
    }

    /**
     * What an override covers. It names its recipients itself.
     *
     * @param on whether units of the municipality can be told by an override
     * @param days the number of days that an override lasts at most, its first and its last day counted
     */
    public record OverrideTerms(boolean on, Set<EventType> events, int days) {
        public OverrideTerms {
            events = Set.copyOf(events);
        }
    }

    /**
     * The units that a PSP case reaches. No fact, service or consent adds a unit.
     *
     * @param units empty if the municipality does not use the basis
     */
    public record PspTerms(Set<UnitId> units, Set<EventType> events) {
        public PspTerms {
            units = Set.copyOf(units);
            events = Set.copyOf(events);
        }
    }
}
