package dk.broen.routes.intake;

import dk.broen.adapters.profiles.ProfileCheck;
import dk.broen.routes.arrival.Arrival;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Judges a MedCom message by MedCom's profiles, after the hub's own rules and before the answer (danish-standards.md §1.7). A message that
 * cannot be judged now is not accepted: the hospital sends it again.
 */
@Component
class ValidateNotification {
    private final ProfileCheck profiles;

    ValidateNotification(ProfileCheck profiles) {
        this.profiles = profiles;
    }

    @Handler
    Arrival validate(Arrival arrival) throws MessageRefused, NotJudged {
        ProfileCheck.Finding finding = profiles.check(arrival.raw());
        if (finding instanceof ProfileCheck.Finding.Violates violates) {
            throw new MessageRefused.MedCom(violates.violations());
        }
        if (finding instanceof ProfileCheck.Finding.Undecided undecided) {
            throw new NotJudged(undecided.why());
        }
        return arrival;
    }
}
