package dk.broen.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsCsv;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.domain.terms.Cpr;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringReader;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stores and returns facts that municipalities record: appointments, services, consents and residences. Each change is stored with its
 * author (the client) and its reason.
 */
@RestController
@RequestMapping("/api/facts")
@Tag(name = "facts", description = "Facts about citizens, recorded by municipalities. CPR numbers are sent in bodies only, never in URLs.")
class FactsApi {
    private final FactsReader reader;
    private final Facts facts;
    private final MergedIdentities merged;
    private final OwnMunicipality own;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FactsApi(FactsReader reader, Facts facts, MergedIdentities merged, OwnMunicipality own, TransactionTemplate transactions, Clock clock) {
        this.reader = reader;
        this.facts = facts;
        this.merged = merged;
        this.own = own;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The answer to a recorded document.
     *
     * @param recorded the ids of the facts, in the order of the document
     */
    record Recorded(List<UUID> recorded) {}

    /** A search for one citizen. */
    record CitizenSearch(Optional<String> cpr) {
        @Override
        public String toString() {
            return "CitizenSearch";
        }
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Record facts", description = "A facts document with the reason in \"because\". All facts are recorded or none.")
    Recorded record(@RequestBody ObjectNode document, Principal client) throws FactsRefused {
        JsonNode because = document.remove("because");
        return record(document, new ChangeReason(Optional.ofNullable(because).map(JsonNode::textValue)), client);
    }

    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Import facts from a spreadsheet", description = "One fact in each row, columns separated by semicolons. The "
        + "reason is sent in the header Because, in UTF-8, and not in the URL, because URLs are logged. All facts are recorded or none.")
    Recorded importCsv(@RequestBody String csv, @RequestHeader(value = "Because", required = false) Optional<String> because,
        Principal client) throws FactsRefused, IOException {
        FactsCsv sheet = FactsCsv.read(new StringReader(csv));
        try {
            return record(sheet.document(), ChangeReason.ofHeader(because), client);
        } catch (FactsRefused refused) {
            throw sheet.byLine(refused);
        }
    }

    @PostMapping(path = "/{id}/end", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a fact",
        description = "For an appointment, service or residence that is over or was wrong; a consent is withdrawn instead")
    void end(@PathVariable UUID id, @RequestBody ChangeReason reason, Principal client) {
        if (owned(id, client) instanceof Fact.Consented) {
            throw new ConflictException(
                "a consent cannot be ended; withdraw it, so that the hub can explain later decisions: POST /api/facts/" + id
                    + "/withdraw");
        }
        if (!facts.end(id, client.getName(), reason.required(), clock.instant())) {
            throw unknown();
        }
    }

    @PostMapping(path = "/{id}/withdraw", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw a consent",
        description = "From now on the consent permits nothing; waiting notices that rest on it are not sent")
    void withdraw(@PathVariable UUID id, @RequestBody ChangeReason reason, Principal client) {
        if (!(owned(id, client) instanceof Fact.Consented consented)) {
            throw new ConflictException("only a consent can be withdrawn; end this fact: POST /api/facts/" + id + "/end");
        }
        if (consented.consent().withdrawnAt().isPresent()
            || !facts.withdrawConsent(id, client.getName(), reason.required(), clock.instant())) {
            throw new ConflictException("this consent is already withdrawn");
        }
    }

    @PostMapping(path = "/search", consumes = "application/json")
    @Operation(summary = "Find the facts about one citizen", description = "Only facts that concern the client's municipality")
    List<RecordedFact> search(@RequestBody CitizenSearch search, Principal client) {
        Cpr citizen = search.cpr().flatMap(Cpr::read).orElseThrow(() -> new IllegalArgumentException("cpr: is not a CPR number"));
        return facts.recordedOf(citizen).stream()
            .filter(recorded -> own.owns(client, recorded.fact())).toList();
    }

    private Fact owned(UUID id, Principal client) {
        Fact fact = facts.find(id).orElseThrow(FactsApi::unknown).fact();
        own.require(client, fact);
        return fact;
    }

    private static NotFoundException unknown() {
        return new NotFoundException("no fact has this id, or the fact has ended");
    }

    /** Refuses facts under a retired CPR number, because the hub would never use them. */
    private void refuseRetired(Set<Cpr> numbers) {
        if (numbers.stream().anyMatch(number -> !merged.current(number).equals(number))) {
            throw new ConflictException(
                "a hospital merged one of these CPR numbers into another one; record the facts under the number in use");
        }
    }

    private Recorded record(JsonNode document, ChangeReason reason, Principal client) throws FactsRefused {
        String because = reason.required();
        Map<Cpr, List<Fact>> read = reader.read(document);
        refuseRetired(read.keySet());
        read.values().forEach(citizen -> citizen.forEach(fact -> own.require(client, fact)));
        List<UUID> ids = new ArrayList<>();
        // in one order of citizens, so that two documents never wait for each other
        transactions.executeWithoutResult(transaction -> sorted(read).forEach(
            (citizen, list) -> ids.addAll(facts.record(citizen, list, client.getName(), because, clock.instant()))));
        return new Recorded(ids);
    }

    private static Map<Cpr, List<Fact>> sorted(Map<Cpr, List<Fact>> read) {
        Map<Cpr, List<Fact>> sorted = new TreeMap<>(Comparator.comparing(Cpr::digits));
        sorted.putAll(read);
        return sorted;
    }
}
