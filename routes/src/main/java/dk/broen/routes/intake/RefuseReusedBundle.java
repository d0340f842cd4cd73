package dk.broen.routes.intake;

import dk.broen.adapters.journal.KnownBundles;
import dk.broen.routes.arrival.Arrival;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Refuses a message in the bundle of another one, before the answer: the sender has repeated a Bundle.id (danish-standards.md §1.7, the
 * last row of the table). A message that was accepted before passes, because no negative answer may follow a positive one.
 */
@Component
class RefuseReusedBundle {
    /** Exchange property: Bundle.id of the message. */
    static final String BUNDLE = "BroenBundle";
    static final String BUNDLE_REUSED = "BUNDLE_REUSED";

    private final KnownBundles bundles;

    RefuseReusedBundle(KnownBundles bundles) {
        this.bundles = bundles;
    }

    @Handler
    Arrival check(Arrival arrival, @ExchangeProperty(BUNDLE) String bundle) throws MessageRefused {
        if (bundles.holdAnother(arrival.source(), arrival.feed(), arrival.controlId(), bundle)) {
            throw new MessageRefused.MedCom(BUNDLE_REUSED, "Bundle.id",
                "Another message was sent with this id of the Bundle; each message and each resend has a new one");
        }
        return arrival;
    }
}
