package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.notification.StayReport.Activity;
import dk.broen.domain.notification.StayReport.Kind;
import dk.broen.domain.notification.StayReport.Leave;
import dk.broen.domain.notification.StayReport.State;
import dk.broen.domain.notification.StayReport.Vital;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Optional;

/**
 * How a stay stands for a receiver: what its reports add up to. A step that needs something that the receiver was never told, above all when
 * the stay began, gives no picture.
 *
 * @param activity the activity of the last report; a death repeats it
 */
record StayPicture(StayKey stay, Optional<Begun> begun, Optional<Leave> leave, Optional<Instant> end, Vital vital,
    Optional<Activity> activity) {
    record Begun(Kind kind, Instant at) {}

    static StayPicture nothing(StayKey stay) {
        return new StayPicture(stay, Optional.empty(), Optional.empty(), Optional.empty(), Vital.ALIVE, Optional.empty());
    }

    /** A stay that was cancelled can begin again. */
    static StayPicture after(StayReport report) {
        return report.state() == State.IN_ERROR
            ? new StayPicture(report.stay(), Optional.empty(), Optional.empty(), Optional.empty(), Vital.ALIVE,
                Optional.of(report.activity()))
            : new StayPicture(report.stay(), Optional.of(new Begun(report.kind(), report.start())), report.leave(), report.end(),
                report.vital() == Vital.DEAD ? Vital.DEAD : Vital.ALIVE, Optional.of(report.activity()));
    }

    /** What brought the stay to where it stands. */
    Optional<EventType> latest() {
        if (vital == Vital.DEAD) {
            return Optional.of(EventType.DECEASED);
        }
        if (end.isPresent()) {
            return Optional.of(EventType.DISCHARGED);
        }
        return leave.map(last -> last.end().isPresent() ? EventType.LEAVE_ENDED : EventType.LEAVE_STARTED)
            .or(() -> begun.map(beginning -> beginning(beginning.kind())));
    }

    Optional<StayPicture> said(Saying saying) {
        return switch (saying.type()) {
            case EMERGENCY_CONTACT -> Optional.of(begins(Kind.EMERGENCY, saying.at()));
            case ADMITTED -> Optional.of(begins(Kind.INPATIENT, saying.at()));
            case LEAVE_STARTED -> begun.filter(known -> known.kind() == Kind.INPATIENT)
                .map(known -> onLeave(Optional.of(new Leave(saying.at(), Optional.empty()))));
            case LEAVE_ENDED -> leave.map(left -> onLeave(Optional.of(new Leave(left.start(), Optional.of(saying.at())))));
            case DISCHARGED -> begun.map(known -> new StayPicture(stay,
                Optional.of(new Begun(known.kind(), saying.since().orElse(known.at()))), leave, Optional.of(saying.at()), vital, activity));
            case DECEASED -> begun.map(known -> new StayPicture(stay, begun, leave, Optional.of(saying.at()), Vital.DEAD, activity));
            case TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED, STEP -> Optional.empty();
        };
    }

    /** A beginning ends what came before it: a leave, or an end that was taken back meanwhile. */
    private StayPicture begins(Kind kind, Instant at) {
        return new StayPicture(stay, Optional.of(new Begun(kind, at)), leave.filter(known -> known.start().isAfter(at)),
            end.filter(at::isBefore), vital, activity);
    }

    private StayPicture onLeave(Optional<Leave> now) {
        return new StayPicture(stay, begun, now, end, vital, activity);
    }

    /** The stay as it stands when the event did not happen. */
    Optional<StayPicture> without(EventType event) {
        if (!latest().equals(Optional.of(event))) {
            return Optional.empty();
        }
        return switch (event) {
            case LEAVE_STARTED -> Optional.of(onLeave(Optional.empty()));
            case LEAVE_ENDED -> leave.map(left -> onLeave(Optional.of(new Leave(left.start(), Optional.empty()))));
            case DISCHARGED -> Optional.of(new StayPicture(stay, begun, leave, Optional.empty(), vital, activity));
            case DECEASED -> Optional.of(new StayPicture(stay, begun, leave, Optional.empty(), Vital.ALIVE, activity));
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED, STEP -> Optional.empty();
        };
    }

    State state() {
        if (end.isPresent()) {
            return State.FINISHED;
        }
        return leave.filter(left -> left.end().isEmpty()).isPresent() ? State.ON_LEAVE : State.IN_PROGRESS;
    }

    /** @param place names the hospital and the department */
    Optional<StayReport> reports(EventType type, EventNature nature, Saying place) {
        Vital told = type == EventType.DECEASED && nature == EventNature.CANCELLATION ? Vital.ALIVE_AGAIN : vital;
        return report(type, nature, state(), told, begun, place);
    }

    /** The stay did not happen. */
    Optional<StayReport> neverBegan(Saying beginning) {
        return report(beginning.type(), EventNature.CANCELLATION, State.IN_ERROR, Vital.ALIVE,
            Optional.of(new Begun(beginning.type() == EventType.ADMITTED ? Kind.INPATIENT : Kind.EMERGENCY, beginning.at())), beginning);
    }

    private Optional<StayReport> report(EventType type, EventNature nature, State state, Vital told, Optional<Begun> from, Saying place) {
        return from.flatMap(beginning -> place.hospital().map(hospital -> new StayReport(stay, type, nature,
            type == EventType.DECEASED ? activity.orElse(new Activity(beginning(beginning.kind()), EventNature.ORIGINAL))
                : new Activity(type, nature),
            beginning.kind(), state, told, beginning.at(), end, leave, hospital, place.department())));
    }

    private static EventType beginning(Kind kind) {
        return kind == Kind.INPATIENT ? EventType.ADMITTED : EventType.EMERGENCY_CONTACT;
    }
}
