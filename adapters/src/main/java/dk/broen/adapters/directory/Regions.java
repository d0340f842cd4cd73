package dk.broen.adapters.directory;

import dk.broen.domain.municipality.Directory.Membership;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code regions.yaml}: which region a municipality belongs to, and when. */
final class Regions {
    private final Entry regions;

    Regions(YamlDocument document) {
        regions = document.at("regions");
    }

    Names names() {
        return Names.keysOf(regions);
    }

    Names municipalities() {
        Set<String> codes = regions.entries().stream().flatMap(region -> region.at("municipalities").entries().stream())
            .map(Entry::key).collect(Collectors.toSet());
        return new Names(regions.file(), codes);
    }

    void check(Findings findings) {
        Names names = names();
        regions.entries().forEach(region -> {
            Dates.check(region, findings);
            names.require(region.at("joins").items(), findings);
        });
        if (findings.isEmpty()) {
            checkOnePerDay(findings);
        }
    }

    /** A municipality belongs to one region at a time. */
    private void checkOnePerDay(Findings findings) {
        List<Entry> before = new ArrayList<>();
        for (Entry region : regions.entries()) {
            before.stream().filter(other -> overlap(Dates.period(other), Dates.period(region))).forEach(other ->
                codes(region).stream().filter(codes(other)::contains).findFirst().ifPresent(code ->
                    findings.add(region, "municipality " + code + " belongs to region " + other.key() + " at the same time")));
            before.add(region);
        }
    }

    Map<MunicipalityCode, List<Membership>> memberships() {
        Map<MunicipalityCode, List<Membership>> memberships = new HashMap<>();
        regions.entries().forEach(region -> codes(region).forEach(code ->
            memberships.computeIfAbsent(new MunicipalityCode(code), none -> new ArrayList<>())
                .add(new Membership(new RegionCode(region.key()), Dates.period(region)))));
        memberships.replaceAll((code, list) -> List.copyOf(list));
        return memberships;
    }

    private List<String> codes(Entry region) {
        Stream<Entry> joined = region.at("joins").items().stream().map(code -> regions.at(code.text()));
        return Stream.concat(Stream.of(region), joined).flatMap(part -> part.at("municipalities").entries().stream())
            .map(Entry::key).distinct().toList();
    }

    private static boolean overlap(Period one, Period other) {
        return !one.from().isAfter(other.until().orElse(LocalDate.MAX)) && !other.from().isAfter(one.until().orElse(LocalDate.MAX));
    }
}
