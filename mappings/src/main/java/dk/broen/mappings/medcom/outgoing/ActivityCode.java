package dk.broen.mappings.medcom.outgoing;

import dk.broen.domain.notification.StayReport;
import dk.broen.domain.notification.StayReport.Kind;

/** The activity codes of MedCom for what the hub reports (danish-standards.md §1.3). A death has none of its own. */
final class ActivityCode {
    private ActivityCode() {}

    static String of(StayReport report) {
        return prefix(report) + switch (report.activity().type()) {
            case ADMITTED -> "admit-inpatient";
            case EMERGENCY_CONTACT -> "admit-emergency";
            case LEAVE_STARTED -> "start-leave-inpatient";
            case LEAVE_ENDED -> "end-leave-inpatient";
            case DISCHARGED -> report.kind() == Kind.EMERGENCY ? "discharge-emergency-home" : "discharge-inpatient-home";
            case DECEASED, TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED, STEP -> throw new IllegalArgumentException(
                "no activity code for " + report.activity().type());
        };
    }

    private static String prefix(StayReport report) {
        return switch (report.activity().nature()) {
            case ORIGINAL -> "";
            case CORRECTION -> "revise-";
            case CANCELLATION -> "cancel-";
        };
    }
}
