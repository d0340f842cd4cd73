package dk.broen.domain.history;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A stay while its messages are folded, in clinical order. */
final class StayBuilder {
    private final List<StayKey> aliases;
    private final Set<Specialty> specialties = EnumSet.noneOf(Specialty.class);
    private final List<Milestone> milestones = new ArrayList<>();
    private final Set<MatterKey> holding = new HashSet<>();
    private final List<OccasionId> messages = new ArrayList<>();
    private Set<Mark> marks;
    private Stay.State state = Stay.State.OPEN;
    private boolean emergencyOnly;
    private boolean absconded;
    private final List<StayEvent> contacts = new ArrayList<>();
    private final List<StayEvent> admissions = new ArrayList<>();
    private Optional<Said> admission = Optional.empty();
    private Optional<Said> plan = Optional.empty();
    private Optional<Said> end = Optional.empty();
    private Said lastHeard;
    private Optional<Said> departure = Optional.empty();
    private final List<StayEvent> expecting = new ArrayList<>();

    StayBuilder(List<StayKey> aliases, Said first) {
        this.aliases = aliases;
        this.lastHeard = first;
        messages.add(first.occasion());
        this.marks = first.event().addedTo(Set.of());
        expects(first.event());
    }

    boolean open() {
        return state.open();
    }

    /** Whether the hospital said that the citizen is not in the ward, and that the stay goes on. */
    boolean away() {
        return state == Stay.State.ON_LEAVE || open() && departure.isPresent();
    }

    void heard(Said said) {
        messages.add(said.occasion());
        marks = said.event().addedTo(marks);
        expects(said.event());
        if (said.event().saysPlace()) {
            departure = Optional.of(said).filter(one -> one.event().leavesForAnotherHospital());
        }
        lastHeard = said.event().occurredAt().isAfter(lastHeard.event().occurredAt()) ? said : lastHeard;
    }

    private void expects(StayEvent event) {
        if (event.saysExpectedDischarge()) {
            expecting.add(event);
        }
    }

    void emergencyContact(Said said, Specialty specialty) {
        contacts.add(said.event());
        if (milestones.isEmpty()) {
            emergencyOnly = true;
            add(specialty);
            add(said, specialty, said.event().occurredAt(), Set.of());
        }
    }

    /** A citizen who absconded and is admitted again comes back to the same stay (domain.md §3). */
    void admitted(Said said, Specialty specialty) {
        if (state == Stay.State.ON_LEAVE && absconded) {
            state = Stay.State.OPEN;
            add(said, EventType.LEAVE_ENDED, specialty, said.event().occurredAt(), Set.of(EventType.LEAVE_STARTED));
            return;
        }
        admissions.add(said.event());
        emergencyOnly = false;
        if (admission.isEmpty()) {
            admission = Optional.of(said);
        }
        enter(said, specialty, said.event().occurredAt());
    }

    /** Coming to another ward begins the stay for those who are named for the specialty of that ward (domain.md §3). */
    void moved(Said said, Specialty specialty) {
        if (!emergencyOnly) {
            enter(said, specialty, said.event().occurredAt());
        }
    }

    /** The ward of the admission is put right: the stay began there. */
    void wardPutRight(Said said, Specialty specialty) {
        if (!emergencyOnly) {
            enter(said, specialty,
                specialties.isEmpty() ? admission.map(first -> first.event().occurredAt()).orElse(said.event().occurredAt())
                    : said.event().occurredAt());
        }
    }

    /** A citizen on leave can abscond: what began as a leave ends with the next admission, too. */
    void leaveStarted(Said said, Specialty specialty) {
        absconded = said.event().absconded() || state == Stay.State.ON_LEAVE && absconded;
        if (state == Stay.State.OPEN && !emergencyOnly) {
            state = Stay.State.ON_LEAVE;
            add(said, specialty, said.event().occurredAt(), Set.of());
        }
    }

    void leaveEnded(Said said, Specialty specialty) {
        if (state == Stay.State.ON_LEAVE) {
            state = Stay.State.OPEN;
            add(said, specialty, said.event().occurredAt(), Set.of(EventType.LEAVE_STARTED));
        }
    }

    /** Of several planned discharges the one that was sent last holds; one that says nothing of the time leaves the time as it is. */
    void dischargePlanned(Said said, Specialty specialty) {
        add(specialty);
        if (plan.filter(known -> holdsBeside(known.event(), said.event())).isEmpty()) {
            plan = Optional.of(said);
            milestones.removeIf(earlier -> earlier.type() == EventType.DISCHARGE_PLANNED);
            add(said, specialty, said.event().occurredAt(), Set.of());
        }
    }

