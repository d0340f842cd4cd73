package dk.broen.hub.cases;

import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.census.Compared;
import dk.broen.domain.census.KeptList;
import dk.broen.domain.census.KnownVisit;
import dk.broen.domain.census.ListComparison;
import dk.broen.domain.census.ListRules;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.census.AdmissionListReader;
import dk.broen.mappings.census.ListForm;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.census.ReadList;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The lists of inpatients of a case, compared without a hub. */
final class PlayedLists {
    private static final HospitalId HOSPITAL = new HospitalId("auh");
    private static final ListForm CSV = new ListForm(ListForm.Syntax.CSV, StandardCharsets.UTF_8);
    private static final ListRules RULES = new ListRules(Set.of(), 50, 5);

    private final ConfigurationResult.Loaded configuration;
    private KeptList kept = KeptList.NONE;

    PlayedLists(ConfigurationResult.Loaded configuration) {
        this.configuration = configuration;
    }

    /** What a list says, as messages. */
    List<Interpretation> take(Step.Arrives file, Function<ListedStay, List<Said>> said) {
        ReadList.Readable read = (ReadList.Readable) new AdmissionListReader().read(file.raw(), CSV,
            new AdmissionListReader.Times(file.at(), file.at(), configuration.rules().course().clockSkew()));
        Compared.Accepted compared = (Compared.Accepted) ListComparison.compare(kept, read.list(),
            stay -> known(stay, said.apply(stay), file.at()), RULES, file.at());
        kept = compared.kept();
        return compared.changes().stream().map(change -> ListMessage.interpret(ListMessage.of(HOSPITAL, change, read.list().listedAt()),
            configuration.directory()::hospital)).toList();
    }

    private KnownVisit known(ListedStay stay, List<Said> said, Instant at) {
        return KnownVisit.of(stay.citizen(), new StayKey(HOSPITAL, stay.visit()), said,
            Course.of(said, configuration.directory()::specialtyOf, configuration.rules().course(), List.of(), at));
    }
}
