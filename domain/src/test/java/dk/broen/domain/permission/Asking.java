package dk.broen.domain.permission;

import static dk.broen.domain.given.AMunicipality.aarhus;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Danish;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the gate about one citizen: whether the bostøtte of Aarhus may be told of an admission to psychiatry at AUH on 4 December 2026 at
 * 20:00, in the stay {@code s1} that is open, at that moment.
 */
final class Asking {
    private final ACitizen citizen;
    private AMunicipality municipality = aarhus();
    private UnitFunction function = UnitFunction.HOUSING_SUPPORT;
    private String unit = "bostoette";
    private EventType event = EventType.ADMITTED;
    private String hospital = "auh";
    private Optional<String> stay = Optional.of("s1");
    private Optional<String> begunAt = Optional.empty();
    private Optional<Instant> againAfter = Optional.empty();
    private Specialty specialty = Specialty.PSYCHIATRIC;
    private String occurredAt = "2026-12-04T20:00";
    private boolean lasting = true;
    private Optional<String> at = Optional.empty();
    private Map<RegionCode, OwnRegion> ownRegions = Map.of();

    private Asking(ACitizen citizen) {
        this.citizen = citizen;
    }

    static Asking about(ACitizen citizen) {
        return new Asking(citizen);
    }

    Asking in(AMunicipality code) {
        municipality = code;
        return this;
    }

    Asking as(UnitFunction asked) {
        function = asked;
        return this;
    }

    Asking of(String id) {
        unit = id;
        return this;
    }

    Asking telling(EventType type) {
        event = type;
        return this;
    }

    Asking from(String hospitalId) {
        hospital = hospitalId;
        return this;
    }

    Asking inStay(String visit) {
        stay = Optional.of(visit);
        return this;
    }

    Asking ofNoStay() {
        stay = Optional.empty();
        return this;
    }

    Asking begunAt(String time) {
        begunAt = Optional.of(time);
        return this;
    }

    Asking readmittedAfter(String end) {
        againAfter = Optional.of(Danish.time(end));
        return this;
    }

    Asking somatic() {
        specialty = Specialty.SOMATIC;
        return this;
    }

    Asking ofWhatIsOver(String time) {
        occurredAt = time;
        lasting = false;
        return this;
    }

    Asking at(String time) {
        at = Optional.of(time);
        return this;
    }

    Asking with(RegionCode region, OwnRegion list) {
        ownRegions = Map.of(region, list);
        return this;
    }

    Verdict verdict() {
        Directory directory = ADirectory.withOwnRegions(ownRegions, municipality);
        return new Gate().ask(Question.about(function, new UnitId(unit), municipality.build(), event, new HospitalId(hospital),
            stay.map(this::visit).stream().toList(), Danish.time(occurredAt), lasting, citizen.facts(), directory,
            Danish.time(at.orElse(occurredAt))));
    }

    private Visit visit(String number) {
        return new Visit(Set.of(new StayKey(new HospitalId(hospital), number)), Danish.time(begunAt.orElse(occurredAt)), againAfter,
            Set.of(specialty));
    }

    /** The basis, or the reason why not. */
    Object answer() {
        Verdict verdict = verdict();
        return verdict instanceof Verdict.Permitted permitted ? permitted.basis()
            : verdict instanceof Verdict.Withheld withheld ? withheld.reason() : verdict;
    }
}
