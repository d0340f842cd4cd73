package dk.broen.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsDocuments;
import dk.broen.adapters.facts.FactsEnding;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.terms.Cpr;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stores and returns recorded facts: appointments, services, consents, residences, agreements, overrides and PSP cases. Each change is
 * stored with its author (the client) and its reason.
 */
@RestController
@RequestMapping("/api/facts")
@Tag(name = "facts", description = "Facts about citizens, recorded by municipalities. CPR numbers are sent in bodies only, never in URLs.")
class FactsApi {
    private static final Logger LOG = LoggerFactory.getLogger(FactsApi.class);

    private final FactsIntake intake;
    private final FactsRecording recording;
    private final FactsEnding ending;
    private final Facts facts;
    private final OwnMunicipality own;
    private final Clock clock;

    FactsApi(FactsIntake intake, FactsRecording recording, FactsEnding ending, Facts facts, OwnMunicipality own, Clock clock) {
        this.intake = intake;
        this.recording = recording;
        this.ending = ending;
        this.facts = facts;
        this.own = own;
        this.clock = clock;
    }

    /** A search for one citizen. */
    record CitizenSearch(Optional<String> cpr) {
        @Override
        public String toString() {
            return "CitizenSearch";
        }
    }

    /**
     * The end of a fact.
     *
     * @param until the last day on which the fact holds; without it, the fact was wrong and is left out
     */
    record End(Optional<String> because, Optional<LocalDate> until) {
        ChangeReason reason() {
            return new ChangeReason(because);
        }
    }

