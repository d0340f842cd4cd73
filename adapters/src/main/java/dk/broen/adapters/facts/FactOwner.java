package dk.broen.adapters.facts;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;

/** Says to which municipality a fact belongs: that of the unit, of the consent or of the residence. */
public final class FactOwner {
    private final Directory directory;

    public FactOwner(Directory directory) {
        this.directory = directory;
    }

    /** Empty if the unit of the fact is not configured any more. */
    public Optional<MunicipalityCode> of(Fact fact) {
        if (fact instanceof Fact.Appointed appointed) {
            return municipalityOf(appointed.appointment().unit());
        }
        if (fact instanceof Fact.Served served) {
            return municipalityOf(served.service().unit());
        }
        if (fact instanceof Fact.Consented consented) {
            return Optional.of(consented.consent().municipality());
        }
        if (fact instanceof Fact.Resident resident) {
            return Optional.of(resident.residence().municipality());
        }
        throw new IllegalStateException("unknown kind of fact: " + fact.getClass().getSimpleName());
    }

    private Optional<MunicipalityCode> municipalityOf(UnitId unit) {
        return directory.municipalities().values().stream().flatMap(municipality -> municipality.unit(unit).stream())
            .map(Unit::municipality).findFirst();
    }
}
