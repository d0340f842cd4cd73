package dk.broen.mappings.consent;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Set;

/** What a rule of a FHIR Consent names: recipients, event types and regions. */
record RuleTerms(Recipients recipients, Named<EventType> events, Named<RegionCode> regions) {

    /**
     * What a rule names in one respect.
     *
     * @param known what it names in the systems of Broen
     * @param foreign whether it also names something in another system
     */
    record Named<T>(Set<T> known, boolean foreign) {
        Named {
            known = Set.copyOf(known);
        }

        boolean unsaid() {
            return known.isEmpty() && !foreign;
        }

        boolean onlyForeign() {
            return known.isEmpty() && foreign;
        }

        Named<T> knownOnly() {
            return new Named<>(known, false);
        }
    }

    /** @param foreign whether it also names somebody in another system */
    record Recipients(Set<UnitFunction> functions, Set<UnitId> units, boolean foreign) {
        Recipients {
            functions = Set.copyOf(functions);
            units = Set.copyOf(units);
        }

        boolean unsaid() {
            return !named() && !foreign;
        }

        boolean onlyForeign() {
            return !named() && foreign;
        }

        /** Whether it names a recipient that the hub knows. */
        boolean named() {
            return !functions.isEmpty() || !units.isEmpty();
        }

        Recipients knownOnly() {
            return new Recipients(functions, units, false);
        }
    }

    /** Whether it also names something that the hub does not know. */
    boolean foreign() {
        return recipients.foreign || events.foreign || regions.foreign;
    }

    /** The part that the hub knows. */
    RuleTerms knownOnly() {
        return new RuleTerms(recipients.knownOnly(), events.knownOnly(), regions.knownOnly());
    }

    /** Whether a permission covers nothing that the hub knows. A consent for everybody does not exist (domain.md §4). */
    boolean permitsNothing() {
        return !recipients.named() || events.onlyForeign() || regions.onlyForeign();
    }

    /** What an exception to this rule does not say itself, it has from this rule. */
    RuleTerms with(RuleTerms exception) {
        return new RuleTerms(exception.recipients.unsaid() ? recipients : exception.recipients,
            exception.events.unsaid() ? events : exception.events, exception.regions.unsaid() ? regions : exception.regions);
    }

    /** Whether an exception to this permission only takes away what the hub does not know. */
    boolean concernsNothing(RuleTerms exception) {
        return exception.recipients.unsaid() && recipients.onlyForeign() || exception.events.unsaid() && events.onlyForeign()
            || exception.regions.unsaid() && regions.onlyForeign();
    }
}
