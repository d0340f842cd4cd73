package dk.broen.mappings.medcom;

import static dk.broen.domain.terms.EventNature.CANCELLATION;
import static dk.broen.domain.terms.EventNature.CORRECTION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.mappings.UnreadableMessage;
import java.util.List;
import java.util.Set;

/**
 * The table of activity, class, status, death and request for a report of a HospitalNotification (danish-standards.md §1.3). The MedCom
 * profile does not check that these fit together. A combination that is not in the table is refused.
 */
final class CodeTable {
    record Meaning(EventType type, EventNature nature) {}

    private record Code(String activity, String patientClass, Set<String> statuses, EventType type, EventNature nature) {}

    private static final Set<EventType> BEGINNINGS = Set.of(EMERGENCY_CONTACT, ADMITTED);
    private static final String EMER = "EMER";
    private static final String IMP = "IMP";
    private static final String IN_PROGRESS = "in-progress";
    private static final String ON_LEAVE = "onleave";
    private static final String FINISHED = "finished";
    private static final String IN_ERROR = "entered-in-error";

    private static final List<Code> CODES = List.of(
        new Code("admit-emergency", EMER, Set.of(IN_PROGRESS), EMERGENCY_CONTACT, ORIGINAL),     // STAA
        new Code("admit-inpatient", IMP, Set.of(IN_PROGRESS), ADMITTED, ORIGINAL),     // STIN
        new Code("start-leave-inpatient", IMP, Set.of(ON_LEAVE), LEAVE_STARTED, ORIGINAL),     // STOR
        new Code("end-leave-inpatient", IMP, Set.of(IN_PROGRESS), LEAVE_ENDED, ORIGINAL),     // SLOR
        new Code("discharge-emergency-home", EMER, Set.of(FINISHED), DISCHARGED, ORIGINAL),     // SLHJ
        new Code("discharge-inpatient-home", IMP, Set.of(FINISHED, ON_LEAVE), DISCHARGED, ORIGINAL),     // SLHJ, SLHJ_I
        new Code("revise-admit-emergency", EMER, Set.of(IN_PROGRESS), EMERGENCY_CONTACT, CORRECTION),   // RE_STAA
        new Code("revise-admit-inpatient", IMP, Set.of(IN_PROGRESS), ADMITTED, CORRECTION),   // RE_STIN
        new Code("revise-start-leave-inpatient", IMP, Set.of(ON_LEAVE), LEAVE_STARTED, CORRECTION),   // RE_STOR
        new Code("revise-end-leave-inpatient", IMP, Set.of(IN_PROGRESS), LEAVE_ENDED, CORRECTION),   // RE_SLOR
        new Code("revise-discharge-emergency-home", EMER, Set.of(FINISHED), DISCHARGED, CORRECTION),   // RE_SLHJ
        new Code("revise-discharge-inpatient-home", IMP, Set.of(FINISHED), DISCHARGED, CORRECTION),   // RE_SLHJ
        new Code("cancel-admit-emergency", EMER, Set.of(IN_ERROR), EMERGENCY_CONTACT, CANCELLATION), // AN_STAA
        new Code("cancel-admit-inpatient", IMP, Set.of(IN_ERROR), ADMITTED, CANCELLATION), // AN_STIN
        new Code("cancel-start-leave-inpatient", IMP, Set.of(IN_PROGRESS), LEAVE_STARTED, CANCELLATION), // AN_STOR
        new Code("cancel-end-leave-inpatient", IMP, Set.of(ON_LEAVE), LEAVE_ENDED, CANCELLATION), // AN_SLOR
        new Code("cancel-discharge-emergency-home", EMER, Set.of(IN_PROGRESS), DISCHARGED, CANCELLATION), // AN_SLHJ
        new Code("cancel-discharge-inpatient-home", IMP, Set.of(IN_PROGRESS, ON_LEAVE), DISCHARGED, CANCELLATION)); // AN_SLHJ

    static final String REPORT_LOCATION = "MessageHeader.extension(reportOfAdmissionFlag)";

    private CodeTable() {}

    /** Is this an activity of HospitalNotification? */
    static boolean knows(String activity) {
        return CODES.stream().anyMatch(row -> row.activity.equals(activity));
    }

    static Meaning meaning(HospitalNotification notification) {
        Code code = CODES.stream().filter(row -> row.activity.equals(notification.provenances().activity())).findFirst()
            .orElseThrow(() -> new UnreadableMessage("VALUE_UNKNOWN", "Provenance.activity",
                "The activity is not defined for HospitalNotification"));
        String patientClass = notification.patientClass();
        if (!patientClass.equals(EMER) && !patientClass.equals(IMP)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "Encounter.class", "The class must be EMER or IMP");
        }
        if (!patientClass.equals(code.patientClass)) {
            throw new UnreadableMessage("CODES_CONTRADICT", "Encounter.class",
                "The class must be " + code.patientClass + " for " + code.activity);
        }
        return switch (notification.deceased()) {
            case YES -> death(notification);
            case NO -> cancelsDeath(notification, code) ? cancelledDeath(notification) : said(notification, code);
            case UNSAID -> said(notification, code);
        };
    }

    /**
     * The meaning of a death. MORS repeats the activity of the previous message, RE_MORS repeats it once more. A citizen who died before
     * the arrival has no previous activity, and the status can still be in-progress (MedCom's MORS_J).
     */
    private static Meaning death(HospitalNotification notification) {
        boolean onArrival = notification.endedWhenItStarted();
        requireStatus(notification, onArrival ? Set.of(FINISHED, IN_PROGRESS) : Set.of(FINISHED), "a death");
        return new Meaning(DECEASED, notification.provenances().timesInARow() > (onArrival ? 1 : 2) ? CORRECTION : ORIGINAL);
    }

    private static Meaning said(HospitalNotification notification, Code code) {
        requireStatus(notification, code.statuses, code.activity);
        Meaning meaning = new Meaning(code.type, code.nature);
        if (notification.requestsReport() && !asksForReport(meaning)) {
            throw new UnreadableMessage("CODES_CONTRADICT", REPORT_LOCATION,
                "A report of admission is asked for with admit-emergency and admit-inpatient only, and not with " + code.activity);
        }
        return meaning;
    }

    /**
     * Whether a message with this meaning says if a report of admission is asked for. A death asks for none, whatever its message repeats.
     */
    static boolean asksForReport(Meaning meaning) {
        return BEGINNINGS.contains(meaning.type()) && meaning.nature() == ORIGINAL;
    }

    /**
     * Does the value false cancel a death? AN_MORS repeats the activity of the death. Otherwise false says that the citizen lives, as some
     * hospitals do in each message. A correction can follow a correction: there only the role "removal" cancels.
     */
    private static boolean cancelsDeath(HospitalNotification notification, Code code) {
        return notification.provenances().timesInARow() > 1 && (code.nature == ORIGINAL || notification.provenances().removes());
    }

    private static Meaning cancelledDeath(HospitalNotification notification) {
        requireStatus(notification, Set.of(IN_PROGRESS, ON_LEAVE), "a cancelled death");
        return new Meaning(DECEASED, CANCELLATION);
    }

    private static void requireStatus(HospitalNotification notification, Set<String> statuses, String what) {
        if (!statuses.contains(notification.status())) {
            throw new UnreadableMessage("CODES_CONTRADICT", "Encounter.status",
                "The status must be " + String.join(" or ", statuses.stream().sorted().toList()) + " for " + what);
        }
    }
}
