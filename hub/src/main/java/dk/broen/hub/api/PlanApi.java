package dk.broen.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.FactsCheck;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.planning.DryRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says what a message or facts would do now, without doing it. For operators only; the answers contain no citizen data.
 */
@RestController
@Tag(name = "plan", description = "What a message or facts would do, without doing it")
class PlanApi {
    private static final String HL7V2 = "x-application/hl7-v2+er7";
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";
    private final DryRun dryRun;
    private final FactsCheck check;
    private final PlanText text;
    private final Clock clock;

    PlanApi(DryRun dryRun, FactsReader reader, FactOwner owner, PlanText text, Clock clock) {
        this.dryRun = dryRun;
        this.check = new FactsCheck(reader, owner);
        this.text = text;
        this.clock = clock;
    }

    @PostMapping(path = "/api/plan/dry-run", consumes = HL7V2, produces = TEXT)
    @Operation(summary = "What an HL7 v2 message would do")
    String hl7v2(@RequestBody byte[] message) {
        return text.of(dryRun.hl7v2(message));
    }

    @PostMapping(path = "/api/plan/dry-run", consumes = {"application/fhir+json", "application/fhir+xml"}, produces = TEXT)
    @Operation(summary = "What a MedCom message would do")
    String medcom(@RequestBody byte[] message) {
        return text.of(dryRun.medcom(message));
    }

    @PostMapping(path = "/api/plan/dry-run", consumes = MediaType.APPLICATION_XML_VALUE, produces = TEXT)
    @Operation(summary = "What an XDIS message would do")
    String xdis(@RequestBody byte[] message) {
        return text.of(dryRun.xdis(message));
    }

    @PostMapping(path = "/api/plan/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE, produces = TEXT)
    @Operation(summary = "What a facts document would do",
        description = "As if each municipality recorded its facts now. The citizens are planned in the order of the document")
    String facts(@RequestBody ObjectNode document) throws FactsRefused {
        document.remove(FactsOrder.KEYS);
        List<Plan> plans = read(document).entrySet().stream()
            .map(citizen -> dryRun.facts(citizen.getKey(), citizen.getValue())).toList();
        return plans.stream().map(text::of).collect(Collectors.joining("\n"));
    }

    private Map<Cpr, List<Fact>> read(ObjectNode document) throws FactsRefused {
        Instant now = clock.instant();
        FactsCheck.Checked checked = check.check(document, Optional.empty(), "dry-run", now);
        if (!checked.faults().isEmpty()) {
            throw FactsRefused.of(checked.faults().stream().map(Fault::toString).toList());
        }
        Map<Cpr, List<Fact>> facts = new LinkedHashMap<>();
        checked.citizens().forEach(citizen -> facts.put(citizen, new ArrayList<>()));
        checked.entries().forEach(entry -> Objects.requireNonNull(facts.get(entry.citizen()))
            .add(entry.fact().recorded(Recording.by(entry.municipality(), now))));
        return facts;
    }
}
