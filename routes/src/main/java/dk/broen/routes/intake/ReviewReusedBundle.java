package dk.broen.routes.intake;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.Journal;
import dk.broen.domain.followup.WorkItem;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.routes.arrival.Refusal;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Asks a human about a message that was refused because of the message before it in the same bundle: one of the two may be wrong. The journal
 * cannot name the first one while it waits for planning, or if that was its bundle at a resend only.
 */
@Component
class ReviewReusedBundle {
    private final HospitalNotificationReader reader;
    private final Journal journal;
    private final WorkItems workItems;
    private final Clock clock;

    ReviewReusedBundle(HospitalNotificationReader reader, Journal journal, WorkItems workItems, Clock clock) {
        this.reader = reader;
        this.journal = journal;
        this.workItems = workItems;
        this.clock = clock;
    }

    void review(Refusal refusal) {
        if (refusal.code().equals(RefuseReusedBundle.BUNDLE_REUSED)
            && reader.identify(refusal.raw()) instanceof Identification.Identified known) {
            String first =
                journal.inBundle(refusal.source(), refusal.source(), known.bundleId()).orElse("another message");
            workItems.open(new WorkItem(WorkItem.Kind.CONTENT_CONFLICT,
                refusal.reference() + " repeats the Bundle.id of " + first + " with another MessageHeader.id"), clock.instant());
        }
    }
}
