package dk.broen.hub.api;

import dk.broen.adapters.facts.Fact;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitId;
import dk.broen.hub.ops.ApiUser;
import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Decides which facts a client may read and write: a municipality only those of its own units, consents and residences; an operator all.
 */
@Component
class OwnMunicipality {
    private final Directory directory;

    OwnMunicipality(Directory directory) {
        this.directory = directory;
    }

    /** @throws ForeignMunicipalityException when the client may not access the fact */
    void require(Principal client, Fact fact) {
        if (!owns(client, fact)) {
            throw new ForeignMunicipalityException();
        }
    }

    boolean owns(Principal client, Fact fact) {
        return client instanceof Authentication authentication && authentication.getPrincipal() instanceof ApiUser user
            && user.municipality().map(own -> concerns(fact).filter(own::equals).isPresent()).orElseGet(user::isOperator);
    }

    private Optional<MunicipalityCode> concerns(Fact fact) {
        if (fact instanceof Fact.Appointed appointed) {
            return municipalityOf(appointed.appointment().unit());
        }
        if (fact instanceof Fact.Served served) {
            return municipalityOf(served.service().unit());
        }
        if (fact instanceof Fact.Consented consented) {
            return Optional.of(consented.consent().municipality());
        }
        return Optional.of(((Fact.Resident) fact).residence().municipality());
    }

    private Optional<MunicipalityCode> municipalityOf(UnitId unit) {
        return directory.municipalities().values().stream().flatMap(municipality -> municipality.unit(unit).stream())
            .map(Unit::municipality).findFirst();
    }
}