    /** @param id the id of the version that is in force now */
    record Ended(UUID id) {}

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Record facts",
        description = "A facts document with the reason in \"because\". All facts are recorded or none; with "
            + "\"partial\": true, what is valid is recorded and the rest is listed in the answer. The same facts again change nothing (200); a "
            + "fact with other content replaces the former one. \"source\" names the system that the facts come from (default: the client). "
            + "\"replace\": \"CITIZENS\" or \"SOURCE\" ends what the same source recorded before and the document does not name, for the citizens "
            + "of the document or for all of the source; a consent is then withdrawn. \"preview\": true says what would be done and stores "
            + "nothing; \"previewed\" with the token of that answer makes sure that exactly this is done (else 409). A \"version\" at a citizen, or "
            + "If-Match for a document about one citizen, makes sure that the facts are still those that the client read (else 412).")
    ResponseEntity<FactsAnswer> record(@RequestBody ObjectNode document,
        @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) Optional<String> version, Principal client) throws FactsRefused {
        FactsOrder order = FactsOrder.take(document, own.viewOf(client), client.getName());
        Versions.read(version).ifPresent(read -> atOnlyCitizen(document, read));
        return answer(intake.take(document, order, clock.instant()), order, place -> place);
    }

    @PostMapping(path = "/{id}/end", consumes = "application/json")
    @Operation(summary = "End a fact",
        description = "With \"until\": the last day on which the appointment, service or residence holds; the "
            + "answer has the id of the fact with that end. Without it: the fact was wrong, and is left out from now on. A consent or override "
            + "is withdrawn instead. If-Match makes sure that the facts about the citizen are still those that the client read (else 412).")
    ResponseEntity<Ended> end(@PathVariable UUID id, @RequestBody End end,
        @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) Optional<String> version, Principal client) throws FactsRefused {
        RecordedFact fact = owned(id, client);
        if (fact.fact() instanceof Fact.Consented || fact.fact() instanceof Fact.Overridden) {
            throw new ConflictException(
                "a consent or override cannot be ended; withdraw it, so that the hub can explain later decisions: POST /api/facts/" + id
                    + "/withdraw");
        }
        String because = end.reason().required();
        Optional<String> read = Versions.read(version);
        if (end.until().isPresent()) {
            Cpr citizen = facts.citizenOf(id).orElseThrow(FactsApi::unknown);
            return ResponseEntity.ok(new Ended(ending.until(end.until().get(), citizen, fact, read, own.viewOf(client), client.getName(),
                because, clock.instant()).orElseThrow(FactsApi::unknown)));
        }
        if (!recording.end(id, read, own.viewOf(client), client.getName(), because, clock.instant())) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/{id}/withdraw", consumes = "application/json")
    @Operation(summary = "Withdraw a consent, or revoke an override",
        description = "From now on it permits nothing; waiting notices that rest on it are not sent. The same consent in a later "
            + "document stays withdrawn: a new consent has another first day, or an id of its own.")
    ResponseEntity<Void> withdraw(@PathVariable UUID id, @RequestBody ChangeReason reason,
        @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) Optional<String> version, Principal client) {
        Fact fact = owned(id, client).fact();
        if (withdrawnAt(fact, id).filter(at -> !at.isAfter(clock.instant())).isPresent()
            || !recording.withdraw(id, Versions.read(version), own.viewOf(client),
                client.getName(), reason.required(), clock.instant())) {
            throw new ConflictException(
                fact instanceof Fact.Overridden ? "this override is already revoked" : "this consent is already withdrawn");
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/search", consumes = "application/json")
    @Operation(summary = "Find the facts about one citizen", description = "A facts document that can be recorded again, with the facts in "
        + "force that concern the client's municipality; \"recorded\" at each fact says its id in the hub, its state, who recorded it, when and "
        + "why. The version of the facts is the ETag and stands at the citizen.")
    ResponseEntity<ObjectNode> search(@RequestBody CitizenSearch search, Principal client) {
        Cpr citizen = search.cpr().flatMap(Cpr::read).orElseThrow(() -> new IllegalArgumentException("cpr: is not a CPR number"));
        Facts.Seen seen = facts.seen(citizen, own.viewOf(client));
        return ResponseEntity.ok().eTag(Versions.tag(seen.version()))
            .body(FactsDocuments.document(List.of(FactsDocuments.citizen(citizen, seen.version(), seen.facts()))));
    }

    private static Optional<Instant> withdrawnAt(Fact fact, UUID id) {
        if (fact instanceof Fact.Consented consented) {
            return consented.consent().withdrawnAt();
        }
        if (fact instanceof Fact.Overridden overridden) {
            return overridden.decision().revokedAt();
        }
        throw new ConflictException("only a consent or override can be withdrawn; end this fact: POST /api/facts/" + id + "/end");
    }

    /** A fact of another municipality is as unknown as one that does not exist. */
    private RecordedFact owned(UUID id, Principal client) {
        RecordedFact fact = facts.find(id).orElseThrow(() -> replaced(id, client));
        if (!own.owns(client, fact.fact())) {
            throw unknown();
        }
        return fact;
    }

    private RuntimeException replaced(UUID id, Principal client) {
        return facts.successorOf(id).flatMap(facts::find).filter(now -> own.owns(client, now.fact()))
            .<RuntimeException>map(now -> new ConflictException("another version of this fact is in force: " + now.id()))
            .orElseGet(FactsApi::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("no fact has this id, or the fact has ended");
    }

    private static void atOnlyCitizen(ObjectNode document, String version) {
        JsonNode citizens = document.path("citizens");
        if (citizens.size() != 1 || !(citizens.get(0) instanceof ObjectNode citizen)) {
            throw new IllegalArgumentException("If-Match: is for a document about one citizen; write \"version\" at each citizen instead");
        }
        citizen.put("version", version);
    }

    /** @param place translates the places of the document into those of the file that the client sent */
    static ResponseEntity<FactsAnswer> answer(FactsIntake.Taken taken, FactsOrder order, UnaryOperator<String> place) {
        FactsAnswer answer = FactsAnswer.of(taken, order.preview(), place);
        FactsAnswer.Counts counts = answer.counts();
        LOG.info(
            "BRN1410 facts-recorded client={} source={} preview={} replace={} recorded={} changed={} unchanged={} ended={} withdrawn={} "
                + "refused={}",
            order.by(), order.source(), order.preview(), order.replacement(), counts.recorded(), counts.changed(),
            counts.unchanged(), counts.ended(), counts.withdrawn(), counts.refused());
        boolean stored = !order.preview() && taken.recorded().changesAnything();
        return ResponseEntity.status(stored ? HttpStatus.CREATED : HttpStatus.OK).body(answer);
    }
}
