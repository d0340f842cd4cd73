package dk.broen.mappings.consent;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a consent may name: the configured functions, units and regions. */
public record Vocabulary(Set<UnitFunction> functions, Set<UnitId> units, Set<RegionCode> regions) {
    public Vocabulary {
        functions = Set.copyOf(functions);
        units = Set.copyOf(units);
        regions = Set.copyOf(regions);
    }

    public static Vocabulary of(Directory directory, Set<UnitFunction> functions) {
        return new Vocabulary(functions,
            directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream()).map(Unit::id)
                .collect(Collectors.toSet()),
            directory.regionsOf().values().stream().flatMap(List::stream).map(Directory.Membership::region).collect(Collectors.toSet()));
    }
}
