package dk.broen.hub.api;

import dk.broen.domain.followup.Addressee;
import dk.broen.hub.ops.ApiUser;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;

/**
 * Which work items a client may read and answer: an operator all, a municipality its own, a hospital those of its wards. Of the others it does
 * not learn that they exist.
 *
 * @param addressees empty for an operator
 */
record WorkItemAudience(Optional<Set<Addressee>> addressees) {
    /** @throws NoAddresseeException when no work item can be addressed to the client */
    static WorkItemAudience of(Principal client) {
        if (!(client instanceof Authentication login && login.getPrincipal() instanceof ApiUser user)) {
            throw new NoAddresseeException();
        }
        if (user.isOperator()) {
            return new WorkItemAudience(Optional.empty());
        }
        if (user.addressees().isEmpty()) {
            throw new NoAddresseeException();
        }
        return new WorkItemAudience(Optional.of(user.addressees()));
    }

    boolean operator() {
        return addressees.isEmpty();
    }

    /** As whom the client reads an item that is addressed to it; empty for an operator. */
    Optional<Addressee> reading(Optional<Addressee> addressee) {
        return addressees.flatMap(own -> addressee.filter(own::contains));
    }
}
