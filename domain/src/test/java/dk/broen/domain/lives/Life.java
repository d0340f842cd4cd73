package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.terms.Specialty;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What truly happened to one citizen, and the messages that report it. It shares nothing with the heart but event types and specialties.
 *
 * @param reports the messages in the order in which they were made
 * @param supersedes pairs of which the first makes the second old news
 * @param wards the specialty of the ward that truly reported it
 */
record Life(List<Report> reports, List<Stretch> stretches, Optional<Happening> death, Set<Superseding> supersedes,
    Map<Happening, Specialty> wards) {
    /** The first makes the second old news. */
    record Superseding(Happening later, Happening old) {}

    /** Everything that is true. */
    Set<Happening> truth() {
        return Stream.concat(stretches.stream().flatMap(stretch -> stretch.happened.stream()), death.stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the visit has two numbers: until both admissions are reported nobody can know that they are one. */
    boolean hasTwoFeeds(int visit) {
        return reports.stream().anyMatch(report -> report.visit() != visit && LifeGenerator.visit(report.visit()) == visit);
    }

    /** Whether a stay under the visit number of the end truly began at that time. */
    boolean began(Happening end, int at) {
        return truth().stream().anyMatch(begun -> begun.is(ADMITTED, end.visit()) && begun.at() == at);
    }

    /** What a partner that was told this knows: the death that another hospital reports with another time is the death. */
    Happening meant(Happening told) {
        return death.filter(dead -> reports.stream().anyMatch(report -> report.visit() == Town.ELSEWHERE
            && report.type() == told.type() && report.at() == told.at())).orElse(told);
    }

    Set<Happening> oldNews() {
        return Stream.concat(supersedes.stream().map(Superseding::old), truth().stream().filter(Happening::passed))
            .collect(Collectors.toSet());
    }

    /** How things stand, as far as the partner's rules cover it. */
    Present.State now(Partner partner) {
        Set<Present.State> states = stretches.stream().filter(stretch -> stretch.concerns(partner)).map(stretch -> stretch.state)
            .map(state -> state == Present.State.ON_LEAVE && !partner.events().contains(LEAVE_STARTED) ? Present.State.ADMITTED : state)
            .collect(Collectors.toSet());
        if (!states.isEmpty() && death.isPresent()) {
            return Present.State.DEAD;
        }
        return Stream.of(Present.State.ADMITTED, Present.State.ON_LEAVE).filter(states::contains).findFirst()
            .orElse(Present.State.DISCHARGED);
    }

    /**
     * What the partner should have been told by the end.
     *
     * @param known what it read and what was not taken back
     */
    Set<Happening> owed(Partner partner, Set<Happening> known) {
        Set<Happening> owed = new HashSet<>();
        for (Stretch stretch : stretches) {
            Stream.concat(stretch.happened.stream(), death.stream()).filter(happening -> concerns(partner, stretch, happening, known))
                .forEach(owed::add);
        }
        owed.removeAll(oldNews());
        return owed;
    }

    /** The beginnings that nothing made old news yet, of stretches in which the citizen is still in hospital. */
    Set<Happening> openBeginnings() {
        Set<Happening> open = stretches.stream().filter(stretch -> stretch.state.open()).flatMap(stretch -> stretch.happened.stream())
            .filter(happening -> happening.type() == ADMITTED).collect(Collectors.toCollection(HashSet::new));
        open.removeAll(oldNews());
        return open;
    }

    private static boolean concerns(Partner partner, Stretch stretch, Happening happening, Set<Happening> known) {
        if (happening.type() == DECEASED && known.stream().anyMatch(stretch.happened::contains)) {
            return true;
        }
        if (happening.type() == DISCHARGED
            && known.stream().filter(stretch::began).anyMatch(begun -> begun.visit() == happening.visit())) {
            return true;
        }
        boolean mine = happening.type() == ADMITTED ? partner.specialties().contains(happening.specialty()) : stretch.concerns(partner);
        return mine && happening.type() != LEAVE_ENDED && partner.events().contains(happening.type());
    }

    @Override
    public String toString() {
        return truth() + ", reported as " + reports;
    }
}
