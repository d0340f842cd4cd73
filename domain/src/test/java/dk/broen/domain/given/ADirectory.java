package dk.broen.domain.given;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Directory.Membership;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a directory with hospitals in Midtjylland ({@code auh}), Syddanmark ({@code ouh}) and Hovedstaden ({@code rh}). All municipalities
 * belong to Midtjylland, except Copenhagen.
 */
public final class ADirectory {
    public static final String MIDTJYLLAND = "1082";
    public static final String SYDDANMARK = "1083";
    public static final String HOVEDSTADEN = "1084";
    public static final String OESTDANMARK = "1086";
    public static final String PSYCHIATRIC_WARD = "PSY";
    public static final String OTHER_PSYCHIATRIC_WARD = "PSY2";
    public static final String AUH_SOR = "777770000016009";
    public static final String SOMATIC_WARD = "MED";

    private static final List<Membership> COPENHAGEN = List.of(
        new Membership(new RegionCode(HOVEDSTADEN), Period.between(ACitizen.LONG_AGO.from(), Danish.day("2026-12-31"))),
        new Membership(new RegionCode(OESTDANMARK), Danish.since(Danish.day("2027-01-01"))));

    private ADirectory() {}

    public static Directory of(AMunicipality... municipalities) {
        return withOwnRegions(Map.of(), municipalities);
    }

    public static Directory withOwnRegions(Map<RegionCode, OwnRegion> ownRegions, AMunicipality... municipalities) {
        Map<MunicipalityCode, Municipality> byCode = new HashMap<>();
        Map<MunicipalityCode, List<Membership>> regions = new HashMap<>(Map.of(new MunicipalityCode("0101"), COPENHAGEN));
        Arrays.stream(municipalities).map(AMunicipality::build).forEach(municipality -> {
            byCode.put(municipality.code(), municipality);
            regions.putIfAbsent(municipality.code(), List.of(new Membership(new RegionCode(MIDTJYLLAND), ACitizen.LONG_AGO)));
        });
        return new Directory(byCode, regions,
            List.of(hospital("auh", MIDTJYLLAND), hospital("ouh", SYDDANMARK), hospital("rh", HOVEDSTADEN)),
            Set.of(Functions.SUBSTANCE_USE), Set.of(Functions.POLICE), ownRegions);
    }

    /** The sender names; {@code auh} has a SOR id too. */
    private static Set<String> senders(String id) {
        String sender = id.toUpperCase(Locale.ROOT) + "|ADT";
        return id.equals("auh") ? Set.of(sender, AUH_SOR) : Set.of(sender);
    }

    private static Hospital hospital(String id, String region) {
        return new Hospital(new HospitalId(id), "Hospital " + id, Optional.empty(), new RegionCode(region),
            senders(id),
            Map.of(PSYCHIATRIC_WARD, Specialty.PSYCHIATRIC, OTHER_PSYCHIATRIC_WARD, Specialty.PSYCHIATRIC, SOMATIC_WARD, Specialty.SOMATIC),
            Specialty.UNKNOWN, Wards.answeredOn("ward-answers." + id), AdtProfile.SHIPPED);
    }
}
