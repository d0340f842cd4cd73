package dk.broen.adapters.facts;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;
import java.util.Set;

/** Says to which municipality a fact belongs: that of the unit, of the consent or of the residence; and which functions a unit has. */
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
        if (fact instanceof Fact.Agreed agreed) {
            return Optional.of(agreed.agreement().municipality());
        }
        if (fact instanceof Fact.Overridden overridden) {
            return overridden.decision().recipients().stream().sorted().findFirst().flatMap(this::municipalityOf);
        }
        if (fact instanceof Fact.PspStarted started) {
            return Optional.of(started.pspCase().municipality());
        }
        if (fact instanceof Fact.StayEnded ended) {
            return Optional.of(ended.end().municipality());
        }
        throw new IllegalStateException("unknown kind of fact: " + fact.getClass().getSimpleName());
    }

    /**
     * Whether a client reads and writes the fact. An override is a decision of health staff: no municipality records, reads or ends it.
     *
     * @param view the municipality whose facts the client sees; empty for an operator, who sees all
     */
    public boolean isOf(Optional<MunicipalityCode> view, Fact fact) {
        return view.isEmpty() || !(fact instanceof Fact.Overridden) && of(fact).equals(view);
    }

    /** The functions of a unit; none if it is not configured any more. */
    Set<UnitFunction> functionsOf(UnitId unit) {
        return configured(unit).map(Unit::functions).orElse(Set.of());
    }

    private Optional<MunicipalityCode> municipalityOf(UnitId unit) {
        return configured(unit).map(Unit::municipality);
    }

    private Optional<Unit> configured(UnitId unit) {
        return directory.municipalities().values().stream().flatMap(municipality -> municipality.unit(unit).stream()).findFirst();
    }
}
