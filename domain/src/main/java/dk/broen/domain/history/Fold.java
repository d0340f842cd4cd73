package dk.broen.domain.history;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Folds the messages that stand into stays, in clinical order and never in the order of arrival (domain.md §3). */
final class Fold {
    private final Function<Department, Specialty> specialties;
    private final Aliases aliases;
    private final List<StayBuilder> stays = new ArrayList<>();
    private final Map<StayKey, StayBuilder> latest = new LinkedHashMap<>();
    private final List<Said> deaths = new ArrayList<>();

    Fold(List<Said> standing, Aliases aliases, Function<Department, Specialty> specialties) {
        this.specialties = specialties;
        this.aliases = aliases;
        standing.stream().sorted(ClinicalOrder.OF_MESSAGES).forEach(this::fold);
    }

    List<Stay> stays() {
        return stays.stream().map(StayBuilder::build).toList();
    }

    /** The reports of the death of the citizen, in clinical order. */
    List<Said> deaths() {
        return deaths;
    }

    private void fold(Said said) {
        Specialty specialty = specialties.apply(said.event().department());
        switch (said.event().type()) {
            case EMERGENCY_CONTACT -> openOrNew(said).emergencyContact(said, specialty);
            case ADMITTED -> openOrNew(said).admitted(said, specialty);
            case TRANSFERRED -> open(said).ifPresent(stay -> stay.moved(said, specialty));
            case DETAILS_CHANGED -> open(said).ifPresent(stay -> stay.wardPutRight(said, specialty));
            case LEAVE_STARTED -> open(said).ifPresent(stay -> stay.leaveStarted(said, specialty));
            case LEAVE_ENDED -> open(said).ifPresent(stay -> stay.leaveEnded(said, specialty));
            case DISCHARGE_PLANNED -> openOrAlone(said).ifPresent(stay -> stay.dischargePlanned(said, specialty));
            case DISCHARGED -> endedBy(said).ifPresent(stay -> stay.discharged(said, specialty));
            case DECEASED -> died(said, specialty);
            case STEP -> throw new IllegalArgumentException("no hospital reports a step");
        }
    }

    private void died(Said said, Specialty specialty) {
        deaths.add(said);
        openOrLatest(said).died(said, specialty);
    }

    private Optional<StayBuilder> open(Said said) {
        Optional<StayBuilder> open = Optional.ofNullable(latest.get(aliases.of(said))).filter(StayBuilder::open);
        open.ifPresent(stay -> stay.heard(said));
        return open;
    }

    private StayBuilder openOrNew(Said said) {
        return open(said).orElseGet(() -> begin(said));
    }

    /** A list lacks a citizen who is away: the end that it says is none, whether the hospital reported that before or after (domain.md §3). */
    private Optional<StayBuilder> endedBy(Said said) {
        boolean away = Optional.ofNullable(latest.get(aliases.of(said))).filter(StayBuilder::away).isPresent();
        return away && said.event().endOnList() ? Optional.empty() : openOrAlone(said);
    }

    /** An end whose beginning was never heard of is an end; a second end of an ended stay is a repetition. */
    private Optional<StayBuilder> openOrAlone(Said said) {
        return latest.containsKey(aliases.of(said)) ? open(said) : Optional.of(begin(said));
    }

    private StayBuilder openOrLatest(Said said) {
        StayBuilder stay = latest.get(aliases.of(said));
        if (stay == null) {
            return begin(said);
        }
        stay.heard(said);
        return stay;
    }

    private StayBuilder begin(Said said) {
        StayBuilder stay = new StayBuilder(aliases.all(said), said);
        stays.add(stay);
        latest.put(aliases.of(said), stay);
        return stay;
    }
}
