package dk.broen.hub.api;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.ops.ApiUser;
import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Decides which facts a client may read and write: a municipality only those of its own units, consents, residences,
 * agreements and PSP cases; an operator all. An override belongs to no municipality: only an operator reads and writes it (domain.md §4).
 */
@Component
class OwnMunicipality {
    private final FactOwner owner;

    OwnMunicipality(FactOwner owner) {
        this.owner = owner;
    }

    /** @throws ForeignMunicipalityException when the client may not access the fact */
    void require(Principal client, Fact fact) {
        if (!owns(client, fact)) {
            throw new ForeignMunicipalityException();
        }
    }

    boolean owns(Principal client, Fact fact) {
        return client instanceof Authentication authentication && authentication.getPrincipal() instanceof ApiUser user
            && (user.municipality().isPresent() || user.isOperator()) && owner.isOf(user.municipality(), fact);
    }

    /** The municipality whose facts the client sees; empty for an operator, who sees all. */
    Optional<MunicipalityCode> viewOf(Principal client) {
        if (client instanceof Authentication authentication && authentication.getPrincipal() instanceof ApiUser user
            && (user.municipality().isPresent() || user.isOperator())) {
            return user.municipality();
        }
        throw new ForeignMunicipalityException();
    }
}