    private static boolean holdsBeside(StayEvent known, StayEvent said) {
        return known.saysExpectedDischarge() == said.saysExpectedDischarge() ? known.sentAt().isAfter(said.sentAt())
            : known.saysExpectedDischarge();
    }

    void discharged(Said said, Specialty specialty) {
        if (milestones.isEmpty()) {
            emergencyOnly = said.event().emergency();
        }
        ended(said);
        add(specialty);
        add(said, specialty, said.event().occurredAt(), EnumSet.complementOf(EnumSet.of(EventType.DISCHARGED)));
    }

    void died(Said said, Specialty specialty) {
        ended(said);
        add(specialty);
    }

    private void ended(Said said) {
        state = Stay.State.ENDED;
        end = Optional.of(said);
    }

    private void enter(Said said, Specialty specialty, Instant at) {
        holding.removeIf(key -> milestones.stream().anyMatch(m -> m.key().equals(key) && m.type() == EventType.EMERGENCY_CONTACT));
        if (specialty != Specialty.UNKNOWN && milestones.stream()
            .noneMatch(begun -> begun.type() == EventType.ADMITTED && begun.specialty() == specialty)) {
            specialties.add(specialty);
            add(said, EventType.ADMITTED, specialty, at, Set.of());
        }
    }

    private void add(Specialty passed) {
        if (passed != Specialty.UNKNOWN) {
            specialties.add(passed);
        }
    }

    private void add(Said said, Specialty specialty, Instant at, Set<EventType> superseded) {
        add(said, said.event().type(), specialty, at, superseded);
    }

    private void add(Said said, EventType type, Specialty specialty, Instant at, Set<EventType> superseded) {
        milestones.stream().filter(earlier -> superseded.contains(earlier.type())).map(Milestone::key).forEach(holding::remove);
        Milestone milestone = new Milestone(MatterKey.mint(type, said.occasion()), type, aliases.get(0), at, specialty,
            said.event().department(), said.event().planned().filter(planned -> type == EventType.DISCHARGE_PLANNED),
            said.event().oldLoad(), circumstances(said));
        milestones.add(milestone);
        holding.add(milestone.key());
    }

    private static Set<Circumstance> circumstances(Said said) {
        return said.event().endedManually() ? EnumSet.of(Circumstance.ENDED_MANUALLY) : Set.of();
    }

    Stay build() {
        return new Stay(aliases, specialties, asking().sorted(Comparator.comparing(Milestone::at)).toList(), holding, state,
            emergencyOnly, admission, end, messages, marks, lastHeard, departure, expectedEnd());
    }

    /** Of several expected ends the one that was sent last counts. A plan goes before what an admission expects, also if that is sent again. */
    private Optional<Stay.ExpectedEnd> expectedEnd() {
        Deque<StayEvent> lastFirst = new ArrayDeque<>();
        expecting.stream().sorted(Comparator.comparing(StayBuilder::isPlan).thenComparing(StayEvent::sentAt)).forEach(lastFirst::push);
        return lastFirst.stream().findFirst().flatMap(StayBuilder::expectedDay).map(day -> new Stay.ExpectedEnd(day,
            lastFirst.stream().takeWhile(event -> expectedDay(event).filter(day::equals).isPresent()).map(StayEvent::sentAt)
                .min(Comparator.naturalOrder()).orElseThrow()));
    }

    private static boolean isPlan(StayEvent event) {
        return event.type() == EventType.DISCHARGE_PLANNED;
    }

    private static Optional<LocalDate> expectedDay(StayEvent event) {
        return event.planned().map(PlannedDischarge::day);
    }

    /** The request for a report is part of what the beginning says. */
    private Stream<Milestone> asking() {
        Set<MatterKey> asking = new HashSet<>();
        ofRequest(EventType.EMERGENCY_CONTACT, contacts).ifPresent(asking::add);
        ofRequest(EventType.ADMITTED, admissions).ifPresent(asking::add);
        return milestones.stream().map(milestone -> asking.contains(milestone.key()) ? milestone.with(Circumstance.REPORT_REQUESTED)
            : milestone);
    }

    private Optional<MatterKey> ofRequest(EventType beginning, List<StayEvent> said) {
        return milestones.stream().filter(milestone -> milestone.type() == beginning && ReportRequest.stands(said)).map(Milestone::key)
            .findFirst();
    }
}
