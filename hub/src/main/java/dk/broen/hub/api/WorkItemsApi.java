package dk.broen.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.StoredWorkItem.Standing;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.followup.AskAbout;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists what a human must do, and takes the answers. An operator sees all work items, a municipality its own, a hospital those of its wards;
 * others do not exist for them. Lists name no citizen.
 */
@RestController
@RequestMapping("/api/work-items")
@Tag(name = "work items", description = "What a human must do")
class WorkItemsApi {
    private static final Logger LOG = LoggerFactory.getLogger(WorkItemsApi.class);
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final WorkItems workItems;
    private final ReplacementNumbers replacements;
    private final AskAbout askAbout;
    private final AnswerWorkItem answering;
    private final WorkItemText text;
    private final Clock clock;

    WorkItemsApi(WorkItems workItems, ReplacementNumbers replacements, AskAbout askAbout, AnswerWorkItem answering, WorkItemText text,
        Clock clock) {
        this.workItems = workItems;
        this.replacements = replacements;
        this.askAbout = askAbout;
        this.answering = answering;
        this.text = text;
        this.clock = clock;
    }

    /**
     * What a list shows. All conditions hold together.
     *
     * @param state without it, what is open or taken
     * @param dueBefore only what is due before this instant
     * @param after the reference of the last item of the page before
     */
    record Query(Optional<WorkItem.Kind> kind, Optional<WorkItem.Owner> owner, Optional<List<Standing>> state, Optional<Instant> dueBefore,
        Optional<String> reference, Optional<String> after, Optional<Integer> limit) {
        private static final Set<Standing> TO_DO = Set.of(Standing.OPEN, Standing.TAKEN);
        private static final int LINES = 100;

        WorkItemFilter filter(WorkItemAudience audience) {
            return new WorkItemFilter(audience.addressees(), kind, owner,
                state.filter(some -> !some.isEmpty()).map(Set::copyOf).orElse(reference.isPresent() ? Set.of() : TO_DO),
                dueBefore.map(Query::inRange), reference.map(WorkItemsApi::normal), after.map(WorkItemsApi::normal),
                ResultLimit.of(limit.orElse(LINES)));
        }

        /** The range of instants of Java is larger than that of the database. */
        private static Instant inRange(Instant instant) {
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                throw new IllegalArgumentException("dueBefore: must be an instant from " + Instant.EPOCH + " to " + LATEST);
            }
            return instant;
        }
    }

    @GetMapping(produces = JSON)
    @Operation(summary = "Work items, oldest first",
        description = "Without citizen data. The conditions can be combined; without state, what is "
            + "open or taken. To read on, pass the reference of the last item as after")
    List<WorkItemAnswer.Line> list(@RequestParam Optional<WorkItem.Kind> kind, @RequestParam Optional<WorkItem.Owner> owner,
        @RequestParam Optional<List<Standing>> state, @RequestParam Optional<Instant> dueBefore, @RequestParam Optional<String> reference,
        @RequestParam Optional<String> after, @RequestParam Optional<Integer> limit, Principal client) {
        WorkItemAudience audience = WorkItemAudience.of(client);
        Instant now = clock.instant();
        List<StoredWorkItem> found = workItems.list(new Query(kind, owner, state, dueBefore, reference, after, limit).filter(audience));
        Map<UUID, ReplacementNumbers.Count> waiting = replacements.counts(found.stream()
            .filter(stored -> stored.item().kind() == WorkItem.Kind.REPLACEMENT_CPR).map(StoredWorkItem::id).toList());
        return found.stream().map(stored -> WorkItemAnswer.Line.of(stored, Optional.ofNullable(waiting.get(stored.id())),
            audience.operator(), now)).toList();
    }

    @GetMapping(produces = TEXT)
    @Operation(summary = "Work items, oldest first, as text")
    String listInWords(@RequestParam Optional<WorkItem.Kind> kind, @RequestParam Optional<WorkItem.Owner> owner,
        @RequestParam Optional<List<Standing>> state, @RequestParam Optional<Instant> dueBefore, @RequestParam Optional<String> reference,
        @RequestParam Optional<String> after, @RequestParam Optional<Integer> limit, Principal client) {
        return text.of(list(kind, owner, state, dueBefore, reference, after, limit, client));
    }

    @GetMapping(path = "/{reference}", produces = JSON)
    @Operation(summary = "One work item with its history",
        description = "Names the citizen to the ward or municipality that must act, if it may "
            + "know; never to an operator. Says which answers are accepted, and whom the citizen can be asked about")
    WorkItemAnswer.Detail show(@PathVariable String reference, Principal client) {
        WorkItemAudience audience = WorkItemAudience.of(client);
        StoredWorkItem stored = found(reference, audience);
        AskAbout.Detail detail = askAbout.of(stored, audience.reading(stored.item().addressee()));
        if (detail.citizen().isPresent() || detail.replacement().isPresent()) {
            LOG.info("BRN5101 work-item-read ref={} kind={} client={}", stored.reference(), stored.item().kind(), client.getName());
        }
        return detail(stored, detail, audience);
    }

    @GetMapping(path = "/{reference}", produces = TEXT)
    @Operation(summary = "One work item with its history, as text, without the citizen")
    String showInWords(@PathVariable String reference, Principal client) {
        WorkItemAudience audience = WorkItemAudience.of(client);
        StoredWorkItem stored = found(reference, audience);
        return text.of(detail(stored, askAbout.of(stored, Optional.empty()), audience));
    }

    private WorkItemAnswer.Detail detail(StoredWorkItem stored, AskAbout.Detail detail, WorkItemAudience audience) {
        return WorkItemAnswer.Detail.of(stored, Optional.ofNullable(replacements.counts(List.of(stored.id())).get(stored.id())),
            workItems.steps(stored.id()), detail, audience.operator(), clock.instant());
    }

    @PostMapping("/{reference}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a work item", description = "Others see that the client works on it. To take it again changes nothing")
    void take(@PathVariable String reference, Principal client) {
        StoredWorkItem stored = found(reference, WorkItemAudience.of(client));
        handed(workItems.take(stored.id(), client.getName(), clock.instant()));
    }

    @PostMapping("/{reference}/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give back a work item", description = "What the client has taken; an operator gives back what anybody has taken")
    void giveBack(@PathVariable String reference, Principal client) {
        WorkItemAudience audience = WorkItemAudience.of(client);
        StoredWorkItem stored = found(reference, audience);
        handed(workItems.giveBack(stored.id(), client.getName(), audience.operator(), clock.instant()));
    }

    @PostMapping(path = "/{reference}/answer", consumes = JSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Answer a work item",
        description = "\"answer\" is one of the answers that the work item accepts, \"because\" the reason. "
            + "The answer to a question of consent has \"consent\", a municipality \"residence\", a coordinator \"appointment\", written as in "
            + "a facts document, and a CPR number \"cpr\"; what the work item determines is left out. The fact is recorded, the work item closed, and the citizen looked "
            + "at again. The same answer again changes nothing")
    void answer(@PathVariable String reference, @RequestBody ObjectNode body, Principal client) {
        WorkItemAudience audience = WorkItemAudience.of(client);
        JsonNode code = body.remove("answer");
        JsonNode because = body.remove("because");
        answer(reference, code(Optional.ofNullable(code).map(JsonNode::textValue).orElse("")), body,
            new ChangeReason(Optional.ofNullable(because).map(JsonNode::textValue)), audience, client);
    }

    @PostMapping(path = "/{reference}/close", consumes = JSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close a work item: the same as the answer DONE", description = "With the reason in \"because\"")
    void close(@PathVariable String reference, @RequestBody ChangeReason reason, Principal client) {
        answer(reference, Answer.Code.DONE, JsonNodeFactory.instance.objectNode(), reason, WorkItemAudience.of(client), client);
    }

    @PostMapping(path = "/{reference}/take-back", consumes = JSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back whose replacement CPR number it was said to be",
        description = "With the reason in \"because\". Its messages wait again, what was told because of it is taken back, and another work "
            + "item asks")
    void takeBack(@PathVariable String reference, @RequestBody ChangeReason reason, Principal client) {
        conflicting(answering.takeBack(found(reference, WorkItemAudience.of(client)).id(), client.getName(), reason.required()));
    }

    private static void conflicting(AnswerWorkItem.Outcome outcome) {
        if (outcome instanceof AnswerWorkItem.Outcome.Conflict conflict) {
            throw new ConflictException(conflict.because());
        }
    }

    private void answer(String reference, Answer.Code code, ObjectNode details, ChangeReason reason, WorkItemAudience audience,
        Principal client) {
        AnswerWorkItem.Given given = AnswerWorkItem.Given.now(client.getName(), audience.operator(), code, details, reason.required());
        AnswerWorkItem.Outcome outcome = answering.answer(found(reference, audience).id(), given);
        if (outcome instanceof AnswerWorkItem.Outcome.Refused refused) {
            throw new AnswerRefusedException(refused.faults());
        }
        conflicting(outcome);
    }

    private static Answer.Code code(String name) {
        return Arrays.stream(Answer.Code.values()).filter(code -> code.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("answer: \"" + name + "\" is not one of "
                + Arrays.stream(Answer.Code.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static void handed(WorkItems.Handed handed) {
        switch (handed) {
            case TAKEN_BY_ANOTHER -> throw new ConflictException("another client has taken this work item");
            case CLOSED -> throw new ConflictException("this work item is closed");
            case DONE -> {
            }
        }
    }

    /** The same answer for a work item of others as for one that does not exist. */
    private StoredWorkItem found(String reference, WorkItemAudience audience) {
        return workItems.list(WorkItemFilter.of(normal(reference), audience.addressees())).stream().findFirst()
            .orElseThrow(() -> new NotFoundException("no work item has this reference"));
    }

    private static String normal(String reference) {
        return reference.strip().toUpperCase(Locale.ROOT);
    }
}
