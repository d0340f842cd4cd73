package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The coordinators and workers of a leader's units, as the municipality recorded them with the citizens: whoever has an appointment or a
 * service that is not over. The leader sees how many citizens each has, and not which.
 */
@Component
class UnitPeople {
    private static final int PAGE = 500;

    private final Facts facts;
    private final OwnUnits units;
    private final Clock clock;

    UnitPeople(Facts facts, OwnUnits units, Clock clock) {
        this.facts = facts;
        this.units = units;
        this.clock = clock;
    }

    /** An appointment or a service of a member, with all that is known of its citizen. */
    record Held(Facts.Seen citizen, RecordedFact fact) {
        @Override
        public String toString() {
            return "Held[" + fact.id() + "]";
        }
    }

    /** A person who works in a unit. */
    record Member(UnitId unit, String name, List<Held> held) {
        /** Names the member's form on the page. */
        String form() {
            return form(unit.value(), name);
        }

        static String form(String unit, String name) {
            return "member-" + Integer.toHexString((unit + "/" + name).hashCode());
        }

        List<dk.broen.domain.citizen.Person> persons() {
            return held.stream().flatMap(one -> person(one.fact().fact()).stream()).toList();
        }

        List<Fact.Appointed> appointments() {
            return held.stream().map(one -> one.fact().fact()).filter(Fact.Appointed.class::isInstance).map(Fact.Appointed.class::cast)
                .toList();
        }

        /** The absences that are not over, of any of the appointments. */
        List<Period> absences(LocalDate today) {
            return appointments().stream().flatMap(one -> one.appointment().absences().stream())
                .filter(days -> days.until().filter(today::isAfter).isEmpty()).distinct().sorted(Comparator.comparing(Period::from))
                .toList();
        }

        long citizens() {
            return held.stream().map(one -> one.citizen().citizen()).distinct().count();
        }

        @Override
        public String toString() {
            return "Member[" + unit + "]";
        }
    }

    /** In the order of units and names. */
    List<Member> of(Person leader) {
        MunicipalityCode municipality = leader.municipality().orElseThrow();
        Set<UnitId> own = units.of(leader);
        LocalDate today = LocalDate.ofInstant(clock.instant(), DENMARK);
        Map<String, Member> members = new TreeMap<>();
        for (Facts.Page page = facts.page(municipality, Optional.empty(), "", PAGE); !page.citizens().isEmpty();
            page = facts.page(municipality, Optional.empty(), page.last(), PAGE)) {
            for (Facts.Seen citizen : page.citizens()) {
                for (RecordedFact fact : citizen.facts()) {
                    unit(fact.fact(), today).filter(own::contains).ifPresent(unit -> person(fact.fact())
                        .ifPresent(person -> members.computeIfAbsent(unit + "/" + person.name(),
                            absent -> new Member(unit, person.name(), new ArrayList<>())).held().add(new Held(citizen, fact))));
                }
            }
        }
        return List.copyOf(members.values());
    }

    /** The unit of an appointment or a service that is not over. */
    private static Optional<UnitId> unit(Fact fact, LocalDate today) {
        if (fact instanceof Fact.Appointed appointed) {
            return Optional.of(appointed.appointment().unit()).filter(unit -> lasts(appointed.appointment().period(), today));
        }
        return fact instanceof Fact.Served served
            ? Optional.of(served.service().unit()).filter(unit -> lasts(served.service().period(), today)) : Optional.empty();
    }

    private static boolean lasts(Period period, LocalDate today) {
        return period.until().filter(today::isAfter).isEmpty();
    }

    private static Optional<dk.broen.domain.citizen.Person> person(Fact fact) {
        if (fact instanceof Fact.Appointed appointed) {
            return Optional.of(appointed.appointment().coordinator());
        }
        return fact instanceof Fact.Served served ? served.service().worker() : Optional.empty();
    }
}
