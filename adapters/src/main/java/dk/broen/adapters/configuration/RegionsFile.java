package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.Directory.Membership;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks and reads {@code regions.yaml}: which region a municipality belongs to, and in which period, and which units a region tells of its
 * own stays.
 */
final class RegionsFile {
    private final YamlEntry regions;

    RegionsFile(YamlDocument document) {
        regions = document.at("regions");
    }

    KnownNames names() {
        return KnownNames.keysOf(regions);
    }

    KnownNames municipalities() {
        Set<String> codes = regions.entries().stream().flatMap(region -> region.at("municipalities").entries().stream())
            .map(YamlEntry::key).collect(Collectors.toSet());
        return new KnownNames(regions.file(), codes);
    }

    void check(Findings findings) {
        KnownNames names = names();
        regions.entries().forEach(region -> {
            DateCheck.check(region, findings);
            names.require(region.at("joins").items(), findings);
        });
        if (findings.isEmpty()) {
            checkOnePerDay(findings);
        }
    }

    /** A municipality must belong to one region only on each day. */
    private void checkOnePerDay(Findings findings) {
        List<YamlEntry> earlier = new ArrayList<>();
        for (YamlEntry region : regions.entries()) {
            earlier.stream().filter(other -> overlap(DateCheck.period(other), DateCheck.period(region)))
                .forEach(other -> codes(region).stream().filter(codes(other)::contains).findFirst().ifPresent(
                    code -> findings.add(region, "municipality " + code + " belongs to region " + other.key() + " at the same time")));
            earlier.add(region);
        }
    }

    Map<MunicipalityCode, List<Membership>> memberships() {
        Map<MunicipalityCode, List<Membership>> memberships = new HashMap<>();
        regions.entries().forEach(
            region -> codes(region).forEach(code -> memberships.computeIfAbsent(new MunicipalityCode(code), none -> new ArrayList<>())
                .add(new Membership(new RegionCode(region.key()), DateCheck.period(region)))));
        memberships.replaceAll((code, list) -> List.copyOf(list));
        return memberships;
    }

    /** The list of own units names only units of municipalities of the region. */
    void checkOwnUnits(List<YamlDocument> municipalities, Findings findings) {
        if (!municipalities.stream().allMatch(file -> file.at("municipality").optional().isPresent())) {
            return;
        }
        regions.entries().forEach(region -> {
            List<String> codes = codes(region);
            Set<String> units = municipalities.stream().filter(file -> codes.contains(file.at("municipality").text()))
                .flatMap(file -> file.at("units").entries().stream()).map(YamlEntry::key).collect(Collectors.toSet());
            region.at("own_stays").at("units").items().stream().filter(unit -> !units.contains(unit.text()))
                .forEach(unit -> findings.add(unit, "\"" + unit.text() + "\" is not a unit of a municipality of this region"
                    + Suggestion.hint(unit.text(), units)));
        });
    }

    Map<RegionCode, OwnRegion> ownRegions() {
        return regions.entries().stream().filter(region -> region.at("own_stays").present())
            .collect(Collectors.toMap(region -> new RegionCode(region.key()), region -> ownRegion(region.at("own_stays"))));
    }

    private static OwnRegion ownRegion(YamlEntry list) {
        return new OwnRegion(list.at("version").text(), list.at("on").flag(false),
            list.at("units").texts().stream().map(UnitId::new).collect(Collectors.toSet()), EventTypes.of(list.at("events")));
    }

    private List<String> codes(YamlEntry region) {
        Stream<YamlEntry> joined = region.at("joins").items().stream().map(code -> regions.at(code.text()));
        return Stream.concat(Stream.of(region), joined).flatMap(part -> part.at("municipalities").entries().stream())
            .map(YamlEntry::key).distinct().toList();
    }

    private static boolean overlap(Period one, Period other) {
        return !one.from().isAfter(other.until().orElse(LocalDate.MAX)) && !other.from().isAfter(one.until().orElse(LocalDate.MAX));
    }
}
