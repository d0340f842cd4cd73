package dk.broen.routes.delivery;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import java.util.List;

/**
 * Notices of a channel that can be claimed.
 *
 * @param most as many were looked for; when as many were found, more may be due
 * @param answers what the consent registers say about their citizens
 */
record DueBatch(Channel channel, int most, List<Outbox.Candidate> candidates, ConsentAnswers answers) {
    @Override
    public String toString() {
        return "DueBatch[" + channel + " " + candidates.size() + "]";
    }
}
